import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { boot } from '../../core/boot';
import { leaveFor } from '../../core/browser';
import { toast } from '../../core/toasts';
import { Bar, Button, Empty } from '../../ui';
import { AcknowledgementCard } from './AcknowledgementCard';
import { ConnectionTest } from './ConnectionTest';
import { useForm } from '../form';
import { HealthChip } from './HealthChip';
import { emptyMailbox, faultsOf, withServers } from './mailbox';
import { MailboxFields } from './MailboxFields';
import { MailboxState } from './MailboxState';
import { Failed, FormBox, Loading, NotSaved, Page, SaveButton, ToFillIn } from '../Page';
import { SignInOutcome } from './SignInOutcome';
import { RemoveMailbox } from './RemoveMailbox';
import { store } from '../store';
import type { Mailbox } from '../types';
import { usePart } from '../usePart';

const back = () => ( { href: '#/settings/mailboxes', label: __( 'All mailboxes', 'deskfold' ) } );

/** One mailbox, or a new one. */
export function MailboxPage( { id, told = false }: { id: number; told?: boolean } ): JSX.Element {
	const [ mailboxes, problem, retry ] = usePart( 'mailboxes' );
	const known = mailboxes?.find( ( one ) => one.id === id );
	if ( id === 0 ) {
		return <Editor key="new" kept={ emptyMailbox() } />;
	}
	if ( known ) {
		return <Editor key={ id } kept={ withServers( known ) } told={ told } />;
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

function Editor( { kept, told = false }: { kept: Mailbox; told?: boolean } ): JSX.Element {
	const { saveMailbox, beginSignIn } = useDispatch( store );
	const form = useForm< Mailbox >( kept, async ( values ) => withServers( await saveMailbox( values ) ) );
	const [ turn, setTurn ] = useState( 0 );
	const [ wants, setWants ] = useState( false );
	const mailbox = form.values;
	const isNew = kept.id === 0;
	const faults = turn > 0 ? faultsOf( mailbox ) : {};

	// A new mailbox has its own address from the moment it is kept.
	useEffect( () => {
		if ( isNew && mailbox.id && ! wants ) {
			window.location.hash = `#/settings/mailboxes/${ mailbox.id }`;
		}
	}, [ isNew, mailbox.id, wants ] );

	const keep = async () => {
		if ( Object.keys( faultsOf( mailbox ) ).length ) {
			setTurn( turn + 1 );
			return false;
		}
		const saved = await form.save();
		if ( saved ) {
			setTurn( 0 );
		}
		return saved;
	};
	const save = async () => {
		if ( await keep() ) {
			toast( __( 'The mailbox is saved.', 'deskfold' ) );
		}
	};
	const signIn = async () => {
		if ( ( mailbox.id > 0 && ! form.isDirty ) || ( await keep() ) ) {
			setWants( true );
		}
	};
	// The mailbox is kept and has its number: now the browser may leave for the provider's page.
	useEffect( () => {
		if ( wants && mailbox.id > 0 && ! form.isDirty ) {
			setWants( false );
			beginSignIn( mailbox.id ).then( leaveFor, ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) );
		}
	}, [ wants, mailbox.id, form.isDirty, beginSignIn ] );

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
				{ told && <SignInOutcome /> }
				{ told && boot().setup === 'open' && <GoOn /> }
				<NotSaved problem={ form.problem } />
				<div className="df-settings-scroll df-settings-two-panes">
					<MailboxFields mailbox={ mailbox } faults={ faults } onChange={ form.set } onSignIn={ signIn } />
					<div className="df-settings-side">
						<ConnectionTest mailbox={ mailbox } />
						{ ! isNew && <MailboxState mailbox={ kept } /> }
						{ ! isNew && <AcknowledgementCard mailboxId={ kept.id } /> }
						{ ! isNew && <RemoveMailbox mailbox={ kept } /> }
					</div>
				</div>
			</Page>
		</FormBox>
	);
}

/** Who came from the first steps finds the way back. */
function GoOn(): JSX.Element {
	return (
		<Bar
			look="info"
			action={
				<a className="df-button is-plain is-medium" href="#/settings/setup">
					{ __( 'Go on with the setup', 'deskfold' ) }
				</a>
			}
		>
			{ __( 'You were setting up the help desk.', 'deskfold' ) }
		</Bar>
	);
}
