import { createReduxStore, register, select, subscribe } from '@wordpress/data';
import { api, problemOf, type Problem } from '../core/api';
import { boot } from '../core/boot';
import type { Acknowledgement, Agent } from '../core/types.gen';
import { toSend } from './mailboxes/mailbox';
import { signInActions } from './mailboxes/signIn';
import type { AuthServer, Fetched, GivenRole, Mailbox, NotificationChoices, Settings, SignInApp, TestStep } from './types';

/** What a settings page shows; each part arrives and may fail alone. */
export type Part = 'mailboxes' | 'agents' | 'settings' | 'notifications' | 'apps';

/** Where each part is asked for. */
const PATHS: Readonly< Record< Part, string > > = { mailboxes: 'mailboxes', agents: 'agents', settings: 'settings', notifications: 'me/notifications', apps: 'sign-in/apps' };

type State = {
	mailboxes?: readonly Mailbox[];
	agents?: readonly Agent[];
	settings?: Settings;
	notifications?: NotificationChoices;
	apps?: readonly SignInApp[];
	problems: Readonly< Partial< Record< Part, Problem > > >;
};

type SettingsNews = {
	mailboxes?: readonly Mailbox[];
	mailbox?: Mailbox;
	agents?: readonly Agent[];
	agent?: Agent;
	settings?: Settings;
	notifications?: NotificationChoices;
	apps?: readonly SignInApp[];
	gone?: { mailbox?: number; agent?: number };
	problem?: { part: Part; reason: Problem };
};

type Action = { type: 'ARRIVED'; news: SettingsNews };

