import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { format } from '../app/route';
import { fullDate, number, timeOfDay } from '../core/format';
import type { Entry } from '../core/types.gen';
import { Icon, type GlyphName } from '../ui';
import { eventSentence, otherTicket } from './entries';

const FOLDED_FROM = 3;

const icons: Record< string, GlyphName > = { status: 'open', priority: 'high', agent: 'person', tags: 'tag', subject: 'file', linked: 'link', follow_up: 'link', merged: 'merged', unmerged: 'merged', moved: 'move' };

/** What happened besides messages; three or more in a row fold into one line. */
export function EventLines( { entries }: { entries: readonly Entry[] } ): JSX.Element {
	const [ open, setOpen ] = useState( false );
	if ( entries.length < FOLDED_FROM || open ) {
		return (
			<div className="df-events">
				{ entries.map( ( entry ) => (
					<div key={ entry.id } className="df-event">
						<Icon name={ icons[ entry.event ] ?? 'dots' } size={ 16 } />
						<span className="df-cut" dir="auto">
							{ eventSentence( entry ) }
						</span>
						{ otherTicket( entry ) > 0 && (
							<a
								href={ format( { screen: 'ticket', ticket: otherTicket( entry ) } ) }
								aria-label={ /* translators: %d: number of a ticket. */ sprintf( __( 'Open ticket %d', 'deskfold' ), otherTicket( entry ) ) }
							>
								{ __( 'Open', 'deskfold' ) }
							</a>
						) }
						<time className="df-num" dateTime={ new Date( entry.created_at ).toISOString() } title={ fullDate( entry.created_at ) }>
							{ timeOfDay( entry.created_at ) }
						</time>
					</div>
				) ) }
				{ open && (
					<div className="df-event">
						<button type="button" onClick={ () => setOpen( false ) }>
							{ __( 'Show less', 'deskfold' ) }
						</button>
					</div>
				) }
			</div>
		);
	}
	const told = entries.map( eventSentence ).join( ', ' );
	return (
		<div className="df-event">
			<Icon name="more" size={ 16 } />
			<span className="df-cut" dir="auto" title={ told }>
				{ /* translators: 1: a number of events, 2: the events themselves. */
				sprintf( _n( '%1$s event: %2$s', '%1$s events: %2$s', entries.length, 'deskfold' ), number( entries.length ), told ) }
			</span>
			<button type="button" aria-expanded="false" onClick={ () => setOpen( true ) }>
				{ __( 'Show', 'deskfold' ) }
			</button>
		</div>
	);
}
