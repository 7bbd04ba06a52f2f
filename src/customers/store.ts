import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../core/api';
import type { Customer, CustomerHit } from '../core/types.gen';

type State = {
	customers: Readonly< Record< number, Customer > >;
	problems: Readonly< Record< number, Problem > >;
};

type CustomerNews = { customers?: Customer[]; problem?: { id: number; reason: Problem } };

type Action = { type: 'ARRIVED'; news: CustomerNews };

type ThunkArgs = {
	dispatch: { arrive: ( news: CustomerNews ) => Action };
	select: { customer: ( id: number ) => Customer | undefined };
};

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

export type CustomerChange = { name?: string; notes?: string; remote_images?: boolean };

function reducer( state: State = { customers: {}, problems: {} }, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { customers = [], problem } = action.news;
	const arrived = Object.fromEntries( customers.map( ( customer ) => [ customer.id, customer ] ) );
	const problems = Object.fromEntries( Object.entries( state.problems ).filter( ( [ id ] ) => ! arrived[ id ] ) );
	return {
		customers: { ...state.customers, ...arrived },
		problems: problem ? { ...problems, [ problem.id ]: problem.reason } : problems,
	};
}

const actions = {
	/** The one door in. */
	arrive: ( news: CustomerNews ): Action => ( { type: 'ARRIVED', news } ),

	load:
		( id: number ): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { customers: [ await api.get< Customer >( `customers/${ id }` ) ] } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: { id, reason: problemOf( thrown ) } } );
			}
		},

	/** People by the beginning of an address or a part of the name. Throws a Problem. */
	find:
		( words: string, signal: AbortSignal ): Thunk< CustomerHit[] > =>
		async () =>
			( await api.get< { customers: CustomerHit[] } >( 'customers', { search: words, limit: 5 }, signal ) ).customers,

	/** Mail to the address came back, and somebody knows that it works. */
	usesAnyway:
		( id: number, address: string ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { customers: [ await api.post< Customer >( `customers/${ id }/works`, { address } ) ] } );
		},

	/** Shown at once; taken back when the server refuses, and then it says why. */
	change:
		( id: number, change: CustomerChange ): Thunk =>
		async ( { dispatch, select } ) => {
			const before = select.customer( id );
			if ( before ) {
				dispatch.arrive( { customers: [ { ...before, ...change } ] } );
			}
			try {
				const after = await api.post< Customer >( `customers/${ id }`, change );
				dispatch.arrive( { customers: [ after ] } );
			} catch ( thrown ) {
				if ( before ) {
					dispatch.arrive( { customers: [ before ] } );
				}
				throw problemOf( thrown );
			}
		},
};

const selectors = {
	customer: ( state: State, id: number ): Customer | undefined => state.customers[ id ],
	problem: ( state: State, id: number ): Problem | undefined => state.problems[ id ],
};

export const store = createReduxStore( 'deskfold/customers', { reducer, actions, selectors } );
register( store );
