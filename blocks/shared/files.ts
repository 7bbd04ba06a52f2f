import { button, element, sign } from './dom';
import { forgive, type Fault } from './faults';

/** The words it says, already in the visitor's language. */
export type FileWords = Record< 'remove' | 'cancel' | 'unsent', string > & { faults: Record< 'too_large' | 'too_many' | 'wrong_kind' | 'together', Fault > };

/** What the rest of a form may do with the files: all of it with none where the form takes none. */
export type Files = {
	/** How much of the whole has left: files leave one after another, in the order of the list. */
	progress: ( loaded: number, total: number ) => void;
	/** Nothing is on its way any more; `failed` says so beside each. */
	stop: ( failed: boolean ) => void;
};

const percentage = ( percent: number ): string => new Intl.NumberFormat( document.documentElement.lang || undefined, { style: 'percent' } ).format( percent / 100 );

const named = ( text: string, file: File ): string => text.replace( '%s', () => file.name );

/** What is wrong with one file. */
function wrongWith( file: File, input: HTMLInputElement, { faults }: FileWords ): Fault | undefined {
	const kinds = input.accept.split( ',' ).filter( Boolean );
	const isKnown = ! kinds.length || kinds.some( ( kind ) => file.name.toLowerCase().endsWith( kind ) );
	let wrong = isKnown ? undefined : faults.wrong_kind;
	if ( file.size > Number( input.dataset.maxBytes ) ) {
		wrong = faults.too_large;
	}
	return wrong && { ...wrong, summary: named( wrong.summary, file ), message: named( wrong.message, file ) };
}

/** What is wrong with the chosen files; the server looks again. */
export function filesFaults( input: HTMLInputElement, words: FileWords ): Fault[] {
	const files = [ ...( input.files ?? [] ) ];
	const wrong = files.map( ( file ) => wrongWith( file, input, words ) ).filter( ( fault ) => fault !== undefined );
	if ( files.length > Number( input.dataset.maxFiles ) ) {
		wrong.unshift( words.faults.too_many );
	}
	const total = files.reduce( ( sum, file ) => sum + file.size, 0 );
	return ! wrong.length && total > Number( input.dataset.maxTotal ) ? [ words.faults.together ] : wrong;
}

/** One chosen file: its name, what is wrong with it, how far it is, and the way out. */
class Row {
	readonly line = element( 'li', '' );
	private readonly out: HTMLButtonElement;
	private readonly state = element( 'span', 'df-file-state' );
	private readonly bar = element( 'progress', 'df-progress' );

	constructor(
		readonly file: File,
		fault: string,
		private readonly words: FileWords,
		remove: () => void
	) {
		const name = element( 'span', 'df-file-name', file.name );
		name.dir = 'auto';
		this.out = button( '', '×', remove );
		this.bar.max = 100;
		this.bar.setAttribute( 'aria-label', file.name );
		this.line.append( name, this.state, this.bar, this.out );
		this.show( fault );
		this.line.classList.toggle( 'is-wrong', fault !== '' );
	}

	/** Words beside the name, and the bar where something is on its way. */
	show( text: string, percent?: number ): void {
		this.state.textContent = text;
		if ( text && percent === undefined ) {
			this.state.insertAdjacentHTML( 'afterbegin', sign( 16 ) );
		}
		this.bar.hidden = percent === undefined;
		this.bar.value = percent ?? 0;
		this.out.setAttribute( 'aria-label', ( percent === undefined ? this.words.remove : this.words.cancel ).replace( '%s', () => this.file.name ) );
	}
}

/** The files of one input, with a row for each. */
class LiveFiles implements Files {
	private readonly list = element( 'ul', 'df-chosen' );
	private rows: Row[] = [];
	private isOnItsWay = false;

	constructor(
		private readonly input: HTMLInputElement,
		drop: HTMLElement,
		private readonly words: FileWords,
		private readonly onCancel: () => void
	) {
		this.list.hidden = true;
		drop.after( this.list );
		drop.className += ` is-ready ${ drop.dataset.ready ?? '' }`;
		// The input lies over the whole place, so that a drop is its own: the browser fills it in.
		input.addEventListener( 'change', () => {
			forgive( input );
			this.choose( [ ...this.chosen(), ...( input.files ?? [] ) ] );
		} );
		for ( const event of [ 'dragover', 'dragleave', 'drop' ] ) {
			drop.addEventListener( event, () => drop.classList.toggle( 'is-over', event === 'dragover' ) );
		}
		// A page that was gone back to, or printed anew, may bring its files.
		this.choose( [ ...( input.files ?? [] ) ] );
	}

	progress( loaded: number, total: number ): void {
		this.isOnItsWay = true;
		// The words go first; what is left of the whole are the files.
		let before = total - this.chosen().reduce( ( sum, file ) => sum + file.size, 0 );
		for ( const row of this.rows ) {
			const percent = Math.max( 0, Math.min( 100, Math.round( ( 100 * ( loaded - before ) ) / Math.max( 1, row.file.size ) ) ) );
			row.show( percentage( percent ), percent );
			before += row.file.size;
		}
	}

	stop( failed: boolean ): void {
		this.isOnItsWay = false;
		this.rows.forEach( ( row ) => row.show( failed ? this.words.unsent : ( wrongWith( row.file, this.input, this.words )?.message ?? '' ) ) );
	}

	private chosen(): File[] {
		return this.rows.map( ( row ) => row.file );
	}

	private choose( files: File[] ): void {
		const transfer = new DataTransfer();
		files.forEach( ( file ) => transfer.items.add( file ) );
		this.input.files = transfer.files;
		this.list.hidden = files.length === 0;
		this.rows = files.map( ( file ) => new Row( file, wrongWith( file, this.input, this.words )?.message ?? '', this.words, () => this.remove( file ) ) );
		this.list.replaceChildren( ...this.rows.map( ( row ) => row.line ) );
	}

	private remove( file: File ): void {
		forgive( this.input );
		this.choose( this.chosen().filter( ( other ) => other !== file ) );
		this.input.focus();
		if ( this.isOnItsWay ) {
			this.onCancel();
		}
	}
}

/**
 * A file input that collects: choosing again adds, each file can be taken back, files can be dropped on it.
 *
 * @param {HTMLInputElement|null} input
 * @param {FileWords}             words
 * @param {Function}              onCancel a file was taken back while it was on its way
 */
export function collectFiles( input: HTMLInputElement | null, words: FileWords, onCancel: () => void = () => {} ): Files {
	const drop = input?.closest< HTMLElement >( '.df-drop' );
	return input && drop && typeof DataTransfer === 'function' ? new LiveFiles( input, drop, words, onCancel ) : { progress: () => {}, stop: () => {} };
}
