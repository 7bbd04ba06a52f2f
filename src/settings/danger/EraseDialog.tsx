import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useId, useState } from 'react';
import { problemOf } from '../../core/api';
import { number } from '../../core/format';
import type { Erasure } from '../../core/types.gen';
import { Bar, Button, Checkbox, Dialog, TextField } from '../../ui';
import { store, type Run } from './store';
import { progressOf, whatGoes } from './words';

type Props = { look: Erasure; onClose: () => void };

/** Asks, then shows how far it has come; between two bites it can be stopped. */
export function EraseDialog( { look, onClose }: Props ): JSX.Element {
	const gone = useSelect( ( select ) => select( store ).gone(), [] );
	if ( gone !== undefined ) {
		return <Done gone={ gone } />;
	}
	return look.run ? <Progress run={ look.run } onClose={ onClose } /> : <Ask look={ look } onClose={ onClose } />;
}

function Ask( { look, onClose }: Props ): JSX.Element {
	const { begin } = useDispatch( store );
	const [ name, setName ] = useState( '' );
	const [ withCustomers, setWithCustomers ] = useState( false );
	const [ error, setError ] = useState< string >();
	const [ isBusy, setBusy ] = useState( false );
	const field = useId();
	const start = async () => {
		setBusy( true );
		setError( undefined );
		try {
			await begin( name, withCustomers );
		} catch ( thrown ) {
			setError( problemOf( thrown ).message );
			setBusy( false );
			document.getElementById( field )?.querySelector( 'input' )?.focus();
		}
	};
	return (
		<Dialog
			title={ __( 'Delete all tickets?', 'deskfold' ) }
			onClose={ onClose }
			footer={
				<>
					<Button size="large" look="tertiary" onClick={ onClose }>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
					<Button size="large" look="danger" disabled={ isBusy } onClick={ () => void start() }>
						{ __( 'Delete for good', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<div className="df-danger-ask">
				<p>
					<b>
						{ sprintf(
							/* translators: %s: a list such as "312 tickets, 1,204 messages and 88 files". */
							__( 'These go: %s. There is no way back.', 'deskfold' ),
							whatGoes( look, withCustomers )
						) }
					</b>
				</p>
				<p className="df-muted">{ __( 'Replies that wait to be sent are not sent. Mail stays at your provider, but the desk does not fetch it a second time.', 'deskfold' ) }</p>
				<Checkbox
					label={
						<>
							{ __( 'Delete the customers too', 'deskfold' ) }
							<small>{ __( 'Their names, addresses and your notes about them. Accounts on this site stay.', 'deskfold' ) }</small>
						</>
					}
					checked={ withCustomers }
					onChange={ setWithCustomers }
				/>
				<div id={ field }>
					<TextField
						/* translators: %s: name of the shop. */
						label={ sprintf( __( 'To go on, type the name of the shop: %s', 'deskfold' ), look.name ) }
						value={ name }
						maxLength={ 500 }
						autoComplete="off"
						spellCheck={ false }
						error={ error }
						onChange={ ( event ) => setName( event.target.value ) }
						onKeyDown={ ( event ) => {
							// The settings around it must not be saved by this.
							if ( event.key === 'Enter' ) {
								event.preventDefault();
								void ( ! isBusy && start() );
							}
						} }
					/>
				</div>
			</div>
		</Dialog>
	);
}

function Progress( { run, onClose }: { run: Run; onClose: () => void } ): JSX.Element {
	const { goOn, stop } = useDispatch( store );
	const isRunning = useSelect( ( select ) => select( store ).isRunning(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	const words = progressOf( run );
	return (
		<Dialog
			title={ isRunning ? __( 'Deleting all tickets', 'deskfold' ) : __( 'Deleting has stopped', 'deskfold' ) }
			// Nothing goes on behind a closed window that nobody sees.
			onClose={ isRunning ? () => void stop() : onClose }
			footer={
				isRunning ? (
					<Button size="large" onClick={ () => void stop() }>
						{ __( 'Stop', 'deskfold' ) }
					</Button>
				) : (
					<>
						<Button size="large" look="tertiary" onClick={ onClose }>
							{ __( 'Close', 'deskfold' ) }
						</Button>
						<Button size="large" look="danger" onClick={ () => void goOn() }>
							{ __( 'Go on deleting', 'deskfold' ) }
						</Button>
					</>
				)
			}
		>
			<div className="df-danger-ask">
				{ problem && (
					<Bar look="error" urgent>
						{ problem.message }
					</Bar>
				) }
				<p role="status">{ words }</p>
				<progress max={ Math.max( 1, run.tickets ) } { ...( run.left === 0 ? {} : { value: run.tickets - run.left } ) } aria-label={ words } />
				<p className="df-muted">
					{ isRunning
						? __( 'Leave this page open. If it is closed, what is gone stays gone, and you can go on later.', 'deskfold' )
						: __( 'What is gone stays gone. You can go on now or later, or keep the rest.', 'deskfold' ) }
				</p>
			</div>
		</Dialog>
	);
}

/** Whatever the desk still shows is gone: it begins anew. */
function Done( { gone }: { gone: number } ): JSX.Element {
	const again = () => window.location.reload();
	return (
		<Dialog
			title={ __( 'All tickets are deleted', 'deskfold' ) }
			width={ 440 }
			onClose={ again }
			footer={
				<Button size="large" look="primary" onClick={ again }>
					{ __( 'Done', 'deskfold' ) }
				</Button>
			}
		>
			<p role="status">
				{ sprintf(
					/* translators: %s: a number of tickets. */
					_n( '%s ticket is gone. What has come in since you began is still there.', '%s tickets are gone. What has come in since you began is still there.', gone, 'deskfold' ),
					number( gone )
				) }
			</p>
		</Dialog>
	);
}
