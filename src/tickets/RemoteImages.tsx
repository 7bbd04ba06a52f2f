import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect } from 'react';
import { problemOf } from '../core/api';
import { boot } from '../core/boot';
import { firstName, number } from '../core/format';
import { toast } from '../core/toasts';
import type { Message } from '../core/types.gen';
import { store as customers } from '../customers/store';
import { Icon } from '../ui';

/** Whether pictures of this person's mails may be fetched; what the server keeps with the customer holds for the whole team. */
export const useShowsImages = ( customerId: number ): boolean =>
	useSelect( ( select ) => select( customers ).customer( customerId )?.remote_images ?? false, [ customerId ] );

type Props = { message: Message; customerId: number; hidden: number; onOnce: () => void };

/** What was kept from being fetched, and the two ways to fetch it. */
export function RemoteImages( { message, customerId, hidden, onOnce }: Props ): JSX.Element | null {
	const { load, change } = useDispatch( customers );
	const isKnown = useSelect( ( select ) => select( customers ).customer( customerId ) !== undefined || select( customers ).problem( customerId ) !== undefined, [ customerId ] );
	useEffect( () => {
		// Where no panel stands beside the conversation nobody has asked yet who writes.
		if ( ! isKnown && customerId > 0 ) {
			void load( customerId );
		}
	}, [ isKnown, customerId, load ] );
	if ( ! isKnown ) {
		return null;
	}
	const always = () => void change( customerId, { remote_images: true } ).catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) );
	return (
		<div className="df-blocked">
			<Icon name="hidden" size={ 18 } />
			<span className="df-grow">
				{ /* translators: %s: a number of pictures. */ sprintf( _n( '%s remote image hidden', '%s remote images hidden', hidden, 'deskfold' ), number( hidden ) ) }
			</span>
			<span>
				<button type="button" onClick={ onOnce }>
					{ __( 'Show once', 'deskfold' ) }
				</button>
				{ boot().user.caps.reply && (
					<button type="button" onClick={ always }>
						{ /* translators: %s: first name of a customer. */ sprintf( __( 'Always for %s', 'deskfold' ), firstName( message.author_name, message.author_address ) ) }
					</button>
				) }
			</span>
		</div>
	);
}
