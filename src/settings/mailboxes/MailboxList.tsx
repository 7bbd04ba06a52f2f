import { __, _n, sprintf } from '@wordpress/i18n';
import { ago, fullDate, number } from '../../core/format';
import { Empty, Icon } from '../../ui';
import { authOf } from './mailbox';
import { HealthChip } from './HealthChip';
import { SignInOutcome } from './SignInOutcome';
import { Failed, Loading, Page } from '../Page';
import type { Mailbox } from '../types';
import { usePart } from '../usePart';

export function MailboxList( { told = false }: { told?: boolean } ): JSX.Element {
	const [ mailboxes, problem, retry ] = usePart( 'mailboxes' );
	const add = (
		<a className="df-button is-primary is-medium" href="#/settings/mailboxes/new">
			{ __( 'Add mailbox', 'deskfold' ) }
		</a>
	);
	return (
		<Page title={ __( 'Mailboxes', 'deskfold' ) } action={ mailboxes && mailboxes.length > 0 ? add : undefined }>
			{ told && <SignInOutcome /> }
			{ ! mailboxes && problem && <Failed problem={ problem } onRetry={ retry } /> }
			{ ! mailboxes && ! problem && <Loading rows={ 3 } /> }
			{ mailboxes && mailboxes.length === 0 && (
				<Empty icon="email" title={ __( 'No mailbox yet', 'deskfold' ) } action={ add }>
					{ __( 'Connect the address that customers write to. Their mail becomes tickets, and your replies go out from the same address.', 'deskfold' ) }
				</Empty>
			) }
			{ mailboxes && mailboxes.length > 0 && <Table mailboxes={ mailboxes } /> }
		</Page>
	);
}

function Table( { mailboxes }: { mailboxes: readonly Mailbox[] } ): JSX.Element {
	return (
		<div className="df-settings-scroll">
			<table className="df-settings-table">
				<thead>
					<tr>
						<th scope="col">{ __( 'Mailbox', 'deskfold' ) }</th>
						<th scope="col" className="df-settings-wide">
							{ __( 'Mail comes in', 'deskfold' ) }
						</th>
						<th scope="col" className="df-settings-wide">
							{ __( 'Last read', 'deskfold' ) }
						</th>
						<th scope="col" className="df-settings-wide">
							{ __( 'Last mail', 'deskfold' ) }
						</th>
						<th scope="col">{ __( 'State', 'deskfold' ) }</th>
					</tr>
				</thead>
				<tbody>
					{ mailboxes.map( ( mailbox ) => (
						<Row key={ mailbox.id } mailbox={ mailbox } />
					) ) }
				</tbody>
			</table>
			<p className="df-settings-foot df-muted">
				{
					/* translators: %s: a number of mailboxes. */
					sprintf( _n( '%s mailbox', '%s mailboxes', mailboxes.length, 'deskfold' ), number( mailboxes.length ) )
				}
			</p>
		</div>
	);
}

const ways = (): Record< Mailbox[ 'incoming' ][ 'kind' ], string > => ( {
	imap: __( 'Read from its server', 'deskfold' ),
	pipe: __( 'Handed over', 'deskfold' ),
	none: __( 'Only sends', 'deskfold' ),
} );

function wayOf( mailbox: Mailbox ): string {
	const auth = authOf( mailbox );
	/* translators: %s: name of a mail provider, such as "Google". */
	return auth ? sprintf( __( 'Signed in with %s', 'deskfold' ), auth === 'google' ? 'Google' : 'Microsoft' ) : ways()[ mailbox.incoming.kind ];
}

function When( { at }: { at: number | null } ): JSX.Element {
	return at ? (
		<time dateTime={ new Date( at ).toISOString() } title={ fullDate( at ) }>
			{ ago( at, Date.now() ) }
		</time>
	) : (
		<span className="df-muted">{ __( 'Never', 'deskfold' ) }</span>
	);
}

function Row( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	return (
		<tr>
			<th scope="row">
				<a href={ `#/settings/mailboxes/${ mailbox.id }` }>
					<Icon name="email" />
					<span className="df-settings-two">
						<b className="df-cut" dir="auto">
							{ mailbox.name || mailbox.address }
						</b>
						{ mailbox.name && mailbox.name !== mailbox.address && (
							<small className="df-cut" dir="ltr">
								{ mailbox.address }
							</small>
						) }
					</span>
				</a>
			</th>
			<td className="df-settings-wide">{ wayOf( mailbox ) }</td>
			<td className="df-settings-wide">
				<When at={ mailbox.last_success_at } />
			</td>
			<td className="df-settings-wide">
				<When at={ mailbox.health.last_mail_at } />
			</td>
			<td>
				<HealthChip mailbox={ mailbox } />
			</td>
		</tr>
	);
}
