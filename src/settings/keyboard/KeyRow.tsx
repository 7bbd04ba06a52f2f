import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { isChanged, judge, mayChange, withChange, withSwap, type Verdict } from '../../app/changeKeys';
import { KEYS, keysOf, printed, type Command, type Key } from '../../app/keys';
import { Button, Icon, Kbd } from '../../ui';
import { useRecorder } from './useRecorder';

type Own = Record< string, string >;
type Props = { command: Command; own: Own; isRecording: boolean; onRecord: ( on: boolean ) => void; onChange: ( own: Own ) => void };

type Answer = { keys: string; verdict: Verdict };

/** One command: its key, and the way to another one. */
export function KeyRow( { command, own, isRecording, onRecord, onChange }: Props ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const [ answer, setAnswer ] = useState< Answer | null >( null );
	const { keys: [ first ], label }: Key = KEYS[ command ];
	const shown = keysOf( command )[ 0 ] ?? '';
	const stop = () => {
		setAnswer( null );
		onRecord( false );
		button.current?.focus();
	};
	const wish = ( keys: string ) => {
		const verdict = judge( command, keys );
		if ( keys === shown ) {
			stop();
		} else if ( verdict.kind === 'free' ) {
			setAnswer( null );
			onChange( withChange( own, command, keys ) );
			button.current?.focus();
		} else {
			onRecord( true );
			setAnswer( { keys, verdict } );
		}
	};
	useRecorder( isRecording && answer?.verdict.kind !== 'taken', { onKeys: wish, onCancel: stop } );
	const swap = ( { keys, verdict }: Answer ) => {
		if ( verdict.kind === 'taken' ) {
			setAnswer( null );
			onChange( withSwap( own, command, keys, verdict.by ) );
			button.current?.focus();
		}
	};
	return (
		<li className={ isRecording ? 'is-recording' : '' }>
			<div className="df-keyboard-line">
				<span className="df-grow" id={ `df-key-${ command }` }>
					{ label() }
				</span>
				<Kbd keys={ printed( shown ) } />
				<span className="df-keyboard-ways">
					{ mayChange( command ) && (
						<Button
							ref={ button }
							look="tertiary"
							size="small"
							aria-describedby={ `df-key-${ command }` }
							onClick={ () => ( isRecording ? stop() : ( setAnswer( null ), onRecord( true ) ) ) }
						>
							{ isRecording ? __( 'Cancel', 'deskfold' ) : __( 'Change', 'deskfold' ) }
						</Button>
					) }
					{ isChanged( command ) && ! isRecording && (
						<Button look="tertiary" size="small" aria-describedby={ `df-key-${ command }` } onClick={ () => wish( first ) }>
							{ __( 'Reset', 'deskfold' ) }
						</Button>
					) }
				</span>
			</div>
			<div role="status">{ isRecording && <Told answer={ answer } onSwap={ swap } /> }</div>
		</li>
	);
}

function Told( { answer, onSwap }: { answer: Answer | null; onSwap: ( answer: Answer ) => void } ): JSX.Element {
	if ( answer?.verdict.kind === 'taken' ) {
		return (
			<div className="df-keyboard-told">
				<Icon name="warning" size={ 18 } />
				<span className="df-grow">
					{ sprintf(
						/* translators: 1: name of a key, 2: what the key does, like "Resolve". */
						__( '%1$s is the key for “%2$s”.', 'deskfold' ),
						printed( answer.keys ),
						KEYS[ answer.verdict.by ].label()
					) }
				</span>
				{ /* The answer to a key just pressed; the keyboard goes on here. */ }
				{ /* eslint-disable-next-line jsx-a11y/no-autofocus */ }
				<Button autoFocus size="small" onClick={ () => onSwap( answer ) }>
					{ __( 'Swap the two', 'deskfold' ) }
				</Button>
			</div>
		);
	}
	return (
		<div className="df-keyboard-told">
			<Icon name="keyboard" size={ 18 } />
			<span>{ answer?.verdict.kind === 'refused' ? answer.verdict.why : __( 'Press the new key. Esc leaves it as it is.', 'deskfold' ) }</span>
		</div>
	);
}
