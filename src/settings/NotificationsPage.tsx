import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { toast } from '../core/toasts';
import { Icon, Toggle } from '../ui';
import { useForm } from './form';
import { FormFrame } from './FormFrame';
import { Failed, Loading, Page } from './Page';
import { Card } from './parts';
import { store } from './store';
import type { NotificationChoices } from './types';
import { usePart } from './usePart';

/** What this agent is told by mail. Everybody's own: no manager is needed for it. */
export function NotificationsPage(): JSX.Element {
	const [ choices, problem, retry ] = usePart( 'notifications' );
	const title = __( 'My notifications', 'deskfold' );
	if ( choices ) {
		return <Editor kept={ choices } title={ title } />;
	}
	return <Page title={ title }>{ problem ? <Failed problem={ problem } onRetry={ retry } /> : <Loading /> }</Page>;
}

function Editor( { kept, title }: { kept: NotificationChoices; title: string } ): JSX.Element {
	const { saveNotifications } = useDispatch( store );
	const form = useForm< NotificationChoices >( kept, async ( values ) => saveNotifications( values ) );
	const save = async () => {
		if ( await form.save() ) {
			toast( __( 'Your choices are saved.', 'deskfold' ) );
		}
	};
	return (
		<FormFrame form={ form } title={ title } onSubmit={ () => void save() }>
			<div className="df-settings-form">
				<p className="df-settings-small">
					{ sprintf(
						/* translators: %s: mail address. */
						__( 'Mails go to %s, the address of your account. What you have read on the desk is not mailed, and neither is what you do yourself.', 'deskfold' ),
						kept.address
					) }
				</p>
				<Toggle
					label={ __( 'A customer answers in a ticket of mine', 'deskfold' ) }
					checked={ form.values.answered }
					onChange={ ( answered ) => form.set( { answered } ) }
				/>
				<Toggle
					label={ __( 'Somebody gives me a ticket', 'deskfold' ) }
					checked={ form.values.assigned }
					onChange={ ( assigned ) => form.set( { assigned } ) }
				/>
				<Toggle
					label={ __( 'Somebody mentions me in an internal note', 'deskfold' ) }
					checked={ form.values.mentioned }
					onChange={ ( mentioned ) => form.set( { mentioned } ) }
				/>
				<Toggle
					label={ __( 'A customer writes, and nobody has the ticket', 'deskfold' ) }
					help={ __( 'New tickets too. With many tickets this can be many mails: at most 30 in an hour.', 'deskfold' ) }
					checked={ form.values.unassigned }
					onChange={ ( unassigned ) => form.set( { unassigned } ) }
				/>
				{ kept.failure && (
					<p className="df-field-error">
						<Icon name="warning" size={ 16 } />
						<span dir="auto">
							{ sprintf(
								/* translators: %s: reason, often in the words of a mail server. */
								__( 'The last mail to you did not arrive: %s', 'deskfold' ),
								kept.failure
							) }
						</span>
					</p>
				) }
			</div>
			<div className="df-settings-side">
				<ByMail takesAnswers={ kept.takes_answers } />
			</div>
		</FormFrame>
	);
}

function ByMail( { takesAnswers }: { takesAnswers: boolean } ): JSX.Element {
	return (
		<Card title={ __( 'Answer from your mail program', 'deskfold' ) }>
			{ takesAnswers ? (
				<>
					<p className="df-settings-small">{ __( 'Reply to such a mail, and the customer gets your words. Your address must be the one of your account, and your provider must sign mail.', 'deskfold' ) }</p>
					<dl className="df-settings-commands">
						<dt dir="ltr">@note</dt>
						<dd>{ __( 'An internal note: only the team reads it.', 'deskfold' ) }</dd>
						<dt dir="ltr">@resolve</dt>
						<dd>{ __( 'Resolves the ticket.', 'deskfold' ) }</dd>
						<dt dir="ltr">@assign me</dt>
						<dd>{ __( 'Makes the ticket yours.', 'deskfold' ) }</dd>
					</dl>
					<p className="df-settings-small">{ __( 'Commands stand at the very beginning. If somebody was quicker than you, nothing is sent: your text waits as a draft.', 'deskfold' ) }</p>
				</>
			) : (
				<p className="df-settings-small">{ __( 'Not yet: answers to these mails are not sent to customers. Whoever manages the desk can switch it on at the mailbox, under “Server that proves who wrote”.', 'deskfold' ) }</p>
			) }
		</Card>
	);
}
