import { __, sprintf } from '@wordpress/i18n';
import { keyLabel, withKey } from '../app/keys';
import { prefer, usePreferences } from '../core/preferences';
import type { Status } from '../core/types.gen';
import { Button, Icon, Menu, MenuItem, MenuSeparator } from '../ui';

type Props = { name: string; disabled: boolean; onSend: ( status: Status ) => void };

/** The one filled button of the pane, and the other ways to end a reply behind its caret. */
export function SendButton( { name, disabled, onSend }: Props ): JSX.Element {
	const { goNext } = usePreferences();
	const then = ( close: () => void, status: Status ) => () => {
		close();
		onSend( status );
	};
	return (
		<span className="df-split">
			<Button look="primary" disabled={ disabled } title={ withKey( __( 'Send and resolve', 'deskfold' ), 'sendResolve' ) } onClick={ () => onSend( 'resolved' ) }>
				{ __( 'Send and resolve', 'deskfold' ) }
			</Button>
			<Menu
				label={ __( 'More ways to send', 'deskfold' ) }
				align="end"
				width={ 320 }
				button={ ( props ) => (
					<button type="button" className="df-button is-primary is-medium df-split-caret" disabled={ disabled } aria-label={ __( 'More ways to send', 'deskfold' ) } { ...props }>
						<Icon name="caret" />
					</button>
				) }
			>
				{ ( close ) => (
					<>
						<MenuItem icon="resolved" shortcut={ keyLabel( 'sendResolve' ) } onClick={ then( close, 'resolved' ) }>
							{ __( 'Send and resolve', 'deskfold' ) }
						</MenuItem>
						<MenuItem icon="waiting" shortcut={ keyLabel( 'send' ) } onClick={ then( close, 'waiting' ) }>
							{ /* translators: %s: first name of a customer. */ sprintf( __( 'Send and wait for %s', 'deskfold' ), name ) }
						</MenuItem>
						<MenuItem icon="open" onClick={ then( close, 'open' ) }>
							{ __( 'Send and keep open', 'deskfold' ) }
						</MenuItem>
						<MenuSeparator />
						<MenuItem kind="checkbox" checked={ goNext } onClick={ () => prefer( { goNext: ! goNext } ) }>
							{ __( 'Go to the next ticket after sending', 'deskfold' ) }
						</MenuItem>
					</>
				) }
			</Menu>
		</span>
	);
}
