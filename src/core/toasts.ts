import { speak } from '@wordpress/a11y';
import { __ } from '@wordpress/i18n';
import { useSyncExternalStore } from 'react';

/** One sentence that floats at the bottom; at most one action, and it goes by itself. */
export type Toast = {
	id: number;
	text: string;
	action?: { label: string; run: () => void; key?: string };
	/** Milliseconds until it goes. */
	stays: number;
	/** Counts down visibly: the text gets the seconds left. */
	counts?: ( seconds: number ) => string;
	isError?: boolean;
	startedAt: number;
};

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set< () => void >();

function publish( next: readonly Toast[] ): void {
	toasts = next;
	listeners.forEach( ( listener ) => listener() );
}

/** Answers whether it was still there. */
export function dismiss( id: number ): boolean {
	const was = toasts.some( ( one ) => one.id === id );
	if ( was ) {
		publish( toasts.filter( ( one ) => one.id !== id ) );
	}
	return was;
}

/** Another text in the same place, as progress is; not read out each time. */
export const retell = ( id: number, text: string ): void => publish( toasts.map( ( one ) => ( one.id === id ? { ...one, text } : one ) ) );

/** What is taken back is seen at once; whoever listens is told. What goes wrong then speaks after it. */
function told( action: NonNullable< Toast[ 'action' ] > ): NonNullable< Toast[ 'action' ] > {
	const run = () => {
		speak( __( 'Undone', 'deskfold' ) );
		action.run();
	};
	return action.key ? { ...action, run } : action;
}

export function toast( text: string, options: Partial< Omit< Toast, 'id' | 'text' | 'startedAt' > > = {} ): number {
	const id = ++last;
	const made: Toast = { stays: options.action ? 8000 : 5000, ...options, ...( options.action ? { action: told( options.action ) } : {} ), id, text, startedAt: Date.now() };
	publish( [ ...toasts.slice( -2 ), made ] );
	speak( made.action?.key ? `${ text } ${ made.action.label }: ${ made.action.key }` : text, made.isError ? 'assertive' : 'polite' );
	if ( made.stays !== Infinity ) {
		setTimeout( () => dismiss( id ), made.stays );
	}
	return id;
}

/** The newest action that can still be taken back, for Ctrl+Z. */
export function undoLast(): boolean {
	const undoable = [ ...toasts ].reverse().find( ( one ) => one.action?.key );
	if ( ! undoable ) {
		return false;
	}
	dismiss( undoable.id );
	undoable.action?.run();
	return true;
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore( subscribe, () => toasts );
