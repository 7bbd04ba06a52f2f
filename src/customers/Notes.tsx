import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { problemOf } from '../core/api';
import { useNow } from '../core/clock';
import { ago, fullDate } from '../core/format';
import { teamNow } from '../core/team';
import type { Customer } from '../core/types.gen';
import { Button, TextArea } from '../ui';
import { Section } from './Section';
import { store } from './store';

type Props = { customer: Customer; mayEdit: boolean };

/** What the team knows and the customer never sees. */
export function Notes( { customer, mayEdit }: Props ): JSX.Element {
	const [ edits, setEdits ] = useState( false );
	const opener = useRef< HTMLButtonElement >( null );
	const done = () => {
		setEdits( false );
		// The button is there again after the next paint.
		requestAnimationFrame( () => opener.current?.focus() );
	};
	return (
		<Section name="notes" title={ __( 'Notes', 'deskfold' ) }>
			<div className="df-customer-notes">
				{ edits ? (
					<NotesForm customer={ customer } onDone={ done } />
				) : (
					<>
						{ customer.notes && (
							<p className="df-customer-note" dir="auto">
								{ customer.notes }
							</p>
						) }
						{ customer.notes && <Writer customer={ customer } /> }
						{ ! customer.notes && <p className="df-muted">{ __( 'Only your team sees what is written here.', 'deskfold' ) }</p> }
						{ mayEdit && (
							<Button ref={ opener } look="tertiary" size="small" onClick={ () => setEdits( true ) }>
								{ customer.notes ? __( 'Change notes', 'deskfold' ) : __( 'Add a note', 'deskfold' ) }
							</Button>
						) }
					</>
				) }
			</div>
		</Section>
	);
}

/** Whose words these are, and how old; nothing where nobody knows. */
function Writer( { customer }: { customer: Customer } ): JSX.Element | null {
	const now = useNow();
	const { notes_by: by, notes_at: at } = customer;
	if ( at === null ) {
		return null;
	}
	return (
		<p className="df-customer-writer df-muted">
			<bdi>{ teamNow().find( ( agent ) => agent.id === by )?.name ?? __( 'Somebody who has left', 'deskfold' ) }</bdi>
			<time className="df-num" dateTime={ new Date( at ).toISOString() } title={ fullDate( at ) }>
				{ ago( at, now ) }
			</time>
		</p>
	);
}

function NotesForm( { customer, onDone }: { customer: Customer; onDone: () => void } ): JSX.Element {
	const { change } = useDispatch( store );
	const [ notes, setNotes ] = useState( customer.notes );
	const [ busy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string >();
	const save = async ( event?: FormEvent ) => {
		event?.preventDefault();
		setBusy( true );
		try {
			await change( customer.id, { notes: notes.trim() } );
			onDone();
		} catch ( thrown ) {
			setError( problemOf( thrown ).message );
			setBusy( false );
		}
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Escape' && notes === customer.notes ) {
			event.stopPropagation();
			onDone();
		} else if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) ) {
			event.stopPropagation();
			void save();
		}
	};
	return (
		<form onSubmit={ ( event ) => void save( event ) }>
			<TextArea
				label={ __( 'Notes about this customer', 'deskfold' ) }
				value={ notes }
				rows={ 4 }
				// eslint-disable-next-line jsx-a11y/no-autofocus -- asked for by the agent a moment ago
				autoFocus
				maxLength={ 5000 }
				help={ __( 'Only your team sees this.', 'deskfold' ) }
				error={ error }
				onChange={ ( event ) => setNotes( event.target.value ) }
				onKeyDown={ onKeyDown }
			/>
			<div className="df-customer-actions">
				<Button type="submit" look="secondary" disabled={ busy }>
					{ __( 'Save', 'deskfold' ) }
				</Button>
				<Button look="tertiary" onClick={ onDone }>
					{ __( 'Cancel', 'deskfold' ) }
				</Button>
			</div>
		</form>
	);
}
