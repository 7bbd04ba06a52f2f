import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { go } from '../../app/route';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Failed, Loading, Page } from '../Page';
import type { Step } from './Frame';
import { MailStep } from './MailStep';
import { PeopleStep } from './PeopleStep';
import { SiteStep } from './SiteStep';
import { store, type Setup } from './store';
import { TryStep } from './TryStep';

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
	const [ step, setStep ] = useState< Step >( setup.step as Step );
	const told = ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } );
	const ways: Ways = {
		reached: setup.step,
		show: ( to, decided ) => {
			setStep( to );
			if ( decided ) {
				keep( { ...decided, step: Math.max( setup.step, to ) } ).catch( told );
			}
		},
		leave: ( state, hash ) => {
			keep( { state } ).catch( told );
			if ( hash ) {
				window.location.hash = hash;
			} else {
				go( { screen: 'view', view: 'waiting_on_us' } );
			}
		},
	};
	switch ( step ) {
		case 1:
			return <MailStep setup={ setup } ways={ ways } />;
		case 2:
			return <PeopleStep people={ setup.people } ways={ ways } />;
		case 3:
			return <SiteStep ways={ ways } />;
		default:
			return <TryStep setup={ setup } ways={ ways } />;
	}
}
