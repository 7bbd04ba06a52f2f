import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../../core/api';
import type { LogLine, StorageLook, Upkeep } from '../../core/types.gen';

export type { LogLine, StorageLook, Upkeep };

export type Level = '' | LogLine[ 'level' ];

type Lines = { lines: readonly LogLine[]; next: number };

/** Each part arrives and may fail alone. */
export type Part = 'upkeep' | 'log' | 'storage';

type State = { upkeep?: Upkeep; storage?: StorageLook; log?: Lines; level: Level; problems: Readonly< Partial< Record< Part, Problem > > > };

type News = { upkeep?: Upkeep; storage?: StorageLook; log?: Lines; more?: Lines; level?: Level; problem?: { part: Part; reason: Problem } };

type Action = { type: 'ARRIVED'; news: News };

type ThunkArgs = { dispatch: { arrive: ( news: News ) => Action }; select: { level: () => Level; log: () => Lines | undefined } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

function reducer( state: State = { level: '', problems: {} }, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { upkeep, storage, log, more, level, problem } = action.news;
	const problems = { ...state.problems };
	for ( const part of [ 'upkeep', 'log', 'storage' ] as const ) {
		if ( action.news[ part ] ) {
			delete problems[ part ];
		}
	}
	const next: State = {
		...state,
		...( upkeep ? { upkeep } : {} ),
		...( storage ? { storage } : {} ),
		...( log ? { log } : {} ),
		...( more ? { log: { lines: [ ...( state.log?.lines ?? [] ), ...more.lines ], next: more.next } } : {} ),
		problems: problem ? { ...problems, [ problem.part ]: problem.reason } : problems,
	};
	if ( level !== undefined && level !== state.level ) {
		// Lines of another level must not stand under this one while it is asked for.
		const { log: gone, ...rest } = next;
		void gone;
		return { ...rest, level };
	}
	return next;
}

const PATHS: Readonly< Record< Part, string > > = { upkeep: 'upkeep', log: 'upkeep/log', storage: 'upkeep/storage' };

const actions = {
	/** The one door in. */
	arrive: ( news: News ): Action => ( { type: 'ARRIVED', news } ),

	load:
		( part: Part ): Thunk =>
		async ( { dispatch, select } ) => {
			const level = select.level();
			try {
				const answer = await api.get( PATHS[ part ], part === 'log' ? { level } : {} );
				if ( part !== 'log' || select.level() === level ) {
					dispatch.arrive( { [ part ]: answer } as News );
				}
			} catch ( thrown ) {
				dispatch.arrive( { problem: { part, reason: problemOf( thrown ) } } );
			}
		},

	loadMore:
		(): Thunk =>
		async ( { dispatch, select } ) => {
			const level = select.level();
			const more = await api.get< Lines >( PATHS.log, { level, before: select.log()?.next ?? 0 } );
			if ( select.level() === level ) {
				dispatch.arrive( { more } );
			}
		},

	/** Puts what was given up into the queue again. */
	retry:
		( what: 'replies' | 'notifications', id: number ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { upkeep: await api.post< Upkeep >( `upkeep/${ what }/${ id }/retry` ) } );
		},
};

const selectors = {
	upkeep: ( state: State ): Upkeep | undefined => state.upkeep,
	storage: ( state: State ): StorageLook | undefined => state.storage,
	log: ( state: State ): Lines | undefined => state.log,
	level: ( state: State ): Level => state.level,
	problem: ( state: State, part: Part ): Problem | undefined => state.problems[ part ],
};

export const store = createReduxStore( 'deskfold/upkeep', { reducer, actions, selectors } );
register( store );
