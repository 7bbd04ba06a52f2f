import { __ } from '@wordpress/i18n';
import { useRef } from 'react';
import { useKeys } from '../app/keys';
import { go, useRoute } from '../app/route';
import { boot } from '../core/boot';
import { useSaved } from '../replies/useSaved';
import { Bar, Button, IconButton, SelectField, TextField } from '../ui';
import { DraftFiles } from './DraftFiles';
import { Editor, type EditorHandle } from './Editor';
import { useEmojiMenu } from './editor/EmojiTool';
import { useTools } from './editor/useTools';
import { FormatBar } from './FormatBar';
import { forgetNewTicket, useNewTicket, type NewTicketForm } from './useNewTicket';

/** The agent writes first. */
export function NewTicket(): JSX.Element {
	const { view, search } = useRoute();
	const form = useNewTicket();
	const back = () => go( { screen: 'view', view, search } );
	useKeys( { send: () => void form.submit() } );
	return (
		<section id="df-thread" className="df-pane df-thread-pane" aria-label={ __( 'New ticket', 'deskfold' ) }>
			<header className="df-thread-head">
				<div className="df-thread-title">
					<span className="df-only-phone">
						<IconButton icon="back" label={ __( 'Back to the list', 'deskfold' ) } onClick={ back } />
					</span>
					<h2>{ __( 'New ticket', 'deskfold' ) }</h2>
				</div>
			</header>
			<form className="df-new" noValidate onSubmit={ ( event ) => void form.submit( event ) }>
				{ form.problem && (
					<Bar look="error" urgent>
						{ form.problem }
					</Bar>
				) }
				<Fields form={ form } />
				<Message form={ form } />
				<div className="df-new-foot">
					<Button type="submit" look="primary" size="large" disabled={ form.busy || form.files.busy || form.waiting }>
						{ __( 'Send', 'deskfold' ) }
					</Button>
					<Button
						look="ghost"
						size="large"
						onClick={ () => {
							back();
							forgetNewTicket();
						} }
					>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
				</div>
			</form>
		</section>
	);
}

function Fields( { form: { given, set, errors } }: { form: NewTicketForm } ): JSX.Element {
	const { mailboxes } = boot();
	return (
		<>
			<div className="df-new-two">
				<TextField
					label={ __( 'E-mail address', 'deskfold' ) }
					type="email"
					// The first thing one does here.
					// eslint-disable-next-line jsx-a11y/no-autofocus
					autoFocus
					required
					value={ given.to }
					error={ errors.to }
					onChange={ ( event ) => set( 'to' )( event.target.value ) }
				/>
				<TextField label={ __( 'Name', 'deskfold' ) } value={ given.name } onChange={ ( event ) => set( 'name' )( event.target.value ) } />
			</div>
			<TextField label={ __( 'Subject', 'deskfold' ) } required value={ given.subject } error={ errors.subject } onChange={ ( event ) => set( 'subject' )( event.target.value ) } />
			{ mailboxes.length > 1 && (
				<SelectField label={ __( 'Send from', 'deskfold' ) } value={ given.mailbox } onChange={ ( event ) => set( 'mailbox' )( event.target.value ) }>
					{ mailboxes.map( ( mailbox ) => (
						<option key={ mailbox.id } value={ mailbox.id }>
							{ `${ mailbox.name } <${ mailbox.address }>` }
						</option>
					) ) }
				</SelectField>
			) }
		</>
	);
}

function Message( { form: { given, write, errors, files, attachments, attach, pictures, remove } }: { form: NewTicketForm } ): JSX.Element {
	const tools = useTools();
	const editor = useRef< EditorHandle >( null );
	const box = useRef< HTMLDivElement >( null );
	const ticket = { id: 0, subject: given.subject, customer_name: given.name, customer_id: 0, mailbox_id: Number( given.mailbox ) };
	const saved = useSaved( { editor, box, ticket, onAttachments: attach } );
	const emoji = useEmojiMenu( editor );
	return (
		<div className="df-new-message">
			<span className="df-new-label" aria-hidden="true">
				{ __( 'Message', 'deskfold' ) }
			</span>
			<div ref={ box } className={ `df-new-text ${ errors.text ? 'has-error' : '' }` }>
				<Editor
					ref={ editor }
					html={ given.html }
					revision="none"
					label={ __( 'Message', 'deskfold' ) }
					placeholder={ __( 'Write your message', 'deskfold' ) }
					onChange={ write }
					onFiles={ files.add }
					{ ...tools.field }
					triggers={ { ...saved.triggers, ':': emoji.trigger } }
					attachments={ attachments }
					pictures={ pictures }
				/>
				{ saved.menus }
				{ emoji.menu }
				<DraftFiles attachments={ attachments.filter( ( file ) => ! file.is_inline ) } files={ files } onRemove={ remove } />
				<div className="df-composer-tools">
					<FormatBar editor={ editor } onFiles={ files.add } { ...tools.bar }>
						{ saved.tools }
					</FormatBar>
				</div>
			</div>
			{ errors.text && (
				<span className="df-field-error" role="alert">
					{ errors.text }
				</span>
			) }
		</div>
	);
}