type ThunkArgs = { dispatch: { arrive: ( news: SettingsNews ) => Action }; select: { agents: () => readonly Agent[] | undefined } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

type Numbered = { id: number };

/** The list with one more or one newer. A list that never arrived stays unknown. */
function placed< T extends Numbered >( list: readonly T[] | undefined, one: T | undefined ): readonly T[] | undefined {
	if ( ! list || ! one ) {
		return list;
	}
	return list.some( ( { id } ) => id === one.id ) ? list.map( ( old ) => ( old.id === one.id ? one : old ) ) : [ ...list, one ];
}

const without = < T extends Numbered >( list: readonly T[] | undefined, id: number | undefined ): readonly T[] | undefined =>
	list?.filter( ( one ) => one.id !== id );

function reducer( state: State = { problems: {} }, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { news } = action;
	const mailboxes = without( placed( news.mailboxes ?? state.mailboxes, news.mailbox ), news.gone?.mailbox );
	const agents = without( placed( news.agents ?? state.agents, news.agent ), news.gone?.agent );
	const settings = news.settings ?? state.settings;
	const notifications = news.notifications ?? state.notifications;
	const apps = news.apps ?? state.apps;
	const problems = { ...state.problems };
	for ( const part of [ 'mailboxes', 'agents', 'settings', 'notifications', 'apps' ] as const ) {
		if ( news[ part ] ) {
			delete problems[ part ];
		}
	}
	return {
		...( mailboxes ? { mailboxes } : {} ),
		...( agents ? { agents } : {} ),
		...( settings ? { settings } : {} ),
		...( notifications ? { notifications } : {} ),
		...( apps ? { apps } : {} ),
		problems: news.problem ? { ...problems, [ news.problem.part ]: news.problem.reason } : problems,
	};
}

/** There is one mailbox for what belongs to none: choosing it takes the mark from the others, so all are read again. */
async function readMailboxes( { dispatch }: ThunkArgs ): Promise< void > {
	dispatch.arrive( { mailboxes: await api.get< Mailbox[] >( 'mailboxes' ) } );
}

const actions = {
	/** The one door in. */
	arrive: ( news: SettingsNews ): Action => ( { type: 'ARRIVED', news } ),

	load:
		( part: Part ): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { [ part ]: await api.get( PATHS[ part ] ) } as SettingsNews );
			} catch ( thrown ) {
				dispatch.arrive( { problem: { part, reason: problemOf( thrown ) } } );
			}
		},

	saveMailbox:
		( mailbox: Mailbox ): Thunk< Mailbox > =>
		async ( args ) => {
			const saved = await api.post< Mailbox >( mailbox.id ? `mailboxes/${ mailbox.id }` : 'mailboxes', toSend( mailbox ) );
			args.dispatch.arrive( { mailbox: saved } );
			if ( saved.is_default ) {
				await readMailboxes( args );
			}
			return saved;
		},

	askAuthServer:
		( id: number ): Thunk< AuthServer > =>
		async () =>
			api.get< AuthServer >( `mailboxes/${ id }/authentication` ),

	acknowledgement:
		( id: number ): Thunk< Acknowledgement > =>
		async () =>
			api.get< Acknowledgement >( `mailboxes/${ id }/acknowledgement` ),

	saveAcknowledgement:
		( id: number, change: Partial< Pick< Acknowledgement, 'is_active' | 'text' > > ): Thunk< Acknowledgement > =>
		async () =>
			api.post< Acknowledgement >( `mailboxes/${ id }/acknowledgement`, change ),

	removeMailbox:
		( id: number ): Thunk =>
		async ( { dispatch } ) => {
			await api.del( `mailboxes/${ id }` );
			dispatch.arrive( { gone: { mailbox: id } } );
		},

	testMailbox:
		( mailbox: Mailbox ): Thunk< TestStep[] > =>
		async () => ( await api.post< { steps: TestStep[] } >( 'mailboxes/test', toSend( mailbox ) ) ).steps,

	fetchMailbox:
		( id: number ): Thunk< Fetched > =>
		async ( args ) => {
			try {
				const fetched = await api.post< Fetched >( `mailboxes/${ id }/fetch` );
				args.dispatch.arrive( { mailbox: fetched.mailbox } );
				return fetched;
			} catch ( thrown ) {
				// What went wrong is remembered at the mailbox too.
				await readMailboxes( args ).catch( () => {} );
				throw problemOf( thrown );
			}
		},

	/** The token is shown this once and kept nowhere in the desk. */
	issueToken:
		( id: number ): Thunk< string > =>
		async ( args ) => {
			const { token } = await api.post< { token: string } >( `mailboxes/${ id }/token` );
			await readMailboxes( args );
			return token;
		},

	...signInActions,

	addAgent:
		( user: string, role: GivenRole ): Thunk< Agent > =>
		async ( { dispatch } ) => {
			const agent = await api.post< Agent >( 'agents', { user, role } );
			dispatch.arrive( { agent } );
			return agent;
		},

	/** Shown at once and taken back when the server refuses. */
	changeRole:
		( agent: Agent, role: GivenRole ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { agent: { ...agent, role } } );
			try {
				dispatch.arrive( { agent: await api.post< Agent >( `agents/${ agent.id }`, { role } ) } );
			} catch ( thrown ) {
				dispatch.arrive( { agent } );
				throw problemOf( thrown );
			}
		},

	/** How many tickets somebody has not finished. */
	openTickets:
		( id: number ): Thunk< number > =>
		async () =>
			( await api.get< { left: number } >( `agents/${ id }/tickets` ) ).left,

	/** One bite after the other, as long as `tell` wants to go on. `to`: 0 for nobody. Answers how many are left. */
	handOver:
		( id: number, to: number, tell: ( left: number ) => boolean ): Thunk< number > =>
		async () => {
			for (;;) {
				const { left } = await api.post< { left: number } >( `agents/${ id }/hand-over`, { to } );
				if ( ! tell( left ) || left === 0 ) {
					return left;
				}
			}
		},

	removeAgent:
		( id: number ): Thunk =>
		async ( { dispatch } ) => {
			await api.del( `agents/${ id }` );
			dispatch.arrive( { gone: { agent: id } } );
		},

	saveNotifications:
		( { unassigned, answered, assigned, mentioned }: NotificationChoices ): Thunk< NotificationChoices > =>
		async ( { dispatch } ) => {
			const notifications = await api.post< NotificationChoices >( PATHS.notifications, { unassigned, answered, assigned, mentioned } );
			dispatch.arrive( { notifications } );
			return notifications;
		},

	saveSettings:
		( changes: Partial< Pick< Settings, 'form' | 'general' > > ): Thunk< Settings > =>
		async ( { dispatch } ) => {
			const settings = await api.post< Settings >( 'settings', changes );
			dispatch.arrive( { settings } );
			return settings;
		},
};

const selectors = {
	mailboxes: ( state: State ): readonly Mailbox[] | undefined => state.mailboxes,
	agents: ( state: State ): readonly Agent[] | undefined => state.agents,
	settings: ( state: State ): Settings | undefined => state.settings,
	notifications: ( state: State ): NotificationChoices | undefined => state.notifications,
	apps: ( state: State ): readonly SignInApp[] | undefined => state.apps,
	problem: ( state: State, part: Part ): Problem | undefined => state.problems[ part ],
};

export const store = createReduxStore( 'deskfold/settings', { reducer, actions, selectors } );
register( store );

/** The rest of the desk reads these from what the page printed: what changes here must not wait for a reload. */
subscribe( () => {
	const now = select( store );
	const mailboxes = now.mailboxes()?.filter( ( one ) => one.is_active );
	const sendDelay = now.settings()?.general.send_delay;
	Object.assign( boot(), {
		...( now.agents() ? { agents: now.agents() } : {} ),
		...( mailboxes ? { mailboxes: mailboxes.map( ( { id, name, address } ) => ( { id, name, address } ) ) } : {} ),
		...( sendDelay === undefined ? {} : { sendDelay } ),
	} );
}, store );
