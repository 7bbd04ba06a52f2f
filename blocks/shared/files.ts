/** The words it says, already in the visitor's language. */
export type FileWords = { too_large: string; too_many: string; remove: string };

/** "10 MB", as the server writes it. */
function size( bytes: number ): string {
	return `${ Math.floor( bytes / 1048576 ) } MB`;
}

/** What is wrong with the chosen files; the server looks again. */
export function fileFault( input: HTMLInputElement, words: FileWords ): string {
	const files = [ ...( input.files ?? [] ) ];
	const max = Number( input.dataset.maxFiles );
	if ( files.length > max ) {
		return words.too_many.replace( '%s', String( max ) );
	}
	if ( files.some( ( file ) => file.size > Number( input.dataset.maxBytes ) ) ) {
		return words.too_large.replace( '%s', size( Number( input.dataset.maxBytes ) ) );
	}
	const total = files.reduce( ( sum, file ) => sum + file.size, 0 );
	return total > Number( input.dataset.maxTotal ) ? words.too_large.replace( '%s', size( Number( input.dataset.maxTotal ) ) ) : '';
}

function item( file: File, label: string, remove: () => void ): HTMLElement {
	const line = document.createElement( 'li' );
	const name = document.createElement( 'span' );
	name.textContent = file.name;
	name.dir = 'auto';
	const button = document.createElement( 'button' );
	button.type = 'button';
	button.textContent = '×';
	button.setAttribute( 'aria-label', label.replace( '%s', () => file.name ) );
	button.addEventListener( 'click', remove );
	line.append( name, button );
	return line;
}

/**
 * A file input that collects: choosing again adds, each file can be taken back, files can be dropped on it.
 *
 * @param {HTMLInputElement} input
 * @param {FileWords}        words
 */
export function collectFiles( input: HTMLInputElement, words: FileWords ): void {
	const drop = input.closest< HTMLElement >( '.df-drop' );
	if ( ! drop || typeof DataTransfer !== 'function' ) {
		return;
	}
	const list = document.createElement( 'ul' );
	list.className = 'df-chosen';
	list.hidden = true;
	drop.after( list );
	drop.classList.add( 'is-ready' );
	let chosen: File[] = [];

	const choose = ( files: File[] ) => {
		chosen = files;
		const transfer = new DataTransfer();
		chosen.forEach( ( file ) => transfer.items.add( file ) );
		input.files = transfer.files;
		list.hidden = chosen.length === 0;
		list.replaceChildren( ...chosen.map( ( file ) => item( file, words.remove, () => remove( file ) ) ) );
	};
	const remove = ( file: File ) => {
		choose( chosen.filter( ( other ) => other !== file ) );
		input.focus();
	};

	// The input lies over the whole place, so that a drop is its own: the browser fills it in.
	input.addEventListener( 'change', () => choose( [ ...chosen, ...( input.files ?? [] ) ] ) );
	for ( const event of [ 'dragover', 'dragleave', 'drop' ] ) {
		drop.addEventListener( event, () => drop.classList.toggle( 'is-over', event === 'dragover' ) );
	}
}
