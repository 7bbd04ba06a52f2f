import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { lazy, memo, Suspense, useCallback, useState } from 'react';
import { boot } from '../core/boot';
import { fullDate, nameOf, timeOfDay } from '../core/format';
import type { Message } from '../core/types.gen';
import { Avatar, Chip, Icon } from '../ui';
import { Attachments } from './Attachments';
import { Delivery } from './Delivery';
import { contentIds } from './mailHtml';
import { frameTitle, MailFrame } from './MailFrame';
import { MessageMenu } from './MessageMenu';
import { Plain, Prose } from './Prose';
import { RemoteImages, useShowsImages } from './RemoteImages';
import { Warned, WhyHere } from './WhyHere';
import { channelWord } from './words';

const OriginalMail = lazy( async () => ( { default: ( await import( /* webpackChunkName: "original" */ './OriginalMail' ) ).OriginalMail } ) );

type Props = { message: Message; customerId: number; isNew: boolean; onMeasured: () => void };

/** One message in its own shape: the customer's, our reply, a note, a notice. */
export const MessageCard = memo( function MessageCard( { message, customerId, isNew, onMeasured }: Props ): JSX.Element {
	const ours = message.kind !== 'incoming';
	const name = nameOf( message.author_name, message.author_address );
	const [ why, setWhy ] = useState( false );
	const onWhy = useCallback( () => setWhy( true ), [] );
	const [ original, setOriginal ] = useState( false );
	const isNote = message.kind === 'note';
	const undelivered = message.state === 'failed' || message.state === 'uncertain';
	const shape = { incoming: 'is-incoming', reply: 'is-reply', note: 'is-note', notice: 'is-notice' }[ message.kind ];
	return (
		<article className={ `df-message ${ shape } ${ undelivered ? 'has-failed' : '' }` } aria-label={ spoken( message, name, isNew ) } data-message={ message.id }>
			<Avatar
				name={ message.kind === 'notice' ? '' : name }
				seed={ ours ? message.author_id : customerId }
				{ ...( ours ? {} : { channel: message.channel === 'form' ? 'form' : 'email' } ) }
			/>
			<div className="df-bubble">
				<header>
					{ isNote && <Icon name="lock" size={ 16 } /> }
					<b className="df-cut" dir="auto">{ title( message, name ) }</b>
					{ isNew && <Chip look="info">{ _x( 'New', 'message that was not seen yet', 'deskfold' ) }</Chip> }
					{ message.moved_from !== null && (
						<Chip look="quiet" icon="merged">
							{ /* translators: %d: number of a ticket. */ sprintf( __( 'from %d', 'deskfold' ), message.moved_from ) }
						</Chip>
					) }
					<bdi className="df-cut df-message-to">{ isNote ? noteBy( message, name ) : addressed( message ) }</bdi>
					<time className="df-message-time df-num" dateTime={ new Date( message.created_at ).toISOString() } title={ fullDate( message.created_at ) }>
						{ timeOfDay( message.created_at ) }
					</time>
					{ message.id > 0 && <MessageMenu message={ message } onWhy={ onWhy } onOriginal={ () => setOriginal( true ) } /> }
				</header>
				<Body message={ message } customerId={ customerId } name={ name } onMeasured={ onMeasured } onWhy={ onWhy } />
				<Delivery message={ message } />
			</div>
			{ why && <WhyHere message={ message } onClose={ () => setWhy( false ) } /> }
			{ original && (
				<Suspense fallback={ null }>
					<OriginalMail message={ message } onClose={ () => setOriginal( false ) } />
				</Suspense>
			) }
		</article>
	);
} );

function title( { kind }: Message, name: string ): string {
	if ( kind === 'note' ) {
		return __( 'Internal note', 'deskfold' );
	}
	return kind === 'notice' ? __( 'Automatic message', 'deskfold' ) : name;
}

