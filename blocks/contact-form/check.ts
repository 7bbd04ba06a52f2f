import { fileFault, type FileWords } from '../shared/files';
import type { Fault } from './faults';

export type CheckWords = FileWords & Record< 'name' | 'email' | 'incomplete' | 'topic' | 'subject' | 'message' | 'consent', string >;

export function field( form: HTMLFormElement, name: string ): HTMLInputElement | null {
	return form.querySelector< HTMLInputElement >( `[name="deskfold_${ name }"]` );
}

/** What can be told without asking the server. */
export function check( form: HTMLFormElement, words: CheckWords ): Fault[] {
	const faults: Fault[] = [];
	const wrong = ( name: string, message: string ) => faults.push( { field: name, summary: message.replace( /[.。।]$/, '' ), message } );
	for ( const name of [ 'name', 'email', 'topic', 'subject', 'message' ] as const ) {
		const control = field( form, name );
		if ( control?.required && control.value.trim() === '' ) {
			wrong( name, words[ name ] );
		} else if ( name === 'email' && control && ! /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test( control.value.trim() ) ) {
			wrong( name, words.incomplete );
		}
	}
	const files = form.querySelector< HTMLInputElement >( '.df-file' );
	const fault = files ? fileFault( files, words ) : '';
	if ( fault ) {
		wrong( 'files', fault );
	}
	const consent = field( form, 'consent' );
	if ( consent && ! consent.checked ) {
		wrong( 'consent', words.consent );
	}
	return faults;
}
