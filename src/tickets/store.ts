import { createReduxStore, register, select as selectFrom, useDispatch, useSelect } from '@wordpress/data';
import { boot } from '../core/boot';
import { arrive } from './arrive';
import { changing } from './changing';
import { changingMany } from './changingMany';
import { loading } from './loading';
import { merging } from './merging';
import { moving } from './moving';
import { returning } from './returning';
import { scheduling } from './scheduling';
import { initial, type Arrival, type State } from './state';
import { writing } from './writing';

type Action = { type: 'ARRIVED'; news: Arrival };

const NAME = 'deskfold/tickets';

const door = {
	/** The one door in: API answers, live news and optimistic changes all come through here. */
	arrive: ( news: Arrival ): Action => ( { type: 'ARRIVED', news } ),
};

const thunks = { ...loading, ...changing, ...changingMany, ...moving, ...scheduling, ...merging, ...returning, ...writing };

export const store = createReduxStore( NAME, {
	reducer: ( state: State = initial( boot().user.id ), action: { type: string } ) =>
		action.type === 'ARRIVED' ? arrive( state, ( action as Action ).news ) : state,
	actions: { ...door, ...thunks },
	selectors: { state: ( state: State ) => state },
} );

register( store );

type Thunks = typeof thunks;
type Bound = { arrive: ( news: Arrival ) => void } & {
	[ Name in keyof Thunks ]: ( ...given: Parameters< Thunks[ Name ] > ) => ReturnType< ReturnType< Thunks[ Name ] > >;
};

/** Everything an agent can do, ready to call. */
export const useActions = (): Bound => useDispatch( NAME ) as unknown as Bound;

/** The state as it is, for what is not painted. */
export const peek = (): State => ( selectFrom( NAME ) as { state: () => State } ).state();

/** Reads from the store; what `pick` gives must be the same object while nothing changed. */
export function useDesk< T >( pick: ( state: State ) => T, on: readonly unknown[] = [] ): T {
	// eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what its pick closes over
	return useSelect( ( select ) => pick( ( select( NAME ) as { state: () => State } ).state() ), on as unknown[] );
}
