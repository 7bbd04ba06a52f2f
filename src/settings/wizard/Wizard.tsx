import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../core/api';
import { mayLeave } from '../../core/leave';
import { toast } from '../../core/toasts';
import { LeaveGuard } from '../LeaveGuard';
import { Failed, Loading, Page } from '../Page';
import type { Step } from './Frame';
import { MailStep } from './MailStep';
import { PeopleStep } from './PeopleStep';
import { SiteStep } from './SiteStep';
import { store, type Setup } from './store';
import { TryStep } from './TryStep';
import { useTyped, type Typed } from './typed';

/** The first steps. Everything is kept as it is decided, so that somebody can leave and go on later. */
export default function Wizard(): JSX.Element {
	const { load } = useDispatch( store );
	const setup = useSelect( ( select ) => select( store ).setup(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	useEffect( () => void load(), [ load ] );
	if ( setup ) {
		return <Steps setup={ setup } />;
	}
	return <Page title={ __( 'First steps', 'deskfold' ) }>{ problem ? <Failed problem={ problem } onRetry={ () => void load() } /> : <Loading rows={ 3 } /> }</Page>;
}

export type Ways = {
	reached: number;
	/** Keeps what was decided and shows another step. */
	show: ( step: Step, decided?: Partial< Setup > ) => void;
	leave: ( state: Setup[ 'state' ], hash?: string ) => void;
};

function Steps( { setup }: { setup: Setup } ): JSX.Element {
	const { keep } = useDispatch( store );
	const typed = useTyped( setup );
	const [ step, setStep ] = useState< Step >( setup.step as Step );
	// What leaving was to mean, while somebody is asked whether they mean it.
	const asked = useRef< Setup[ 'state' ] >();
	const send = ( change: Partial< Setup > ) => keep( change ).catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) );
	const ways: Ways = {
		reached: setup.step,
		show: ( to, decided ) => {
			setStep( to );
			if ( decided ) {
				void send( { ...decided, step: Math.max( setup.step, to ) } );
			}
		},
		leave: ( state, hash = '#/views/waiting_on_us' ) => {
			asked.current = state;
			if ( mayLeave( hash ) ) {
				void send( { state } );
				window.location.hash = hash;
			}
		},
	};
	const answered = ( leaves: boolean ) => {
		if ( leaves && asked.current ) {
			void send( { state: asked.current } );
		}
		asked.current = undefined;
	};
	return (
		<>
			<LeaveGuard isDirty={ typed.isThere } onAnswer={ answered } />
			<Shown step={ step } setup={ setup } ways={ ways } typed={ typed } />
		</>
	);
}

function Shown( { step, setup, ways, typed }: { step: Step; setup: Setup; ways: Ways; typed: Typed } ): JSX.Element {
	switch ( step ) {
		case 1:
			return <MailStep setup={ setup } ways={ ways } typed={ typed } />;
		case 2:
			return <PeopleStep people={ setup.people } ways={ ways } typed={ typed } />;
		case 3:
			return <SiteStep ways={ ways } />;
		default:
			return <TryStep setup={ setup } ways={ ways } />;
	}
}
