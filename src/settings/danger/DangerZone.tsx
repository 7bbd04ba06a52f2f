import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { fullDate } from '../../core/format';
import { toast } from '../../core/toasts';
import type { Erasure } from '../../core/types.gen';
import { Button, Icon, Toggle } from '../../ui';
import type { Form } from '../form';
import type { GeneralSettings } from '../types';
import { EraseDialog } from './EraseDialog';
import { store } from './store';
import { progressOf } from './words';

/** What cannot be taken back, apart from all else. */
export function DangerZone( { form }: { form: Form< GeneralSettings > } ): JSX.Element {
	return (
		<section className="df-danger" aria-labelledby="df-danger">
			<h2 id="df-danger">{ __( 'Danger zone', 'deskfold' ) }</h2>
			<Tickets />
			<Toggle
				label={ __( 'Erase all tickets, customers and files when Deskfold is deleted', 'deskfold' ) }
				checked={ form.values.erase_on_uninstall }
				help={ __( 'Without this, deleting the plugin keeps everything, and installing it again finds it. With it, there is no way back.', 'deskfold' ) }
				onChange={ ( erase ) => form.set( { erase_on_uninstall: erase } ) }
			/>
		</section>
	);
}

function Tickets(): JSX.Element {
	const { load } = useDispatch( store );
	const look = useSelect( ( select ) => select( store ).look(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	const [ isOpen, setOpen ] = useState( false );
	useEffect( () => void load(), [ load ] );
	return (
		<div className="df-danger-row">
			<span className="df-grow">
				<b>{ __( 'Delete all tickets', 'deskfold' ) }</b>
				<small>{ __( 'Settings, mailboxes, saved replies and the team stay. So does what lies in quarantine.', 'deskfold' ) }</small>
				{ ! isOpen && problem && (
					<small className="df-danger-problem" role="alert">
						<Icon name="warning" size={ 16 } />
						{ problem.message }
					</small>
				) }
				{ ! isOpen && look?.run && <Interrupted run={ look.run } /> }
			</span>
			{ look && ! look.run && <Ask look={ look } onOpen={ () => setOpen( true ) } /> }
			{ look?.run && <GoOn onOpen={ () => setOpen( true ) } /> }
			{ ! look && problem && <Button onClick={ () => void load() }>{ __( 'Try again', 'deskfold' ) }</Button> }
			{ isOpen && look && <EraseDialog look={ look } onClose={ () => setOpen( false ) } /> }
		</div>
	);
}

function Ask( { look, onOpen }: { look: Erasure; onOpen: () => void } ): JSX.Element {
	if ( look.tickets === 0 && look.customers === 0 ) {
		return <span className="df-muted">{ __( 'There are none.', 'deskfold' ) }</span>;
	}
	return (
		<Button look="danger" onClick={ onOpen }>
			{ __( 'Delete all tickets…', 'deskfold' ) }
		</Button>
	);
}

function Interrupted( { run }: { run: NonNullable< Erasure[ 'run' ] > } ): JSX.Element {
	return (
		<small className="df-danger-problem" role="status">
			<Icon name="warning" size={ 16 } />
			<span>
				{ sprintf(
					/* translators: 1: name of a person, 2: a day and time. */
					__( '%1$s began it (%2$s), and it was cut off.', 'deskfold' ),
					run.by,
					fullDate( run.began_at )
				) }{ ' ' }
				{ progressOf( run ) }
			</span>
		</small>
	);
}

function GoOn( { onOpen }: { onOpen: () => void } ): JSX.Element {
	const { giveUp } = useDispatch( store );
	const keep = async () => {
		try {
			await giveUp();
			toast( __( 'What is still there stays.', 'deskfold' ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	return (
		<span className="df-settings-buttons">
			<Button onClick={ () => void keep() }>{ __( 'Keep the rest', 'deskfold' ) }</Button>
			<Button look="danger" onClick={ onOpen }>
				{ __( 'Go on deleting…', 'deskfold' ) }
			</Button>
		</span>
	);
}
