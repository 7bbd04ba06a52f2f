import { useDispatch } from '@wordpress/data';
import { useRef } from 'react';
import { store } from '../store';
import type { Mailbox } from '../types';
import { authOf, withProvider } from './mailbox';
import { domainOf, providerNamed, providerOf } from './providers';

/** Once an address of one's own domain is typed, its mail exchangers tell whose servers to fill in; silence changes nothing. */
export function useSuggestion( mailbox: Mailbox, onChange: ( change: Partial< Mailbox > ) => void ): () => void {
	const { suggestProvider } = useDispatch( store );
	const latest = useRef( mailbox );
	latest.current = mailbox;
	const asked = useRef( '' );
	return () => {
		const { address } = latest.current;
		const domain = domainOf( address );
		const isOpen = latest.current.incoming.host === '' && latest.current.incoming.kind === 'imap' && ! authOf( latest.current );
		if ( ! isOpen || ! domain.includes( '.' ) || providerOf( address ) || asked.current === domain ) {
			return;
		}
		asked.current = domain;
		suggestProvider( address ).then(
			( key ) => {
				const provider = providerNamed( key );
				if ( provider && domainOf( latest.current.address ) === domain ) {
					onChange( withProvider( latest.current, provider ) );
				}
			},
			() => {
				asked.current = '';
			}
		);
	};
}