/** Whoever wrote it is told once more that it stays inside. */
const noteBy = ( message: Message, name: string ): string =>
	/* translators: %s: a member of the team. */
	message.author_id === boot().user.id ? sprintf( __( '%s, only your team sees this', 'deskfold' ), name ) : name;

function addressed( { kind, to, cc, bcc }: Message ): string {
	const names = [ ...to, ...cc, ...bcc ].map( ( address ) => address.email ).filter( Boolean );
	if ( names.length === 0 ) {
		return '';
	}
	const more = names.length - 1;
	const first = names[ 0 ] ?? '';
	return more > 0 && kind !== 'note'
		? /* translators: 1: an e-mail address, 2: how many more there are. */ sprintf( _n( 'to %1$s and %2$d more', 'to %1$s and %2$d more', more, 'deskfold' ), first, more )
		: /* translators: %s: an e-mail address. */ sprintf( __( 'to %s', 'deskfold' ), first );
}

function spoken( message: Message, name: string, isNew: boolean ): string {
	const kind = {
		incoming: channelWord( message.channel ),
		reply: __( 'reply', 'deskfold' ),
		note: __( 'internal note', 'deskfold' ),
		notice: __( 'automatic message', 'deskfold' ),
	}[ message.kind ];
	return [ name, kind, timeOfDay( message.created_at ), isNew && __( 'new', 'deskfold' ) ].filter( Boolean ).join( ', ' );
}

function Body( { message, customerId, name, onMeasured, onWhy }: { message: Message; customerId: number; name: string; onMeasured: () => void; onWhy: () => void } ): JSX.Element {
	const always = useShowsImages( customerId );
	const [ once, setOnce ] = useState( false );
	const [ remote, setRemote ] = useState( 0 );
	const [ quoted, setQuoted ] = useState( false );
	const [ quotedRemote, setQuotedRemote ] = useState( 0 );
	const show = once || always;
	const html = message.kind === 'incoming' ? message.html : '';
	const inside = new Set( contentIds( message.html + message.quoted_html ) );
	const cards = message.attachments.filter( ( file ) => ! file.is_inline || ! inside.has( file.content_id ) );
	const hasQuote = message.quoted_html !== '' || message.quoted_text !== '';
	const frame = { title: frameTitle( name ), attachments: message.attachments, showRemote: show };
	const onRemote = useCallback( ( count: number ) => setRemote( count ), [] );
	const onQuotedRemote = useCallback( ( count: number ) => setQuotedRemote( count ), [] );
	const hidden = remote + ( quoted ? quotedRemote : 0 );
	return (
		<>
			{ message.warning && <Warned message={ message } onWhy={ onWhy } /> }
			<div className="df-body" dir="auto">
				{ html ? <MailFrame id={ `m${ message.id }` } html={ html } onRemote={ onRemote } onMeasured={ onMeasured } { ...frame } /> : <Words message={ message } /> }
			</div>
			{ hidden > 0 && ! show && <RemoteImages message={ message } customerId={ customerId } hidden={ hidden } onOnce={ () => setOnce( true ) } /> }
			<Attachments files={ cards } />
			{ hasQuote && (
				<button type="button" className="df-quote-toggle" aria-expanded={ quoted } onClick={ () => setQuoted( ! quoted ) }>
					<Icon name="dots" size={ 16 } />
					{ quoted ? __( 'Hide quoted text', 'deskfold' ) : __( 'Show quoted text', 'deskfold' ) }
				</button>
			) }
			{ quoted && (
				<div className="df-body df-quoted" dir="auto">
					{ message.quoted_html ? <MailFrame id={ `q${ message.id }` } html={ message.quoted_html } onRemote={ onQuotedRemote } { ...frame } /> : <Plain text={ message.quoted_text } /> }
				</div>
			) }
		</>
	);
}

/** Ours is HTML from our own editor; theirs without HTML is plain text. */
function Words( { message }: { message: Message } ): JSX.Element {
	const own = message.kind !== 'incoming' && message.html !== '';
	return own ? <Prose html={ message.html } files={ message.attachments } /> : <Plain text={ message.text } />;
}
