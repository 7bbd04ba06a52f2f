import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../../core/api';
import type { Erasure } from '../../core/types.gen';

export type Run = NonNullable< Erasure[ 'run' ] >;

type State = {
	look?: Erasure;
	/** Whether this window asks for one bite after the other. */
	isRunning: boolean;
	/** How many went, once all have. */
	gone?: number;
	problem?: Problem;
};

type News = { look?: Erasure; run?: Run | null; isRunning?: boolean; problem?: Problem };

type Action = { type: 'ARRIVED'; news: News };

type ThunkArgs = { dispatch: { arrive: ( news: News ) => Action; goOn: () => Promise< void > }; select: { isRunning: () => boolean } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

function reducer( state: State = { isRunning: false }, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { look = state.look, run, isRunning = state.isRunning, problem } = action.news;
	// A fault stands until the next thing happens.
	const { problem: old, gone, ...rest } = state;
	void old;
	const isDone = run === null && look?.run;
	return {
		...rest,
		...( look ? { look: run === undefined ? look : { ...look, run, tickets: look.tickets - ( look.run?.left ?? 0 ) + ( run?.left ?? 0 ) } } : {} ),
		...( problem ? { problem } : {} ),
		...( isDone ? { gone: look.run?.tickets ?? 0 } : {} ),
		...( gone !== undefined && ! action.news.look ? { gone } : {} ),
		isRunning: isRunning && ! isDone && ! problem,
	};
}

const actions = {
	/** The one door in. */
	arrive: ( news: News ): Action => ( { type: 'ARRIVED', news } ),

	load:
		(): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { look: await api.get< Erasure >( 'erasure' ) } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	/** @throws Problem, such as for a name that is not the shop's */
	begin:
		( name: string, withCustomers: boolean ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { look: await api.post< Erasure >( 'erasure', { name, with_customers: withCustomers } ) } );
			await dispatch.goOn();
		},

	/** One bite after the other, until all is gone, somebody stops it or the server cannot. */
	goOn:
		(): Thunk =>
		async ( { dispatch, select } ) => {
			if ( select.isRunning() ) {
				return;
			}
			dispatch.arrive( { isRunning: true } );
			try {
				while ( select.isRunning() ) {
					const { run } = await api.post< { run: Run | null } >( 'erasure/next' );
					dispatch.arrive( { run } );
				}
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	/** After the bite that is under way. */
	stop: (): Action => ( { type: 'ARRIVED', news: { isRunning: false } } ),

	/** @throws Problem */
	giveUp:
		(): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { look: await api.del< Erasure >( 'erasure' ) } );
		},
};

const selectors = {
	look: ( state: State ): Erasure | undefined => state.look,
	isRunning: ( state: State ): boolean => state.isRunning,
	gone: ( state: State ): number | undefined => state.gone,
	problem: ( state: State ): Problem | undefined => state.problem,
};

export const store = createReduxStore( 'deskfold/erasure', { reducer, actions, selectors } );
register( store );
