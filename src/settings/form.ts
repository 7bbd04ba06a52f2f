import { useEffect, useState } from 'react';
import { problemOf, type Problem } from '../core/api';

export type Form< T > = {
	values: T;
	set: ( change: Partial< T > ) => void;
	isDirty: boolean;
	isBusy: boolean;
	problem: Problem | undefined;
	/** Keeps what was typed when it fails. */
	save: () => Promise< boolean >;
	reset: () => void;
};

const same = ( a: unknown, b: unknown ): boolean => JSON.stringify( a ) === JSON.stringify( b );

/** What is typed against what is kept on the server. */
export function useForm< T extends object >( kept: T, send: ( values: T ) => Promise< T > ): Form< T > {
	const [ start, setStart ] = useState( kept );
	const [ values, setValues ] = useState( kept );
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState< Problem >();
	const isDirty = ! same( start, values );

	// News from elsewhere must not overwrite what somebody is typing.
	useEffect( () => {
		if ( ! isDirty && ! same( start, kept ) ) {
			setStart( kept );
			setValues( kept );
		}
	}, [ kept, isDirty, start ] );

	const save = async () => {
		setBusy( true );
		setProblem( undefined );
		try {
			const after = await send( values );
			setStart( after );
			setValues( after );
			return true;
		} catch ( thrown ) {
			setProblem( problemOf( thrown ) );
			return false;
		} finally {
			setBusy( false );
		}
	};
	const reset = () => {
		setProblem( undefined );
		setValues( start );
	};
	const set = ( change: Partial< T > ) => setValues( ( old ) => ( { ...old, ...change } ) );
	return { values, set, isDirty, isBusy, problem, save, reset };
}
