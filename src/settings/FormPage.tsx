import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { number } from '../core/format';
import { TextArea, TextField } from '../ui';
import type { Form } from './form';
import { Card, CopyLine } from './parts';
import { SectionPage } from './SectionPage';
import type { FormSettings, PageChoice } from './types';

export function FormPage(): JSX.Element {
	return (
		<SectionPage section="form" title={ __( 'Contact form', 'deskfold' ) }>
			{ ( form, choices ) => (
				<>
					<div className="df-settings-form">
						<p className="df-settings-small">{ __( 'Every form takes these, unless its block says something else. A form can ask for fewer files, never for more or larger ones.', 'deskfold' ) }</p>
						<Texts form={ form } />
						<Files form={ form } largest={ choices.max_size_mb } />
					</div>
					<div className="df-settings-side">
						<Places pages={ choices.pages } />
						<HowTo />
					</div>
				</>
			) }
		</SectionPage>
	);
}

function Texts( { form }: { form: Form< FormSettings > } ): JSX.Element {
	return (
		<>
			<TextArea
				label={ __( 'What visitors agree to', 'deskfold' ) }
				rows={ 3 }
				maxLength={ 1000 }
				value={ form.values.consent_text }
				help={ __( 'Stands beside a checkbox that must be ticked. A link is written as <a href="…">words</a>. Empty means no checkbox.', 'deskfold' ) }
				onChange={ ( event ) => form.set( { consent_text: event.target.value } ) }
			/>
			<TextArea
				label={ __( 'Thank-you text', 'deskfold' ) }
				rows={ 3 }
				maxLength={ 1000 }
				value={ form.values.thanks_text }
				help={ __( 'Shown after a message was sent. Empty means our own words.', 'deskfold' ) }
				onChange={ ( event ) => form.set( { thanks_text: event.target.value } ) }
			/>
		</>
	);
}

/** "pdf, .PNG jpg" as people type it. */
export const typesOf = ( typed: string ): string[] => [
	...new Set(
		typed
			.toLowerCase()
			.split( /[\s,;]+/ )
			.map( ( type ) => type.replace( /^\*?\.+/, '' ) )
			.filter( Boolean )
	),
];

function Files( { form, largest }: { form: Form< FormSettings >; largest: number } ): JSX.Element {
	const { allowed_types: types, max_size_mb: size, max_files: count } = form.values;
	const [ typed, setTyped ] = useState( types.join( ', ' ) );
	const shown = typesOf( typed ).join() === types.join() ? typed : types.join( ', ' );
	const whole = ( text: string ) => Number( text.replace( /\D/g, '' ) );
	return (
		<>
			<TextField
				label={ __( 'Files that may be attached', 'deskfold' ) }
				value={ shown }
				dir="ltr"
				spellCheck={ false }
				autoComplete="off"
				help={ __( 'Endings with a comma between them. Empty means no files. Each file is checked by what is in it, not only by its name.', 'deskfold' ) }
				onChange={ ( event ) => {
					setTyped( event.target.value );
					form.set( { allowed_types: typesOf( event.target.value ) } );
				} }
			/>
			<div className="df-settings-pair">
				<TextField
					label={ __( 'Largest file, in megabytes', 'deskfold' ) }
					inputMode="numeric"
					dir="ltr"
					value={ size || '' }
					/* translators: %s: a number of megabytes. */
					help={ sprintf( __( 'This server takes up to %s megabytes.', 'deskfold' ), number( largest ) ) }
					error={ size < 1 || size > largest ? sizeFault( largest ) : undefined }
					onChange={ ( event ) => form.set( { max_size_mb: whole( event.target.value ) } ) }
				/>
				<TextField
					label={ __( 'Files in one message', 'deskfold' ) }
					inputMode="numeric"
					dir="ltr"
					value={ count || '' }
					error={ count < 1 || count > 20 ? __( 'Enter a number from 1 to 20.', 'deskfold' ) : undefined }
					onChange={ ( event ) => form.set( { max_files: whole( event.target.value ) } ) }
				/>
			</div>
		</>
	);
}

const sizeFault = ( largest: number ): string =>
	/* translators: %s: a number of megabytes. */
	sprintf( __( 'Enter a number from 1 to %s.', 'deskfold' ), number( largest ) );

/** Where visitors find a form, and the way to change it. */
function Places( { pages }: { pages: readonly PageChoice[] } ): JSX.Element {
	const places = pages.filter( ( page ) => page.has_form );
	return (
		<Card title={ __( 'Where a form stands', 'deskfold' ) }>
			{ places.length === 0 && <p className="df-muted">{ __( 'On no page yet. Visitors cannot write to you from your site.', 'deskfold' ) }</p> }
			<ul className="df-settings-places">
				{ places.map( ( page ) => (
					<li key={ page.id }>
						<a href={ page.url } target="_blank" rel="noreferrer" dir="auto">
							{ page.title || __( 'Without a title', 'deskfold' ) }
						</a>
						{ page.edit_url && (
							<a
								href={ page.edit_url }
								aria-label={
									/* translators: %s: title of a page. */
									sprintf( __( 'Change %s', 'deskfold' ), page.title )
								}
							>
								{ __( 'Change', 'deskfold' ) }
							</a>
						) }
					</li>
				) ) }
			</ul>
		</Card>
	);
}

function HowTo(): JSX.Element {
	return (
		<Card title={ __( 'Put the form on a page', 'deskfold' ) }>
			<ol className="df-settings-how">
				<li>{ __( 'Open the page in the editor.', 'deskfold' ) }</li>
				<li>{ __( 'Press the plus sign, or type a slash, and choose “Contact form”.', 'deskfold' ) }</li>
				<li>{ __( 'Publish. Each message from the form becomes a ticket.', 'deskfold' ) }</li>
			</ol>
			<p className="df-settings-small">{ __( 'In a theme without blocks, use this line:', 'deskfold' ) }</p>
			<CopyLine label={ __( 'Shortcode', 'deskfold' ) } text="[deskfold_contact_form]" />
		</Card>
	);
}
