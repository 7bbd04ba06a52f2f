import { useEffect, useState, type CSSProperties } from 'react';

type Props = { width: number | string; height?: number; radius?: number; style?: CSSProperties };

export function Skeleton( { width, height = 12, radius = 3, style }: Props ): JSX.Element {
	return <i className="df-skeleton" style={ { inlineSize: width, blockSize: height, borderRadius: radius, ...style } } />;
}

const AFTER = 200;
const AT_LEAST = 300;

/** True only when waiting takes noticeably long, and then long enough not to flicker. */
export function useSlow( waiting: boolean ): boolean {
	const [ shownAt, setShownAt ] = useState< number | null >( null );
	useEffect( () => {
		if ( waiting && shownAt === null ) {
			const timer = setTimeout( () => setShownAt( Date.now() ), AFTER );
			return () => clearTimeout( timer );
		}
		if ( ! waiting && shownAt !== null ) {
			const timer = setTimeout( () => setShownAt( null ), Math.max( 0, shownAt + AT_LEAST - Date.now() ) );
			return () => clearTimeout( timer );
		}
		return undefined;
	}, [ waiting, shownAt ] );
	return shownAt !== null;
}
