import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../../core/api';
import type { Parked } from '../../core/types.gen';

export type { Parked };

type Page = { parked: readonly Parked[]; next: string; count: number };

/** What became of a message that was tried again. */
export type Outcome = { result: string; ticket_id: number | null; parked: Parked | null; count: number };

type State = { parked?: readonly Parked[]; next: string; count?: number; problem?: Problem };

type News = { page?: Page; more?: Page; again?: Parked; gone?: number; count?: number; problem?: Problem };

type Action = { type: 'ARRIVED'; news: News };

type ThunkArgs = { dispatch: { arrive: ( news: News ) => Action }; select: { next: () => string } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

const EMPTY: State = { next: '' };

function reducer( state: State = EMPTY, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { page, more, again, gone, count, problem } = action.news;
	if ( page ) {
		return { parked: page.parked, next: page.next, count: page.count };
	}
	if ( problem ) {
		return { ...state, problem };
	}
	const known = state.parked ?? [];
	const others = more ? more.parked.filter( ( { id } ) => ! known.some( ( one ) => one.id === id ) ) : [];
	return {
		...state,
		parked: [ ...known, ...others ].filter( ( { id } ) => id !== gone ).map( ( one ) => ( one.id === again?.id ? again : one ) ),
		...( more ? { next: more.next, count: more.count } : {} ),
		...( count === undefined ? {} : { count } ),
	};
}

function tell( { dispatch }: ThunkArgs, id: number, outcome: Outcome ): Outcome {
	dispatch.arrive( { count: outcome.count, ...( outcome.parked ? { again: outcome.parked } : { gone: id } ) } );
	return outcome;
}

const actions = {
	/** The one door in. */
	arrive: ( news: News ): Action => ( { type: 'ARRIVED', news } ),

	load:
		(): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { page: await api.get< Page >( 'quarantine' ) } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	loadMore:
		(): Thunk =>
		async ( { dispatch, select } ) => {
			dispatch.arrive( { more: await api.get< Page >( 'quarantine', { after: select.next() } ) } );
		},

	retry:
		( id: number ): Thunk< Outcome > =>
		async ( args ) =>
			tell( args, id, await api.post< Outcome >( `quarantine/${ id }/retry` ) ),

	makeTicket:
		( id: number, email: string, name: string ): Thunk< Outcome > =>
		async ( args ) =>
			tell( args, id, await api.post< Outcome >( `quarantine/${ id }/ticket`, { email, name } ) ),

	discard:
		( id: number ): Thunk =>
		async ( { dispatch } ) => {
			const { count } = await api.del< { count: number } >( `quarantine/${ id }` );
			dispatch.arrive( { gone: id, count } );
		},
};

const selectors = {
	parked: ( state: State ): readonly Parked[] | undefined => state.parked,
	next: ( state: State ): string => state.next,
	count: ( state: State ): number | undefined => state.count,
	problem: ( state: State ): Problem | undefined => state.problem,
};

export const store = createReduxStore( 'deskfold/quarantine', { reducer, actions, selectors } );
register( store );
