import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf, type Problem } from '../../core/api';
import { Button, Dialog, TextField } from '../../ui';
import { store, type Outcome, type Parked } from './store';

type Props = { parked: Parked; onDone: ( outcome: Outcome ) => void; onClose: () => void };

/** A person says who wrote it; then it becomes a ticket, whatever stood against it. */
export function MakeTicket( { parked, onDone, onClose }: Props ): JSX.Element {
	const { makeTicket } = useDispatch( store );
	const [ email, setEmail ] = useState( parked.reason === 'from_own_mailbox' ? '' : parked.from );
	const [ name, setName ] = useState( parked.reason === 'from_own_mailbox' ? '' : parked.from_name );
	const [ problem, setProblem ] = useState< Problem >();
	const [ isBusy, setBusy ] = useState( false );
	const make = async () => {
		setBusy( true );
		try {
			onDone( await makeTicket( parked.id, email.trim(), name.trim() ) );
			onClose();
		} catch ( thrown ) {
			setProblem( problemOf( thrown ) );
			setBusy( false );
		}
	};
	return (
		<Dialog
			title={ __( 'Make a ticket of it', 'deskfold' ) }
			width={ 480 }
			onClose={ onClose }
			footer={
				<>
					<Button size="large" look="tertiary" onClick={ onClose }>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
					<Button size="large" look="primary" type="submit" form="df-parked-writer" disabled={ isBusy || email.trim() === '' }>
						{ isBusy ? __( 'Making…', 'deskfold' ) : __( 'Make a ticket', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<form
				id="df-parked-writer"
				noValidate
				onSubmit={ ( event ) => {
					event.preventDefault();
					void make();
				} }
			>
				<TextField
					label={ __( 'Mail address of the customer', 'deskfold' ) }
					help={ __( 'Your answer goes there. Enter it only if you know who wrote.', 'deskfold' ) }
					error={ problem?.message }
					type="email"
					dir="ltr"
					autoComplete="off"
					value={ email }
					onChange={ ( event ) => setEmail( event.target.value ) }
				/>
				<TextField label={ __( 'Name', 'deskfold' ) } autoComplete="off" value={ name } onChange={ ( event ) => setName( event.target.value ) } />
			</form>
		</Dialog>
	);
}
