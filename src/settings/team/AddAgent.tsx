import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState, type FormEvent } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Button, SelectField, TextField } from '../../ui';
import { GIVEN, roleHelp, roleNames } from './roles';
import { store } from '../store';
import type { GivenRole } from '../types';

/** Somebody with an account here, or an address that gets an invitation. What is typed is kept by the page. */
export function AddAgent( { user, onUser }: { user: string; onUser: ( user: string ) => void } ): JSX.Element {
	const { addAgent } = useDispatch( store );
	const [ role, setRole ] = useState< GivenRole >( 'agent' );
	const [ error, setError ] = useState< string >();
	const [ isBusy, setBusy ] = useState( false );
	const form = useRef< HTMLFormElement >( null );

	const add = async ( event: FormEvent ) => {
		event.preventDefault();
		if ( ! user.trim() ) {
			setError( __( 'Enter a user name of this site or an e-mail address.', 'deskfold' ) );
			return;
		}
		setBusy( true );
		setError( undefined );
		try {
			const agent = await addAgent( user.trim(), role );
			/* translators: %s: a person's name. */
			toast( sprintf( __( '%s is on the team.', 'deskfold' ), agent.name ) );
			onUser( '' );
		} catch ( thrown ) {
			setError( problemOf( thrown ).message );
		} finally {
			setBusy( false );
			form.current?.querySelector( 'input' )?.focus();
		}
	};

	return (
		<form ref={ form } className="df-settings-add" noValidate onSubmit={ ( event ) => void add( event ) }>
			<TextField
				label={ __( 'Add somebody', 'deskfold' ) }
				placeholder={ __( 'User name or e-mail address', 'deskfold' ) }
				value={ user }
				maxLength={ 100 }
				autoComplete="off"
				spellCheck={ false }
				error={ error }
				help={ __( 'Somebody without an account here gets one, and a mail to choose a password.', 'deskfold' ) }
				onChange={ ( event ) => onUser( event.target.value ) }
			/>
			<SelectField label={ __( 'Role', 'deskfold' ) } value={ role } help={ roleHelp()[ role ] } onChange={ ( event ) => setRole( event.target.value as GivenRole ) }>
				{ GIVEN.map( ( one ) => (
					<option key={ one } value={ one }>
						{ roleNames()[ one ] }
					</option>
				) ) }
			</SelectField>
			<Button type="submit" size="large" disabled={ isBusy }>
				{ __( 'Add', 'deskfold' ) }
			</Button>
		</form>
	);
}
