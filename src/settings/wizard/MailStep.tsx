import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { Bar, Button } from '../../ui';
import { Failed, Loading } from '../Page';
import { usePart } from '../usePart';
import type { Mailbox } from '../types';
import { Frame } from './Frame';
import { HandOverForm } from './HandOverForm';
import { MailboxForm } from './MailboxForm';
import { Option } from './Options';
import type { Setup } from './store';
import { fresh, type Typed, type Way } from './typed';
import type { Ways } from './Wizard';

export function MailStep( { setup, ways, typed }: { setup: Setup; ways: Ways; typed: Typed } ): JSX.Element {
	const { way } = typed;
	const setWay = ( next: Way ) => typed.set( { way: next } );
	const [ mailboxes, problem, retry ] = usePart( 'mailboxes' );
	const [ made, setMade ] = useState< number >( setup.mailbox_id );
	const known = mailboxes?.find( ( one ) => one.id === made ) ?? mailboxes?.find( ( one ) => ( way === 'handed_over' ) === ( one.incoming.kind === 'pipe' ) );
	const done = ( id: number ) => {
		setMade( id );
		typed.set( { mailbox: fresh() } );
	};
	const isReady = way === 'form' || known !== undefined;
	const next = () => ways.show( 2, { way, mailbox_id: way === 'form' ? 0 : known?.id ?? 0 } );
	return (
		<Frame
			step={ 1 }
			reached={ ways.reached }
			title={ __( 'Where does your mail come from?', 'deskfold' ) }
			lead={ __( 'Choose how customers write to you today. You can add more later.', 'deskfold' ) }
			footer={
				<>
					<Button size="large" look="ghost" onClick={ () => ways.leave( 'skipped' ) }>
						{ __( 'Skip the setup', 'deskfold' ) }
					</Button>
					<span className="df-grow" />
					<Button size="large" look="tertiary" onClick={ () => ways.show( 4 ) }>
						{ __( 'Try it first', 'deskfold' ) }
					</Button>
					{ isReady ? (
						<Button size="large" look="primary" onClick={ next }>
							{ __( 'Next: who answers', 'deskfold' ) }
						</Button>
					) : (
						<Button key="connect" size="large" look="primary" type="submit" form="df-wizard-mail">
							{ way === 'mailbox' ? __( 'Connect', 'deskfold' ) : __( 'Show the lines', 'deskfold' ) }
						</Button>
					) }
				</>
			}
		>
			<fieldset className="df-wizard-options">
				<legend className="df-hidden">{ __( 'Where your mail comes from', 'deskfold' ) }</legend>
				<Option
					kind="radio"
					name="df-way"
					icon="email"
					title={ __( 'A mailbox I already have', 'deskfold' ) }
					help={ __( 'Deskfold reads it and answers from it. Nothing is deleted there or marked as read.', 'deskfold' ) }
					checked={ way === 'mailbox' }
					onChange={ () => setWay( 'mailbox' ) }
				/>
				<Option
					kind="radio"
					name="df-way"
					icon="at"
					title={ __( 'My mail server hands mail over', 'deskfold' ) }
					help={ __( 'Keep your mailbox as it is, and let the server pass each new mail on to Deskfold.', 'deskfold' ) }
					checked={ way === 'handed_over' }
					onChange={ () => setWay( 'handed_over' ) }
				/>
				<Option
					kind="radio"
					name="df-way"
					icon="form"
					title={ __( 'Only forms for now', 'deskfold' ) }
					help={ __( 'No mailbox. You can connect one whenever you like.', 'deskfold' ) }
					checked={ way === 'form' }
					onChange={ () => setWay( 'form' ) }
				/>
			</fieldset>
			{ way !== 'form' && ! mailboxes && ( problem ? <Failed problem={ problem } onRetry={ retry } /> : <Loading rows={ 1 } /> ) }
			{ way === 'mailbox' && mailboxes && <MailboxForm known={ known as Mailbox | undefined } typed={ typed } onMade={ done } /> }
			{ way === 'handed_over' && mailboxes && <HandOverForm known={ known as Mailbox | undefined } typed={ typed } onMade={ done } /> }
			{ way === 'form' && <Bar look="info">{ __( 'Your replies leave the way this site sends its own mail.', 'deskfold' ) }</Bar> }
		</Frame>
	);
}
