import { __, sprintf } from '@wordpress/i18n';
import { useMemo, useRef, useState } from 'react';
import { keyLabel, withKey } from '../app/keys';
import { prefer, usePreferences } from '../core/preferences';
import { Button, Icon, Menu, MenuItem, MenuSeparator } from '../ui';
import type { Ending } from './state';
import { When } from './when/When';

type Props = { name: string; disabled: boolean; onSend: ( ending: Ending ) => void };

type Asking = 'snooze' | 'later' | null;

/** The one filled button of the pane, and the other ways to end a reply behind its caret. */
export function SendButton( { name, disabled, onSend }: Props ): JSX.Element {
	const [ asking, setAsking ] = useState< Asking >( null );
	const split = useRef< HTMLSpanElement >( null );
	// The choice of a time hangs on the caret, which belongs to the menu.
	const caret = useMemo(
		() => ( {
			get current() {
				return split.current?.querySelector< HTMLElement >( '.df-split-caret' ) ?? null;
			},
		} ),
		[]
	);
	return (
		<span className="df-split" ref={ split }>
			<Button look="primary" disabled={ disabled } title={ withKey( __( 'Send and resolve', 'deskfold' ), 'sendResolve' ) } onClick={ () => onSend( { status: 'resolved' } ) }>
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
				{ ( close ) => <Ways name={ name } close={ close } onSend={ onSend } onAsk={ setAsking } /> }
			</Menu>
			{ asking === 'snooze' && (
				<When
					anchor={ caret }
					align="end"
					label={ __( 'Send and snooze until', 'deskfold' ) }
					help={ __( 'A reply from the customer always brings it back.', 'deskfold' ) }
					untilAnswer={ /* translators: %s: first name of a customer. */ sprintf( __( 'Until %s answers', 'deskfold' ), name ) }
					onPick={ ( snoozed_until ) => onSend( { status: 'snoozed', snoozed_until } ) }
					onClose={ () => setAsking( null ) }
				/>
			) }
			{ asking === 'later' && (
				<When
					anchor={ caret }
					align="end"
					label={ __( 'Send at', 'deskfold' ) }
					help={ /* translators: %s: first name of a customer. */ sprintf( __( 'If %s writes before, it is held back and you are told.', 'deskfold' ), name ) }
					onPick={ ( send_at ) => send_at !== null && onSend( { send_at } ) }
					onClose={ () => setAsking( null ) }
				/>
			) }
		</span>
	);
}

type WaysProps = { name: string; close: () => void; onSend: Props[ 'onSend' ]; onAsk: ( asking: Asking ) => void };

function Ways( { name, close, onSend, onAsk }: WaysProps ): JSX.Element {
	const { goNext } = usePreferences();
	const then = ( act: () => void ) => () => {
		close();
		act();
	};
	return (
		<>
			<MenuItem icon="check" shortcut={ keyLabel( 'sendResolve' ) } onClick={ then( () => onSend( { status: 'resolved' } ) ) }>
				{ __( 'Send and resolve', 'deskfold' ) }
			</MenuItem>
			<MenuItem icon="waiting" shortcut={ keyLabel( 'send' ) } onClick={ then( () => onSend( { status: 'waiting' } ) ) }>
				{ /* translators: %s: first name of a customer. */ sprintf( __( 'Send and wait for %s', 'deskfold' ), name ) }
			</MenuItem>
			<MenuItem icon="open" onClick={ then( () => onSend( { status: 'open' } ) ) }>
				{ __( 'Send and keep open', 'deskfold' ) }
			</MenuItem>
			<MenuItem icon="snoozed" onClick={ then( () => onAsk( 'snooze' ) ) }>
				{ __( 'Send and snooze…', 'deskfold' ) }
			</MenuItem>
			<MenuSeparator />
			<MenuItem icon="clock" onClick={ then( () => onAsk( 'later' ) ) }>
				{ __( 'Send later…', 'deskfold' ) }
			</MenuItem>
			<MenuSeparator />
			<MenuItem kind="checkbox" checked={ goNext } onClick={ () => prefer( { goNext: ! goNext } ) }>
				{ __( 'Go to the next ticket after sending', 'deskfold' ) }
			</MenuItem>
		</>
	);
}
