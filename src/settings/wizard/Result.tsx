import { __ } from '@wordpress/i18n';
import { Bar, Button } from '../../ui';
import { Steps } from '../mailboxes/ConnectionTest';
import type { Mailbox, TestStep } from '../types';

type Props = { steps: TestStep[] | undefined; known: Mailbox | undefined; isBusy: boolean; failure: string | undefined; onTest: () => void };

/** What came of the connection, in words, on the same page. */
export function Result( { steps, known, isBusy, failure, onTest }: Props ): JSX.Element {
	const isBad = steps?.some( ( { ok } ) => ! ok );
	return (
		<div className="df-wizard-result" aria-live="polite" aria-busy={ isBusy }>
			{ isBusy && <Bar look="info">{ __( 'The test is running. It can take up to half a minute.', 'deskfold' ) }</Bar> }
			{ ! isBusy && failure && <Bar look="error">{ failure }</Bar> }
			{ ! isBusy && isBad && steps && (
				<div className="df-settings-card">
					<h2>{ __( 'The connection does not work yet', 'deskfold' ) }</h2>
					<Steps steps={ steps } />
				</div>
			) }
			{ ! isBusy && ! isBad && known && (
				<Bar
					look="success"
					action={
						<Button look="tertiary" onClick={ onTest }>
							{ __( 'Test again', 'deskfold' ) }
						</Button>
					}
				>
					{ steps ? (
						<>
							<b>{ __( 'Connected.', 'deskfold' ) }</b> { __( 'Reading and sending both work.', 'deskfold' ) } <span dir="auto">{ ready( steps ) }</span>
						</>
					) : (
						<>
							<b dir="ltr">{ known.address }</b> { __( 'This mailbox is set up.', 'deskfold' ) }
						</>
					) }
				</Bar>
			) }
		</div>
	);
}

/** How much waits there is told by the step that opened the folder. */
const ready = ( steps: TestStep[] ): string => steps.find( ( { ready: waits } ) => waits )?.ready ?? '';
