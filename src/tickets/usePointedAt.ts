import { useEffect, useRef } from 'react';
import { useRoute } from '../app/route';
import type { Message } from '../core/types.gen';
import { useActions } from './store';

/** A link may point at one message: it comes into sight and has the focus, once. */
export function usePointedAt( ticket: number, messages: readonly Message[], earlier: boolean, settled: boolean ): void {
	const { message } = useRoute();
	const { loadEarlier } = useActions();
	const done = useRef< number >();
	const oldest = messages[ 0 ]?.id ?? 0;
	useEffect( () => {
		if ( ! message || ! settled || done.current === message ) {
			return;
		}
		const card = document.querySelector< HTMLElement >( `[data-message="${ message }"]` );
		if ( card ) {
			done.current = message;
			card.tabIndex = -1;
			card.focus( { preventScroll: true } );
			card.scrollIntoView( { block: 'center' } );
		} else if ( earlier && message < oldest ) {
			void loadEarlier( ticket );
		}
	}, [ message, settled, oldest, earlier, ticket, loadEarlier ] );
}
