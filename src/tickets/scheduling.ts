import { __ } from '@wordpress/i18n';
import { api, problemOf } from '../core/api';
import { toast } from '../core/toasts';
import type { Draft, Message, News } from '../core/types.gen';
import { draftKey } from './state';
import type { Desk } from './thunk';

/** Replies that are to go later. */
export const scheduling = {
	/** Refused where something came in that is not on the screen yet. */
	sendNow:
		( message: Message ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const { last_entry = 0 } = select.state().tickets[ message.ticket_id ] ?? {};
			try {
				dispatch.arrive( await api.post< News >( `messages/${ message.id }/send`, { seen_entry: last_entry } ) );
			} catch ( thrown ) {
				toast( problemOf( thrown ).message, { isError: true } );
				await dispatch.openThread( message.ticket_id );
			}
		},

	/** Its text is the draft again. False when it had left already. */
	unschedule:
		( message: Message, { quiet = false }: { quiet?: boolean } = {} ) =>
		async ( { dispatch, select }: Desk ): Promise< boolean > => {
			const key = draftKey( message.ticket_id, 'reply' );
			const begun = select.state().drafts[ key ];
			if ( begun && begun.saved_at === null ) {
				// What was begun stands below it, so the server must know it.
				await dispatch.keepDraft( begun );
			}
			try {
				const { draft, ...news } = await api.del< News & { draft: Draft } >( `messages/${ message.id }/schedule` );
				const revision = ( select.state().drafts[ key ]?.revision ?? 0 ) + 1;
				const { html, cc, bcc, attachments, updated_at } = draft;
				dispatch.arrive( { ...news, drafts: [ { ticket_id: message.ticket_id, kind: 'reply', html, cc, bcc, attachments, saved_at: updated_at, version: updated_at, revision, returned: quiet } ] } );
				if ( ! quiet ) {
					toast( __( 'It does not go. The text is kept as a draft.', 'deskfold' ) );
				}
				return true;
			} catch ( thrown ) {
				toast( problemOf( thrown ).message, { isError: true } );
				await dispatch.openThread( message.ticket_id );
				return false;
			}
		},
};
