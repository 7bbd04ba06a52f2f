import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { problemOf } from '../../core/api';
import { number, timeOfDay } from '../../core/format';
import { Button, Icon } from '../../ui';
import { Card, CopyLine } from '../parts';
import { store } from '../store';
import type { Mailbox, TestStep } from '../types';

type Run = { steps: TestStep[]; at: number; took: number };

/** Each step as a sentence; the one that fails says what to do. */
export function ConnectionTest( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	const { testMailbox } = useDispatch( store );
	const [ run, setRun ] = useState< Run >();
	const [ failure, setFailure ] = useState< string >();
	const [ isBusy, setBusy ] = useState( false );
	const latest = useRef( 0 );

	const start = async () => {
		const turn = ++latest.current;
		const from = Date.now();
		setBusy( true );
		setFailure( undefined );
		try {
			const steps = await testMailbox( mailbox );
			if ( turn === latest.current ) {
				setRun( { steps, at: Date.now(), took: Date.now() - from } );
			}
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
		} finally {
			setBusy( false );
		}
	};

	return (
		<Card
			title={ __( 'Connection test', 'deskfold' ) }
			action={
				<Button icon="retry" disabled={ isBusy } onClick={ () => void start() }>
					{ run ? __( 'Test again', 'deskfold' ) : __( 'Test connection', 'deskfold' ) }
				</Button>
			}
		>
			<div aria-live="polite" aria-busy={ isBusy }>
				<p className="df-settings-small">{ summary( isBusy, run ) }</p>
				{ failure && ! isBusy && (
					<p className="df-field-error">
						<Icon name="warning" size={ 16 } />
						{ failure }
					</p>
				) }
				{ run && ! isBusy && ! failure && <Steps steps={ run.steps } /> }
			</div>
		</Card>
	);
}

function summary( isBusy: boolean, run: Run | undefined ): string {
	if ( isBusy ) {
		return __( 'The test is running. It can take up to half a minute.', 'deskfold' );
	}
	if ( ! run ) {
		return __( 'Tries what is filled in here, saved or not. No customer gets a mail.', 'deskfold' );
	}
	const seconds = Math.max( 1, Math.round( run.took / 1000 ) );
	/* translators: 1: time of day, 2: a number of seconds. */
	return sprintf( _n( 'Run at %1$s. It took %2$s second.', 'Run at %1$s. It took %2$s seconds.', seconds, 'deskfold' ), timeOfDay( run.at ), number( seconds ) );
}

export function Steps( { steps }: { steps: TestStep[] } ): JSX.Element {
	// Two steps may fail for the same reason.
	const advice = [ ...new Set( steps.map( ( step ) => step.advice ).filter( Boolean ) ) ];
	return (
		<>
			<ul className="df-settings-steps">
				{ steps.map( ( step, index ) => (
					<li key={ index } className={ step.ok ? 'is-ok' : 'is-bad' }>
						<Icon name={ step.ok ? 'resolved' : 'warning' } />
						<span className="df-grow">
							<b>{ step.name }</b>
							<span className="df-hidden">{ step.ok ? __( 'Works:', 'deskfold' ) : __( 'Does not work:', 'deskfold' ) }</span>
							<small dir="auto">{ step.message }</small>
						</span>
					</li>
				) ) }
			</ul>
			{ advice.length > 0 && (
				<div className="df-settings-advice">
					<b>{ __( 'What to do', 'deskfold' ) }</b>
					{ advice.map( ( text ) => (
						<Advice key={ text } text={ text } />
					) ) }
				</div>
			) }
		</>
	);
}

/** What stands between backticks is a line to copy. */
export function Advice( { text }: { text: string } ): JSX.Element {
	return (
		<>
			{ text.split( '`' ).map( ( part, index ) => {
				if ( index % 2 === 1 ) {
					return <CopyLine key={ index } label={ __( 'Line to copy', 'deskfold' ) } text={ part } />;
				}
				return part.trim() ? <p key={ index }>{ part.trim() }</p> : null;
			} ) }
		</>
	);
}
