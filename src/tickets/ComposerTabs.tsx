import { __, sprintf } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { timeOfDay } from '../core/format';
import { Icon } from '../ui';
import type { DraftKind, StoredDraft } from './state';
import { isBlank } from './writing';

type Props = { kind: DraftKind; draft: StoredDraft; onKind: ( kind: DraftKind ) => void };

/** Whether the text is safe, and since when. */
function saved( draft: StoredDraft ): string {
	if ( isBlank( draft.html ) && draft.attachments.length === 0 ) {
		return '';
	}
	return draft.saved_at === null
		? __( 'Draft', 'deskfold' )
		: /* translators: %s: a time of day. */ sprintf( __( 'Draft saved %s', 'deskfold' ), timeOfDay( draft.saved_at ) );
}

export function ComposerTabs( { kind, draft, onKind }: Props ): JSX.Element {
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'ArrowLeft' || event.key === 'ArrowRight' ) {
			event.preventDefault();
			onKind( kind === 'reply' ? 'note' : 'reply' );
		}
	};
	const tab = ( which: DraftKind, icon: 'reply' | 'lock', label: string ) => (
		<button type="button" role="tab" className="df-tab" aria-selected={ kind === which } tabIndex={ kind === which ? 0 : -1 } onClick={ () => onKind( which ) } onKeyDown={ onKeyDown }>
			<Icon name={ icon } />
			{ label }
		</button>
	);
	return (
		<div className="df-tabs">
			<div role="tablist" aria-label={ __( 'Reply or note', 'deskfold' ) }>
				{ tab( 'reply', 'reply', __( 'Reply', 'deskfold' ) ) }
				{ tab( 'note', 'lock', __( 'Internal note', 'deskfold' ) ) }
			</div>
			<span className="df-tabs-saved df-num">{ saved( draft ) }</span>
		</div>
	);
}
