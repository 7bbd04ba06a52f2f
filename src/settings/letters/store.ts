import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../../core/api';
import type { Letter } from '../../core/types.gen';

export type { Letter };

export type Wording = { subject: string; text: string };

/** A letter as it would leave. */
export type Preview = {
	subject: string;
	html: string;
	text: string;
	/** A sentence for each word in braces that nobody fills in. */
	warnings: readonly string[];
};

type State = { letters?: readonly Letter[]; problem?: Problem };

type News = { letters?: readonly Letter[]; letter?: Letter; problem?: Problem };

type Action = { type: 'ARRIVED'; news: News };

type ThunkArgs = { dispatch: { arrive: ( news: News ) => Action } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

const EMPTY: State = {};

function reducer( state: State = EMPTY, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { letters, letter, problem } = action.news;
	if ( letters ) {
		return { letters };
	}
	if ( letter && state.letters ) {
		return { letters: state.letters.map( ( one ) => ( one.name === letter.name ? letter : one ) ) };
	}
	return problem ? { ...state, problem } : state;
}

const path = ( name: string, locale: string, more = '' ): string => `letters/${ name }/${ locale }${ more }`;

const actions = {
	/** The one door in. */
	arrive: ( news: News ): Action => ( { type: 'ARRIVED', news } ),

	load:
		(): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { letters: await api.get< Letter[] >( 'letters' ) } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	save:
		( name: string, locale: string, { subject, text }: Wording ): Thunk< Letter > =>
		async ( { dispatch } ) => {
			const letter = await api.post< Letter >( path( name, locale ), { subject, text } );
			dispatch.arrive( { letter } );
			return letter;
		},

	preview:
		( name: string, locale: string, { subject, text }: Wording ): Thunk< Preview > =>
		async () =>
			api.post< Preview >( path( name, locale, '/preview' ), { subject, text } ),

	/** Answers the address that it went to. */
	sendTest:
		( name: string, locale: string, { subject, text }: Wording ): Thunk< string > =>
		async () =>
			( await api.post< { address: string } >( path( name, locale, '/test' ), { subject, text } ) ).address,
};

const selectors = {
	letters: ( state: State ): readonly Letter[] | undefined => state.letters,
	problem: ( state: State ): Problem | undefined => state.problem,
};

export const store = createReduxStore( 'deskfold/letters', { reducer, actions, selectors } );
register( store );
