import { Skeleton } from '../ui';

const WIDTHS = [ [ 40, 70, 55 ], [ 52, 60, 62 ], [ 34, 78, 48 ] ] as const;

/** The lines sit where the text will be. */
export function RowSkeleton( { index = 0 }: { index?: number } ): JSX.Element {
	const [ who, subject, snippet ] = WIDTHS[ index % 3 ] ?? WIDTHS[ 0 ];
	return (
		<>
			<Skeleton width={ 32 } height={ 32 } radius={ 16 } />
			<span className="df-row-text">
				<span className="df-row-line">
					<Skeleton width={ `${ who }%` } />
					<Skeleton width={ 28 } height={ 10 } style={ { marginInlineStart: 'auto' } } />
				</span>
				<span className="df-row-line">
					<Skeleton width={ `${ subject }%` } />
					<Skeleton width={ 20 } height={ 20 } radius={ 10 } style={ { marginInlineStart: 'auto' } } />
				</span>
				<span className="df-row-line">
					<Skeleton width={ `${ snippet }%` } height={ 10 } />
					<Skeleton width={ 64 } height={ 16 } style={ { marginInlineStart: 'auto' } } />
				</span>
			</span>
		</>
	);
}
