import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { toast } from '../../core/toasts';
import { Button, Empty } from '../../ui';
import { ConnectionTest } from './ConnectionTest';
import { useForm } from '../form';
import { HealthChip } from './HealthChip';
import { emptyMailbox, faultsOf, withServers } from './mailbox';
import { MailboxFields } from './MailboxFields';
import { MailboxState } from './MailboxState';
import { Failed, FormBox, Loading, NotSaved, Page, SaveButton, ToFillIn } from '../Page';
import { RemoveMailbox } from './RemoveMailbox';
import { store } from '../store';
import type { Mailbox } from '../types';
import { usePart } from '../usePart';

const back = () => ( { href: '#/settings/mailboxes', label: __( 'All mailboxes', 'deskfold' ) } );

/** One mailbox, or a new one. */
export function MailboxPage( { id }: { id: number } ): JSX.Element {
	const [ mailboxes, problem, retry ] = usePart( 'mailboxes' );
	const known = mailboxes?.find( ( one ) => one.id === id );
	if ( id === 0 ) {
		return <Editor key="new" kept={ emptyMailbox() } />;
	}
	if ( known ) {
		return <Editor key={ id } kept={ withServers( known ) } />;
	}
	return (
		<Page title={ __( 'Mailbox', 'deskfold' ) } back={ back() }>
			{ mailboxes && (
				<Empty icon="email" title={ __( 'This mailbox does not exist', 'deskfold' ) }>
					{ __( 'It may have been deleted. Go back to the list of mailboxes.', 'deskfold' ) }
				</Empty>
			) }
			{ ! mailboxes && problem && <Failed problem={ problem } onRetry={ retry } /> }
			{ ! mailboxes && ! problem && <Loading /> }
		</Page>
	);
}

function Editor( { kept }: { kept: Mailbox } ): JSX.Element {
	const { saveMailbox } = useDispatch( store );
	const form = useForm< Mailbox >( kept, async ( values ) => withServers( await saveMailbox( values ) ) );
	const [ turn, setTurn ] = useState( 0 );
	const mailbox = form.values;
	const isNew = kept.id === 0;
	const faults = turn > 0 ? faultsOf( mailbox ) : {};

	// A new mailbox has its own address from the moment it is kept.
	useEffect( () => {
		if ( isNew && mailbox.id ) {
			window.location.hash = `#/settings/mailboxes/${ mailbox.id }`;
		}
	}, [ isNew, mailbox.id ] );

	const save = async () => {
		if ( Object.keys( faultsOf( mailbox ) ).length ) {
			setTurn( turn + 1 );
		} else if ( await form.save() ) {
			setTurn( 0 );
			toast( __( 'The mailbox is saved.', 'deskfold' ) );
		}
	};

	return (
		<FormBox form={ form } onSubmit={ () => void save() }>
			<Page
				title={ isNew ? __( 'New mailbox', 'deskfold' ) : kept.address }
				back={ back() }
				beside={ isNew ? undefined : <HealthChip mailbox={ kept } /> }
				action={
					<>
						{ form.isDirty && ! isNew && (
							<Button look="tertiary" onClick={ form.reset }>
								{ __( 'Discard changes', 'deskfold' ) }
							</Button>
						) }
						<SaveButton form={ form } isNew={ isNew } />
					</>
				}
			>
				<ToFillIn faults={ Object.values( faults ) } turn={ turn } />
				<NotSaved problem={ form.problem } />
				<div className="df-settings-scroll df-settings-two-panes">
					<MailboxFields mailbox={ mailbox } faults={ faults } onChange={ form.set } />
					<div className="df-settings-side">
						<ConnectionTest mailbox={ mailbox } />
						{ ! isNew && kept.incoming.kind === 'imap' && <MailboxState mailbox={ kept } /> }
						{ ! isNew && <RemoveMailbox mailbox={ kept } /> }
					</div>
				</div>
			</Page>
		</FormBox>
	);
}
