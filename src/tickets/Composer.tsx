import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../app/keys';
import { firstName } from '../core/format';
import type { Ticket } from '../core/types.gen';
import { Icon, IconButton } from '../ui';
import { ComposerSheet } from './ComposerSheet';
import type { EditorHandle } from './Editor';
import { draftKey, type DraftKind } from './state';
import { useDesk } from './store';

type Props = {
	ticket: Ticket;
	/** False while the conversation is on its way: one may write, and send when one has seen it. */
	isReady: boolean;
};

/** Where the answer is written. As a note the whole of it looks like one, so that neither is taken for the other. */
export function Composer( { ticket, isReady }: Props ): JSX.Element {
	const noteBegun = useDesk(
		( state ) => ! state.drafts[ draftKey( ticket.id, 'reply' ) ] && Boolean( state.drafts[ draftKey( ticket.id, 'note' ) ] ),
		[ ticket.id ]
	);
	const [ kind, setKind ] = useState< DraftKind >( noteBegun ? 'note' : 'reply' );
	const [ touched, setTouched ] = useState( noteBegun );
	useEffect( () => {
		// The drafts may come later than the first paint; what the agent has begun here goes first.
		if ( noteBegun && ! touched ) {
			setKind( 'note' );
		}
	}, [ noteBegun, touched ] );
	const editor = useRef< EditorHandle >( null );
	const name = firstName( ticket.customer_name, ticket.customer_address );

	const open = ( to: DraftKind ) => {
		setKind( to );
		setTouched( true );
		setTimeout( () => editor.current?.focus() );
	};
	useKeys( { reply: () => open( 'reply' ), note: () => open( 'note' ) } );

	return (
		<form
			id="df-reply"
			tabIndex={ -1 }
			className={ `df-composer is-${ kind } ${ touched ? 'is-touched' : '' }` }
			aria-label={ kind === 'note' ? __( 'Write an internal note', 'deskfold' ) : __( 'Write a reply', 'deskfold' ) }
			onSubmit={ ( event ) => event.preventDefault() }
		>
			<div className="df-composer-mini">
				<button type="button" className="df-composer-open" onClick={ () => open( 'reply' ) }>
					<Icon name="reply" />
					<span className="df-cut">{ /* translators: %s: first name of a customer. */ sprintf( __( 'Reply to %s by e-mail', 'deskfold' ), name ) }</span>
				</button>
				<IconButton icon="lock" label={ __( 'Internal note', 'deskfold' ) } onClick={ () => open( 'note' ) } />
			</div>
			<ComposerSheet key={ kind } ticket={ ticket } isReady={ isReady } kind={ kind } onKind={ open } onLeave={ () => setTouched( false ) } editor={ editor } name={ name } />
		</form>
	);
}
