import { __ } from '@wordpress/i18n';
import { Fragment } from 'react';

/** "Ctrl+Enter" or "g then w", one box for each key; nothing where a key is switched off. */
export function Kbd( { keys }: { keys: string } ): JSX.Element | null {
	if ( ! keys ) {
		return null;
	}
	const steps = keys.split( ' ' );
	return (
		<span className="df-keys">
			{ steps.map( ( step, index ) => (
				<Fragment key={ step + index }>
					{ index > 0 && <small>{ __( 'then', 'deskfold' ) }</small> }
					{ step.split( /\+(?=.)/ ).map( ( key ) => (
						<kbd key={ key }>{ key }</kbd>
					) ) }
				</Fragment>
			) ) }
		</span>
	);
}
