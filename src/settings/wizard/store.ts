import { createReduxStore, register, select, subscribe } from '@wordpress/data';
import { api, problemOf, type Problem } from '../../core/api';
import { boot } from '../../core/boot';
import type { Setup, SitePage, TestTicket } from '../../core/types.gen';

export type { Setup, SitePage, TestTicket };
export type Block = 'contact-form' | 'my-tickets';

type State = { setup?: Setup; pages?: readonly SitePage[]; test?: TestTicket; problem?: Problem };
type News = { setup?: Setup; pages?: readonly SitePage[]; page?: SitePage; test?: TestTicket; noTest?: true; problem?: Problem };
type Action = { type: 'ARRIVED'; news: News };
type Thunk< T = void > = ( args: { dispatch: { arrive: ( news: News ) => Action } } ) => Promise< T >;

/** A page that was made or changed takes its place in the list. */
function placed( pages: readonly SitePage[] = [], page: SitePage | undefined ): readonly SitePage[] {
	return page ? [ ...pages.filter( ( { id } ) => id !== page.id ), page ] : pages;
}

function reducer( state: State = {}, { type, news }: Action | { type: ''; news: News } = { type: '', news: {} } ): State {
	if ( type !== 'ARRIVED' ) {
		return state;
	}
	const { problem, page, noTest, ...rest } = news;
	const next: State = { ...state, ...rest, ...( page ? { pages: placed( state.pages, page ) } : {} ), ...( problem ? { problem } : {} ) };
	if ( noTest ) {
		delete next.test;
	}
	if ( rest.setup ) {
		delete next.problem;
	}
	return next;
}

const actions = {
	/** The one door in. */
	arrive: ( news: News ): Action => ( { type: 'ARRIVED', news } ),

	load:
		(): Thunk =>
		async ( { dispatch } ) => {
			try {
				const [ setup, pages ] = await Promise.all( [ api.get< Setup >( 'setup' ), api.get< SitePage[] >( 'pages' ) ] );
				dispatch.arrive( { setup, pages } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	keep:
		( change: Partial< Pick< Setup, 'state' | 'step' | 'way' | 'mailbox_id' > > ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { setup: await api.post< Setup >( 'setup', change ) } );
		},

	/** 0 is a new page. */
	putOnPage:
		( block: Block, id: number ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { page: await api.post< SitePage >( 'pages', { block, page_id: id } ) } );
		},

	/** 0 is the form's door. */
	sendTest:
		( mailbox: number ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { noTest: true } );
			dispatch.arrive( { test: await api.post< TestTicket >( 'setup/test', { mailbox_id: mailbox } ) } );
			dispatch.arrive( { test: await api.post< TestTicket >( 'setup/test/look' ) } );
		},

	lookForTest:
		(): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { test: await api.post< TestTicket >( 'setup/test/look' ) } );
		},

	removeTest:
		(): Thunk =>
		async ( { dispatch } ) => {
			await api.del( 'setup/test' );
			dispatch.arrive( { noTest: true } );
		},
};

const selectors = {
	setup: ( state: State ): Setup | undefined => state.setup,
	pages: ( state: State ): readonly SitePage[] | undefined => state.pages,
	test: ( state: State ): TestTicket | undefined => state.test,
	problem: ( state: State ): Problem | undefined => state.problem,
};

export const store = createReduxStore( 'deskfold/setup', { reducer, actions, selectors } );
register( store );

/** The empty desk asks whether there is still something to set up. */
subscribe( () => {
	const now = select( store ).setup()?.state;
	if ( now ) {
		boot().setup = now;
	}
}, store );
