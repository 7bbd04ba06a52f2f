import { useDispatch } from '@wordpress/data';
import { useState, type FormEvent } from 'react';
import { problemOf } from '../../core/api';
import { faultsOf, type Faults } from '../mailboxes/mailbox';
import { store } from '../store';
import type { Mailbox, TestStep } from '../types';

type Connecting = {
	faults: Faults;
	/** Counts how often something was found missing. */
	turn: number;
	isBusy: boolean;
	steps: TestStep[] | undefined;
	failure: string | undefined;
	connect: ( event?: FormEvent ) => Promise< void >;
};

/** Tries a mailbox both ways; a new one is kept once both work. */
export function useConnecting( mailbox: Mailbox, isKept: boolean, onMade: ( id: number ) => void ): Connecting {
	const { saveMailbox, testMailbox } = useDispatch( store );
	const [ turn, setTurn ] = useState( 0 );
	const [ isBusy, setBusy ] = useState( false );
	const [ steps, setSteps ] = useState< TestStep[] >();
	const [ failure, setFailure ] = useState< string >();

	const connect = async ( event?: FormEvent ) => {
		event?.preventDefault();
		if ( Object.keys( faultsOf( mailbox ) ).length > 0 ) {
			setTurn( turn + 1 );
			return;
		}
		if ( isBusy ) {
			return;
		}
		setBusy( true );
		setFailure( undefined );
		setSteps( undefined );
		try {
			const told = await testMailbox( mailbox );
			setSteps( told );
			if ( ! isKept && told.every( ( { ok } ) => ok ) ) {
				onMade( ( await saveMailbox( mailbox ) ).id );
			}
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
		} finally {
			setBusy( false );
		}
	};
	return { faults: turn > 0 ? faultsOf( mailbox ) : {}, turn, isBusy, steps, failure, connect };
}
