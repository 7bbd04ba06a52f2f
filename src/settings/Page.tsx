import { __ } from '@wordpress/i18n';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Problem } from '../core/api';
import { Bar, Button, Icon, Skeleton, useSlow } from '../ui';
import type { Form } from './form';
import { LeaveGuard } from './LeaveGuard';

type PageProps = {
	title: string;
	/** A way up on every window; without it only phones get one, to the list of sections. */
	back?: { href: string; label: string };
	beside?: ReactNode;
	action?: ReactNode;
	children: ReactNode;
};

export function Page( { title, back, beside, action, children }: PageProps ): JSX.Element {
	const up = back ?? { href: '#/settings', label: __( 'All settings', 'deskfold' ) };
	return (
		<section className="df-settings-page" aria-label={ title }>
			<header className="df-settings-head">
				<a className={ `df-icon-button ${ back ? '' : 'df-settings-up' }` } href={ up.href } aria-label={ up.label } title={ up.label }>
					<Icon name="back" />
				</a>
				<h1 className="df-cut" dir="auto">
					{ title }
				</h1>
				{ beside }
				<span className="df-grow" />
				{ action }
			</header>
			{ children }
		</section>
	);
}

/** Save stands where it can always be reached, and says what it is doing. */
export function SaveButton( { form, isNew = false }: { form: Form< never > | Form< object >; isNew?: boolean } ): JSX.Element {
	const word = isNew ? __( 'Add mailbox', 'deskfold' ) : __( 'Save', 'deskfold' );
	return (
		<Button type="submit" look="primary" disabled={ form.isBusy || ( ! form.isDirty && ! isNew ) }>
			{ form.isBusy ? __( 'Saving…', 'deskfold' ) : word }
		</Button>
	);
}

type FormBoxProps = { form: Form< never > | Form< object >; onSubmit: () => void; children: ReactNode };

/** A form with its guard, and on failure the reason on top, which takes the focus. */
export function FormBox( { form, onSubmit, children }: FormBoxProps ): JSX.Element {
	return (
		<form
			className="df-settings-form-box"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				onSubmit();
			} }
		>
			<LeaveGuard isDirty={ form.isDirty } />
			{ children }
		</form>
	);
}

/** Why it was not saved; what was typed is still there. */
export function NotSaved( { problem }: { problem: Problem | undefined } ): JSX.Element | null {
	const box = useRef< HTMLDivElement >( null );
	useEffect( () => {
		if ( problem ) {
			box.current?.focus();
		}
	}, [ problem ] );
	if ( ! problem ) {
		return null;
	}
	return (
		<div ref={ box } tabIndex={ -1 } className="df-settings-not-saved">
			<Bar look="error" urgent>
				<strong>{ __( 'Not saved.', 'deskfold' ) }</strong> { problem.message } { __( 'What you typed is still here.', 'deskfold' ) }
			</Bar>
		</div>
	);
}

/** What is still to fill in, each with a way to its field. */
export function ToFillIn( { faults, turn }: { faults: readonly string[]; turn: number } ): JSX.Element | null {
	const box = useRef< HTMLDivElement >( null );
	useEffect( () => {
		if ( turn > 0 ) {
			box.current?.focus();
		}
	}, [ turn ] );
	if ( faults.length === 0 ) {
		return null;
	}
	return (
		<div ref={ box } tabIndex={ -1 } className="df-settings-not-saved">
			<Bar look="error" urgent>
				<strong>{ __( 'Not saved: something is missing.', 'deskfold' ) }</strong>
				<ul>
					{ faults.map( ( fault, index ) => (
						<li key={ fault }>
							<button type="button" onClick={ () => focusFault( index ) }>
								{ fault }
							</button>
						</li>
					) ) }
				</ul>
			</Bar>
		</div>
	);
}

/** Faulty fields stand on the page in the order of their faults. Answers whether there was one. */
export function focusFault( index: number ): boolean {
	const field = document.querySelectorAll< HTMLElement >( ':is(.df-settings, .df-wizard) [aria-invalid="true"]' )[ index ];
	field?.focus();
	return field !== undefined;
}

export function Failed( { problem, onRetry }: { problem: Problem; onRetry: () => void } ): JSX.Element {
	return (
		<div className="df-settings-body">
			<div className="df-settings-card" role="alert">
				<h2>{ __( 'This page could not be loaded', 'deskfold' ) }</h2>
				<p className="df-muted">{ problem.message }</p>
				<Button icon="retry" onClick={ onRetry }>
					{ __( 'Try again', 'deskfold' ) }
				</Button>
			</div>
		</div>
	);
}

export function Loading( { rows = 4 }: { rows?: number } ): JSX.Element {
	const slow = useSlow( true );
	return (
		<div className="df-settings-body" aria-busy="true">
			<span className="df-hidden">{ __( 'Loading the settings', 'deskfold' ) }</span>
			{ slow &&
				Array.from( { length: rows }, ( _, row ) => (
					<div key={ row } className="df-settings-loading">
						<Skeleton width={ 120 } />
						<Skeleton width="100%" height={ 40 } radius={ 2 } />
					</div>
				) ) }
		</div>
	);
}
