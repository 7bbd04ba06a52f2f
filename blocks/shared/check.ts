import type { Fault } from './faults';
import { filesFaults, type FileWords } from './files';

type Field = 'name' | 'email' | 'topic' | 'subject' | 'message' | 'consent';

/** The faults are the server's own. A form has those of its fields. */
export type CheckWords = FileWords & { faults: Partial< Record< Field, Fault > > & { incomplete: Fault } };

export function field( form: HTMLFormElement, name: string ): HTMLInputElement | null {
	return form.querySelector< HTMLInputElement >( `[name="deskfold_${ name }"]` );
}

/** What can be told without asking the server, in its order and its sentences. */
export function check( form: HTMLFormElement, { faults, ...words }: CheckWords ): Fault[] {
	const found: ( Fault | undefined )[] = [];
	for ( const name of [ 'name', 'email', 'topic', 'subject', 'message' ] as const ) {
		const control = field( form, name );
		if ( control?.required && control.value.trim() === '' ) {
			found.push( faults[ name ] );
		} else if ( name === 'email' && control && ! /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test( control.value.trim() ) ) {
			found.push( faults.incomplete );
		}
	}
	const files = form.querySelector< HTMLInputElement >( '.df-file' );
	found.push( ...( files ? filesFaults( files, { faults, ...words } ) : [] ) );
	const consent = field( form, 'consent' );
	if ( consent && ! consent.checked ) {
		found.push( faults.consent );
	}
	return found.filter( ( fault ) => fault !== undefined );
}
