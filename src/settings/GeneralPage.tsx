import { __, _n, sprintf } from '@wordpress/i18n';
import { number } from '../core/format';
import { Icon, SelectField, TextField } from '../ui';
import { DangerZone } from './danger/DangerZone';
import type { Form } from './form';
import { Card, CopyLine } from './parts';
import { SectionPage } from './SectionPage';
import type { GeneralSettings, PageChoice } from './types';

export function GeneralPage(): JSX.Element {
	return (
		<SectionPage section="general" title={ __( 'General', 'deskfold' ) }>
			{ ( form, choices ) => (
				<>
					<div className="df-settings-form">
						<TextField
							label={ __( 'Name of the team', 'deskfold' ) }
							value={ form.values.team_name }
							maxLength={ 100 }
							help={ __( 'Customers see it in mails that no single person writes, such as the link to their requests.', 'deskfold' ) }
							onChange={ ( event ) => form.set( { team_name: event.target.value } ) }
						/>
						<Portal form={ form } pages={ choices.pages } />
						<SendDelay form={ form } />
						<FollowUps form={ form } />
						{ choices.may_erase && <DangerZone form={ form } /> }
					</div>
					<div className="df-settings-side">
						<HowTo />
					</div>
				</>
			) }
		</SectionPage>
	);
}

function Portal( { form, pages }: { form: Form< GeneralSettings >; pages: readonly PageChoice[] } ): JSX.Element {
	const chosen = pages.find( ( page ) => page.id === form.values.portal_page_id );
	return (
		<div className="df-settings-form-part">
			<SelectField
				label={ __( 'Page where customers read their requests', 'deskfold' ) }
				value={ form.values.portal_page_id }
				help={ __( 'Whoever sent a message through the form finds a link to it.', 'deskfold' ) }
				onChange={ ( event ) => form.set( { portal_page_id: Number( event.target.value ) } ) }
			>
				<option value={ 0 }>{ __( 'No page', 'deskfold' ) }</option>
				{ pages.map( ( page ) => (
					<option key={ page.id } value={ page.id }>
						{ page.title || __( 'Without a title', 'deskfold' ) }
					</option>
				) ) }
			</SelectField>
			{ chosen && ! chosen.has_portal && (
				<p className="df-settings-warning">
					<Icon name="warning" size={ 16 } />
					{ __( 'This page does not contain the block “My requests”. Add it, so that customers find their requests there.', 'deskfold' ) }
				</p>
			) }
			{ chosen && (
				<a className="df-settings-look" href={ chosen.url } target="_blank" rel="noreferrer">
					{ __( 'Look at the page', 'deskfold' ) }
				</a>
			) }
		</div>
	);
}

function SendDelay( { form }: { form: Form< GeneralSettings > } ): JSX.Element {
	const seconds: readonly [ number, string ][] = [
		[ 0, __( 'Send at once', 'deskfold' ) ],
		[ 5, __( '5 seconds', 'deskfold' ) ],
		[ 8, __( '8 seconds', 'deskfold' ) ],
		[ 15, __( '15 seconds', 'deskfold' ) ],
		[ 30, __( '30 seconds', 'deskfold' ) ],
	];
	return (
		<SelectField
			label={ __( 'Time to take a reply back', 'deskfold' ) }
			value={ form.values.send_delay }
			help={ __( 'A reply waits this long behind “Undo” before it leaves. It counts from the next time somebody opens the desk.', 'deskfold' ) }
			onChange={ ( event ) => form.set( { send_delay: Number( event.target.value ) } ) }
		>
			{ seconds.map( ( [ value, words ] ) => (
				<option key={ value } value={ value }>
					{ words }
				</option>
			) ) }
		</SelectField>
	);
}

function FollowUps( { form }: { form: Form< GeneralSettings > } ): JSX.Element {
	const usual = [ 0, 7, 14, 30, 60, 90, 180, 365 ];
	const days = usual.includes( form.values.follow_up_days ) ? usual : [ ...usual, form.values.follow_up_days ].sort( ( a, b ) => a - b );
	return (
		<SelectField
			label={ __( 'When a customer writes about a resolved ticket', 'deskfold' ) }
			value={ form.values.follow_up_days }
			help={ __( 'The new ticket goes to whoever had the old one, and each leads to the other.', 'deskfold' ) }
			onChange={ ( event ) => form.set( { follow_up_days: Number( event.target.value ) } ) }
		>
			{ days.map( ( value ) => (
				<option key={ value } value={ value }>
					{ value === 0
						? __( 'Always open it again', 'deskfold' )
						: /* translators: %s: a number of days. */ sprintf( _n( 'Begin a new one after %s day', 'Begin a new one after %s days', value, 'deskfold' ), number( value ) ) }
				</option>
			) ) }
		</SelectField>
	);
}

function HowTo(): JSX.Element {
	return (
		<Card title={ __( 'Make a page for customers', 'deskfold' ) }>
			<ol className="df-settings-how">
				<li>{ __( 'Make a new page, for example “My requests”.', 'deskfold' ) }</li>
				<li>{ __( 'Add the block “My requests” and publish.', 'deskfold' ) }</li>
				<li>{ __( 'Come back and choose the page here.', 'deskfold' ) }</li>
			</ol>
			<p className="df-settings-small">{ __( 'In a theme without blocks, use this line:', 'deskfold' ) }</p>
			<CopyLine label={ __( 'Shortcode', 'deskfold' ) } text="[deskfold_my_tickets]" />
		</Card>
	);
}
