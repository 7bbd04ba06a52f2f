import { __ } from '@wordpress/i18n';
import { Icon, Menu, MenuItem } from '../ui';
import type { History } from './state';

type Props = { value: History | undefined; onChange: ( value: History | undefined ) => void };

const words = ( value: History | undefined ): string =>
	value === undefined
		? __( 'Earlier messages as the mailbox has it', 'deskfold' )
		: { none: __( 'No earlier messages', 'deskfold' ), last: __( 'The last message below', 'deskfold' ), full: __( 'All earlier messages below', 'deskfold' ) }[ value ];

/** What stands below this one reply: as quiet as the three dots of a mail program. */
export function HistoryChoice( { value, onChange }: Props ): JSX.Element {
	return (
		<div className="df-history">
			<Menu
				label={ __( 'Earlier messages below the reply', 'deskfold' ) }
				width={ 320 }
				button={ ( props ) => (
					<button type="button" className="df-quote-toggle" { ...props }>
						<Icon name="dots" size={ 16 } />
						<span className="df-cut">{ words( value ) }</span>
					</button>
				) }
			>
				{ ( close ) =>
					( [ undefined, 'none', 'last', 'full' ] as const ).map( ( one ) => (
						<MenuItem
							key={ one ?? 'mailbox' }
							checked={ value === one }
							onClick={ () => {
								close();
								onChange( one );
							} }
						>
							{ words( one ) }
						</MenuItem>
					) )
				}
			</Menu>
		</div>
	);
}
