import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from 'react';
import type { Problem } from '../core/api';
import type { Agent } from '../core/types.gen';
import { store, type Part } from './store';
import type { Mailbox, NotificationChoices, Settings, SignInApp } from './types';

type Parts = { mailboxes: readonly Mailbox[]; agents: readonly Agent[]; settings: Settings; notifications: NotificationChoices; apps: readonly SignInApp[] };

/** Reads a part anew when its page opens; what is already there shows at once. */
export function usePart< P extends Part >( part: P ): readonly [ Parts[ P ] | undefined, Problem | undefined, () => void ] {
	const { load } = useDispatch( store );
	const known = useSelect( ( select ) => select( store )[ part ](), [ part ] );
	const problem = useSelect( ( select ) => select( store ).problem( part ), [ part ] );
	const read = useCallback( () => void load( part ), [ load, part ] );
	useEffect( read, [ read ] );
	return [ known as Parts[ P ] | undefined, problem, read ];
}
