import { __ } from '@wordpress/i18n';
import { useRef, useState, type FormEvent } from 'react';
import { useKeys } from '../app/keys';
import { go, useRoute } from '../app/route';
import { problemOf } from '../core/api';
import { boot } from '../core/boot';
import { toast } from '../core/toasts';
import type { Attachment } from '../core/types.gen';
import { Bar, Button, IconButton, SelectField, TextField } from '../ui';
import { readAddresses } from './AddressLine';
import { DraftFiles } from './DraftFiles';
import { Editor, type EditorHandle, type Format } from './Editor';
import { FormatBar } from './FormatBar';
import { useActions } from './store';
import { useFiles } from './useFiles';
import { isBlank } from './writing';

type Errors = { to?: string; subject?: string; text?: string };

const NO_FORMATS: ReadonlySet< Format > = new Set();

/** The agent writes first. */
export function NewTicket(): JSX.Element {
	const { view, search } = useRoute();
	const { mailboxes } = boot();
	const { create, dropFile } = useActions();
	const [ given, setGiven ] = useState( { name: '', to: '', subject: '', mailbox: String( mailboxes[ 0 ]?.id ?? 0 ) } );
	const [ html, setHtml ] = useState( '' );
	const [ attachments, setAttachments ] = useState< readonly Attachment[] >( [] );
	const [ errors, setErrors ] = useState< Errors >( {} );
	const [ problem, setProblem ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const [ formats, setFormats ] = useState( NO_FORMATS );
	const editor = useRef< EditorHandle >( null );
	const [ client_key ] = useState( () => crypto.randomUUID() );
	const files = useFiles( ( attachment ) => setAttachments( ( all ) => [ ...all, attachment ] ) );
	const set = ( field: keyof typeof given ) => ( event: { target: { value: string } } ) => setGiven( { ...given, [ field ]: event.target.value } );

	const submit = async ( event?: FormEvent ) => {
		event?.preventDefault();
		const wrong = check( given.to, given.subject, html );
		setErrors( wrong );
		if ( Object.keys( wrong ).length || files.busy || busy ) {
			return;
		}
		setBusy( true );
		setProblem( '' );
		try {
			const id = await create( {
				to_name: given.name.trim(),
				to_email: given.to.trim(),
				subject: given.subject.trim(),
				html,
				mailbox_id: Number( given.mailbox ),
				attachments: attachments.map( ( file ) => file.id ),
				client_key,
			} );
			toast( __( 'Ticket created', 'deskfold' ) );
			go( id ? { screen: 'ticket', ticket: id, view, search } : { screen: 'view', view, search } );
		} catch ( thrown ) {
			setProblem( problemOf( thrown ).message );
			setBusy( false );
		}
	};
	useKeys( { send: () => void submit() } );

	return (
		<section id="df-thread" className="df-pane df-thread-pane" aria-label={ __( 'New ticket', 'deskfold' ) }>
			<header className="df-thread-head">
				<div className="df-thread-title">
					<span className="df-only-phone">
						<IconButton icon="back" label={ __( 'Back to the list', 'deskfold' ) } onClick={ () => go( { screen: 'view', view, search } ) } />
					</span>
					<h2>{ __( 'New ticket', 'deskfold' ) }</h2>
				</div>
			</header>
			<form className="df-new" noValidate onSubmit={ ( event ) => void submit( event ) }>
				{ problem && <Bar look="error" urgent>{ problem }</Bar> }
				<div className="df-new-two">
					{ /* The first thing one does here. */ }
					{ /* eslint-disable-next-line jsx-a11y/no-autofocus */ }
					<TextField label={ __( 'E-mail address', 'deskfold' ) } type="email" autoFocus required value={ given.to } error={ errors.to } onChange={ set( 'to' ) } />
					<TextField label={ __( 'Name', 'deskfold' ) } value={ given.name } onChange={ set( 'name' ) } />
				</div>
				<TextField label={ __( 'Subject', 'deskfold' ) } required value={ given.subject } error={ errors.subject } onChange={ set( 'subject' ) } />
				{ mailboxes.length > 1 && (
					<SelectField label={ __( 'Send from', 'deskfold' ) } value={ given.mailbox } onChange={ set( 'mailbox' ) }>
						{ mailboxes.map( ( mailbox ) => (
							<option key={ mailbox.id } value={ mailbox.id }>
								{ `${ mailbox.name } <${ mailbox.address }>` }
							</option>
						) ) }
					</SelectField>
				) }
				<div className={ `df-new-text ${ errors.text ? 'has-error' : '' }` }>
					<Editor ref={ editor } html="" revision="none" label={ __( 'Message', 'deskfold' ) } placeholder={ __( 'Write your message', 'deskfold' ) } onChange={ setHtml } onFormats={ setFormats } onFiles={ files.add } />
					<DraftFiles
						attachments={ attachments }
						files={ files }
						onRemove={ ( id ) => {
							setAttachments( attachments.filter( ( file ) => file.id !== id ) );
							void dropFile( id );
						} }
					/>
					<div className="df-composer-tools" role="toolbar" aria-label={ __( 'Format', 'deskfold' ) }>
						<FormatBar editor={ editor } formats={ formats } onFiles={ files.add } />
					</div>
				</div>
				{ errors.text && (
					<span className="df-field-error" role="alert">
						{ errors.text }
					</span>
				) }
				<div className="df-new-foot">
					<Button type="submit" look="primary" size="large" disabled={ busy || files.busy }>
						{ __( 'Send', 'deskfold' ) }
					</Button>
					<Button look="ghost" size="large" onClick={ () => go( { screen: 'view', view, search } ) }>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
				</div>
			</form>
		</section>
	);
}

function check( to: string, subject: string, html: string ): Errors {
	const { found, rest } = readAddresses( to );
	return {
		...( found.length === 1 && ! rest ? {} : { to: __( 'Enter the e-mail address of one customer.', 'deskfold' ) } ),
		...( subject.trim() ? {} : { subject: __( 'Enter a subject.', 'deskfold' ) } ),
		...( isBlank( html ) ? { text: __( 'Write a message.', 'deskfold' ) } : {} ),
	};
}
