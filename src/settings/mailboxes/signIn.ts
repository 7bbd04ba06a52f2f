import { api } from '../../core/api';
import type { Mailbox, Outcome, SignInApp } from '../types';

type News = { mailbox?: Mailbox; apps?: readonly SignInApp[] };

type Act< T = void > = ( args: { dispatch: { arrive: ( news: News ) => unknown } } ) => Promise< T >;

/** Signing a mailbox in and out with its provider: a part of the settings' store. */
export const signInActions = {
	/** Whose servers a domain's mail comes in at; '' when nobody knows. */
	suggestProvider:
		( address: string ): Act< string > =>
		async () => ( await api.get< { provider: string } >( 'mailboxes/suggest', { address } ) ).provider,

	/** The provider's page, to which the browser must go. */
	beginSignIn:
		( id: number ): Act< string > =>
		async () => ( await api.post< { url: string } >( `mailboxes/${ id }/sign-in` ) ).url,

	/** How a sign-in ended from which the browser just came back. */
	signInOutcome: (): Act< Outcome > => async () => api.get< Outcome >( 'sign-in/outcome' ),

	confirmSignIn:
		( id: number ): Act =>
		async ( { dispatch } ) => {
			dispatch.arrive( { mailbox: await api.post< Mailbox >( `mailboxes/${ id }/sign-in/confirm` ) } );
		},

	/** Answers whether the provider was told, too. */
	signOut:
		( id: number ): Act< boolean > =>
		async ( { dispatch } ) => {
			const { mailbox, is_revoked: isRevoked } = await api.post< { mailbox: Mailbox; is_revoked: boolean } >( `mailboxes/${ id }/sign-out` );
			dispatch.arrive( { mailbox } );
			return isRevoked;
		},

	saveApp:
		( app: Pick< SignInApp, 'provider' | 'client_id' | 'tenant' >, secret: string ): Act =>
		async ( { dispatch } ) => {
			await api.post( `sign-in/apps/${ app.provider }`, { client_id: app.client_id, tenant: app.tenant, ...( secret ? { client_secret: secret } : {} ) } );
			dispatch.arrive( { apps: await api.get< SignInApp[] >( 'sign-in/apps' ) } );
		},
};
