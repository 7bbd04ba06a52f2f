import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../core/api';
import { boot } from '../core/boot';
import { saySite, useSite } from '../core/site';
import { toast } from '../core/toasts';
import { Bar, Button } from '../ui';

/** On a site that may be a copy of another: what is safe, and who can say which is which. */
export function SiteBanner(): JSX.Element | null {
	const { standing, address, live_address: live } = useSite();
	const [ busy, setBusy ] = useState( false );
	if ( standing === 'live' ) {
		return null;
	}
	const say = ( isLive: boolean, done: string ) => () => {
		setBusy( true );
		void saySite( isLive )
			.then( () => toast( done ) )
			.catch( ( thrown ) => toast( problemOf( thrown ).message, { isError: true } ) )
			.finally( () => setBusy( false ) );
	};
	const isCopy = standing === 'copy';
	const ways = boot().user.caps.manage && (
		<span className="df-site-ways">
			{ ! isCopy && (
				<Button size="small" disabled={ busy } onClick={ say( false, __( 'This copy stays silent.', 'deskfold' ) ) }>
					{ __( 'This is a copy: stay silent', 'deskfold' ) }
				</Button>
			) }
			<Button look="tertiary" size="small" disabled={ busy } onClick={ say( true, __( 'This is the live site. What has waited goes out within a minute.', 'deskfold' ) ) }>
				{ __( 'This is the live site', 'deskfold' ) }
			</Button>
		</span>
	);
	return (
		<div className="df-site-banner">
			<Bar look={ isCopy ? 'info' : 'warning' } action={ ways }>
				<b>{ isCopy ? __( 'This is a copy of the site.', 'deskfold' ) : __( 'The address of this site has changed.', 'deskfold' ) }</b>{ ' ' }
				{ wordsFor( isCopy, address, live ) }
			</Bar>
		</div>
	);
}

function wordsFor( isCopy: boolean, address: string, live: string ): string {
	if ( ! isCopy ) {
		/* translators: %s: address of a site. */
		return sprintf( __( 'It was %s. Should this be a copy, it must not answer your customers: mail is neither fetched nor sent until an administrator says which it is. Nothing is lost.', 'deskfold' ), live );
	}
	return live === address
		? __( 'It neither fetches nor sends mail. Replies written here wait.', 'deskfold' )
		: /* translators: %s: address of a site. */ sprintf( __( 'It neither fetches nor sends mail; %s does. Replies written here wait.', 'deskfold' ), live );
}
