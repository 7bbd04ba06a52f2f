import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { Bar } from '../../ui';
import { store } from '../store';
import type { Outcome } from '../types';

/** How the sign-in ended from which the browser just came back. */
export function SignInOutcome(): JSX.Element | null {
	const { signInOutcome } = useDispatch( store );
	const [ outcome, setOutcome ] = useState< Outcome >();
	useEffect( () => {
		signInOutcome().then( setOutcome, ( thrown: unknown ) => setOutcome( { ok: false, message: problemOf( thrown ).message } ) );
	}, [ signInOutcome ] );
	return outcome ? (
		<Bar look={ outcome.ok ? 'success' : 'error' } urgent={ ! outcome.ok }>
			{ outcome.message }
		</Bar>
	) : null;
}
