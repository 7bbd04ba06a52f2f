import { __, _n, sprintf } from '@wordpress/i18n';
import { number } from '../../core/format';
import { Icon } from '../../ui';
import { Card, CopyLine } from '../parts';
import type { Upkeep } from './store';

/** Whether anything runs the jobs, and what waits for them. */
export function PulseCard( { upkeep }: { upkeep: Upkeep } ): JSX.Element {
	const { pulse, waits } = upkeep;
	const isWell = pulse.state === 'worker' || pulse.state === 'cron';
	return (
		<Card title={ __( 'Background jobs', 'deskfold' ) }>
			<p className={ `df-upkeep-state is-${ isWell ? 'well' : 'wrong' }` } role={ isWell ? undefined : 'alert' }>
				<Icon name={ isWell ? 'resolved' : 'warning' } />
				<span>{ wordsOf( pulse ) }</span>
			</p>
			{ ! isWell && (
				<>
					<p className="df-upkeep-advice">{ __( 'Give this line to whoever runs the server. It belongs in the list of timed jobs (crontab).', 'deskfold' ) }</p>
					<CopyLine label={ __( 'Line for the crontab', 'deskfold' ) } text={ pulse.line } />
				</>
			) }
			<ul className="df-upkeep-waits">
				<Waits icon="email" words={ incoming( waits.incoming, waits.incoming_late ) } isLate={ waits.incoming_late > 0 } />
				<Waits icon="reply" words={ replies( waits.replies, waits.replies_late ) } isLate={ waits.replies_late > 0 } />
				{ waits.notifications > 0 && (
					<Waits
						icon="bell"
						words={
							/* translators: %s: a number of mails to agents. */
							sprintf( _n( '%s notification waits to be mailed.', '%s notifications wait to be mailed.', waits.notifications, 'deskfold' ), number( waits.notifications ) )
						}
					/>
				) }
				{ waits.parked > 0 && (
					<Waits
						icon="lock"
						isLate
						words={
							/* translators: %s: a number of messages. */
							sprintf( _n( '%s message came in and became no ticket.', '%s messages came in and became no ticket.', waits.parked, 'deskfold' ), number( waits.parked ) )
						}
						link={ { href: '#/settings/quarantine', label: __( 'Open the quarantine', 'deskfold' ) } }
					/>
				) }
			</ul>
		</Card>
	);
}

function wordsOf( { state, minutes }: Upkeep[ 'pulse' ] ): string {
	switch ( state ) {
		case 'worker':
			return __( 'A worker runs. It does what is due within seconds.', 'deskfold' );
		case 'cron':
			return __( 'WordPress does what is due every minute, or when somebody visits the site.', 'deskfold' );
		case 'off':
			return __( 'The jobs are not scheduled: mail is neither fetched nor sent by itself. Deactivate Deskfold under Plugins and activate it again; nothing is lost by it.', 'deskfold' );
		default:
			return sprintf(
				/* translators: %s: a number of minutes. */
				_n( 'The jobs should have run %s minute ago: mail waits until somebody visits the site.', 'The jobs should have run %s minutes ago: mail waits until somebody visits the site.', minutes, 'deskfold' ),
				number( minutes )
			);
	}
}

function incoming( count: number, late: number ): string {
	if ( late > 0 ) {
		/* translators: %s: a number of messages. */
		return sprintf( _n( '%s message came in more than 10 minutes ago and was not read yet.', '%s messages came in more than 10 minutes ago and were not read yet.', late, 'deskfold' ), number( late ) );
	}
	/* translators: %s: a number of messages. */
	return count > 0 ? sprintf( _n( '%s message is about to be read.', '%s messages are about to be read.', count, 'deskfold' ), number( count ) ) : __( 'Everything that came in has been read.', 'deskfold' );
}

function replies( count: number, late: number ): string {
	if ( late > 0 ) {
		/* translators: %s: a number of replies. */
		return sprintf( _n( '%s reply should have left more than 10 minutes ago.', '%s replies should have left more than 10 minutes ago.', late, 'deskfold' ), number( late ) );
	}
	/* translators: %s: a number of replies. */
	return count > 0 ? sprintf( _n( '%s reply is about to leave.', '%s replies are about to leave.', count, 'deskfold' ), number( count ) ) : __( 'No reply is waiting to leave.', 'deskfold' );
}

type WaitsProps = { icon: 'email' | 'reply' | 'bell' | 'lock'; words: string; isLate?: boolean; link?: { href: string; label: string } };

function Waits( { icon, words, isLate = false, link }: WaitsProps ): JSX.Element {
	return (
		<li className={ isLate ? 'is-late' : '' }>
			<Icon name={ icon } size={ 18 } />
			<span>
				{ words } { link && <a href={ link.href }>{ link.label }</a> }
			</span>
		</li>
	);
}
