import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { IconButton } from './IconButton';

type One = {
	id: number;
	text: string;
	action?: { label: string; run: () => void; key?: string };
	stays: number;
	counts?: ( seconds: number ) => string;
	startedAt: number;
};

/** Floats at the bottom start of the canvas. Spoken elsewhere, so it is silent here. */
export function Toasts( { toasts, onDismiss }: { toasts: readonly One[]; onDismiss: ( id: number ) => void } ): JSX.Element {
	return (
		<div className="df-toasts">
			{ toasts.map( ( one ) => (
				<Toast key={ one.id } one={ one } onDismiss={ () => onDismiss( one.id ) } />
			) ) }
		</div>
	);
}

function Toast( { one, onDismiss }: { one: One; onDismiss: () => void } ): JSX.Element {
	const [ left, setLeft ] = useState( () => secondsLeft( one ) );
	const ticks = one.counts !== undefined;
	useEffect( () => {
		if ( ! ticks ) {
			return undefined;
		}
		const timer = setInterval( () => setLeft( secondsLeft( one ) ), 250 );
		return () => clearInterval( timer );
	}, [ one, ticks ] );
	return (
		<div className="df-toast">
			<span>{ one.counts ? one.counts( left ) : one.text }</span>
			{ one.action && (
				<button
					type="button"
					onClick={ () => {
						onDismiss();
						one.action?.run();
					} }
				>
					{ one.action.label }
					{ one.action.key && <kbd>{ one.action.key.replace( '+', ' ' ) }</kbd> }
				</button>
			) }
			{ one.stays === Infinity && <IconButton icon="close" size={ 28 } iconSize={ 18 } label={ __( 'Dismiss', 'deskfold' ) } onClick={ onDismiss } /> }
			{ ticks && <i style={ { animationDuration: `${ one.stays }ms` } } /> }
		</div>
	);
}

const secondsLeft = ( one: One ): number => Math.max( 0, Math.ceil( ( one.startedAt + one.stays - Date.now() ) / 1000 ) );
