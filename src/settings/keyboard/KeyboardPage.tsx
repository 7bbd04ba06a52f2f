import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { groupTitle, KEYS, type Command, type Group } from '../../app/keys';
import { problemOf } from '../../core/api';
import { changeKeyboard, useKeyboard } from '../../core/keyboard';
import { toast } from '../../core/toasts';
import { Button, Toggle } from '../../ui';
import { Page } from '../Page';
import { KeyRow } from './KeyRow';

const GROUPS: readonly Group[] = [ 'move', 'go', 'act', 'several', 'write' ];

const save = ( change: Parameters< typeof changeKeyboard >[ 0 ], done: string ): void =>
	void changeKeyboard( change ).then(
		() => toast( done ),
		( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true, action: { label: __( 'Try again', 'deskfold' ), run: () => save( change, done ) } } )
	);

/** Every key of the desk, for this agent to change. Nothing to save at the end: each change holds at once. */
export function KeyboardPage(): JSX.Element {
	const { single_keys: single, keys } = useKeyboard();
	const [ recording, setRecording ] = useState< Command | null >( null );
	const changed = Object.keys( keys ).length > 0;
	const onChange = ( own: Record< string, string > ) => {
		setRecording( null );
		save( { keys: own }, __( 'Your keys are saved.', 'deskfold' ) );
	};
	return (
		<Page
			title={ __( 'My keyboard', 'deskfold' ) }
			action={
				<Button disabled={ ! changed } onClick={ () => onChange( {} ) }>
					{ __( 'Reset all keys', 'deskfold' ) }
				</Button>
			}
		>
			<div className="df-settings-scroll">
				<div className="df-settings-body">
					<div className="df-keyboard">
						<Toggle
							label={ __( 'Single-key shortcuts', 'deskfold' ) }
							help={ __( 'Letters and signs alone do something while you are not typing. Switch them off if you speak to your computer or press keys by accident; keys with Ctrl go on working.', 'deskfold' ) }
							checked={ single }
							onChange={ ( on ) => save( { single_keys: on }, on ? __( 'Single keys work again.', 'deskfold' ) : __( 'Single keys are switched off.', 'deskfold' ) ) }
						/>
						<p className="df-settings-small">{ __( 'Your keys are kept with your account: they are the same on every computer.', 'deskfold' ) }</p>
						{ GROUPS.map( ( group ) => (
							<section key={ group }>
								<h2>{ groupTitle( group ) }</h2>
								<ul>
									{ ( Object.keys( KEYS ) as Command[] )
										.filter( ( name ) => KEYS[ name ].group === group )
										.map( ( name ) => (
											<KeyRow key={ name } command={ name } own={ keys } isRecording={ recording === name } onRecord={ ( on ) => setRecording( on ? name : null ) } onChange={ onChange } />
										) ) }
								</ul>
							</section>
						) ) }
					</div>
				</div>
			</div>
		</Page>
	);
}
