import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { problemOf } from '../core/api';
import { fullDate, number, timeOfDay } from '../core/format';
import type { Delivery } from '../core/types.gen';
import { Icon, Popover, type GlyphName } from '../ui';
import { useActions } from './store';

type Props = { messageId: number; children: ReactNode; way?: ReactNode };

const icons: Record< Delivery[ 'event' ], GlyphName > = {
	sent: 'sent',
	later: 'clock',
	failed: 'warning',
	uncertain: 'uncertain',
	bounced: 'warning',
	delayed: 'clock',
	arrived: 'resolved',
	read: 'resolved',
};

/** The delivery state of a message as a button: behind it stands what happened, attempt by attempt. */
export function DeliveryLog( { messageId, children, way }: Props ): JSX.Element {
	const anchor = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	return (
		<>
			<button ref={ anchor } type="button" className="df-delivery-state" aria-haspopup="dialog" aria-expanded={ open } title={ __( 'Show the delivery log', 'deskfold' ) } onClick={ () => setOpen( ! open ) }>
				{ children }
			</button>
			{ open && (
				<Popover anchor={ anchor } onClose={ () => setOpen( false ) } width={ 420 } label={ __( 'Delivery log', 'deskfold' ) }>
					<Log messageId={ messageId } way={ way } />
				</Popover>
			) }
		</>
	);
}

function Log( { messageId, way }: { messageId: number; way?: ReactNode } ): JSX.Element {
	const { deliveries } = useActions();
	const [ lines, setLines ] = useState< readonly Delivery[] >();
	const [ problem, setProblem ] = useState( '' );
	const box = useRef< HTMLDivElement >( null );
	useEffect( () => {
		let gone = false;
		box.current?.focus();
		deliveries( messageId ).then(
			( found ) => ! gone && setLines( found ),
			( thrown ) => ! gone && setProblem( problemOf( thrown ).message )
		);
		return () => {
			gone = true;
		};
	}, [ messageId, deliveries ] );
	return (
		<div ref={ box } className="df-delivery-log" tabIndex={ -1 } aria-busy={ ! lines && ! problem }>
			<h3>{ __( 'Delivery log', 'deskfold' ) }</h3>
			{ problem && <p role="alert">{ problem }</p> }
			{ lines?.length === 0 && <p>{ __( 'No attempt has been made yet.', 'deskfold' ) }</p> }
			<ol>
				{ ( lines ?? [] ).map( ( line ) => (
					<Line key={ line.id } line={ line } />
				) ) }
			</ol>
			{ way && <div className="df-delivery-way">{ way }</div> }
		</div>
	);
}

function Line( { line }: { line: Delivery } ): JSX.Element {
	const { event, words, recipients, took, created_at: at } = line;
	const bad = event === 'failed' || event === 'bounced' || event === 'uncertain';
	return (
		<li className={ bad ? 'is-bad' : '' }>
			<Icon name={ icons[ event ] } size={ 16 } />
			<time className="df-num" dateTime={ new Date( at ).toISOString() } title={ fullDate( at ) }>
				{ timeOfDay( at ) }
			</time>
			<div>
				<b>{ titleOf( line ) }</b>
				{ words && <p dir="auto">{ words }</p> }
				{ recipients.length > 0 && <p className="df-delivery-to"><bdi>{ recipients.join( ', ' ) }</bdi></p> }
				{ took >= 1000 && (
					<p className="df-delivery-to">
						{ /* translators: %s: a number of seconds. */ sprintf( _n( 'Took %s second', 'Took %s seconds', Math.round( took / 1000 ), 'deskfold' ), number( Math.round( took / 1000 ) ) ) }
					</p>
				) }
			</div>
		</li>
	);
}

function titleOf( { event, server }: Delivery ): string {
	switch ( event ) {
		case 'sent':
			return server === '' || server === 'wp_mail'
				? __( 'Handed to the mail of this site', 'deskfold' )
				: /* translators: %s: name of a mail server. */ sprintf( __( 'Taken by %s', 'deskfold' ), server );
		case 'later':
			return __( 'Not taken yet, tried again by itself', 'deskfold' );
		case 'failed':
			return __( 'Not taken', 'deskfold' );
		case 'uncertain':
			return __( 'Perhaps taken: the answer never came', 'deskfold' );
		case 'bounced':
			return __( 'Came back', 'deskfold' );
		case 'delayed':
			return __( 'Delayed at the other side', 'deskfold' );
		case 'arrived':
			return __( 'Arrived in the mailbox', 'deskfold' );
		case 'read':
			return __( 'Opened, says a receipt', 'deskfold' );
	}
}
