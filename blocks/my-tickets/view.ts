import { collectFiles, type FileWords } from '../shared/files';

const root = document.querySelector< HTMLElement >( '[data-deskfold-my]' );

if ( root ) {
	const words = JSON.parse( root.dataset.deskfoldMy ?? '{}' ) as FileWords;
	root.querySelectorAll< HTMLInputElement >( '.df-file' ).forEach( ( input ) => collectFiles( input, words ) );
	// A second press while the first is under way would send the files twice.
	root.querySelectorAll( 'form' ).forEach( ( form ) => {
		form.addEventListener( 'submit', ( event ) => {
			if ( form.dataset.sent ) {
				event.preventDefault();
			}
			form.dataset.sent = '1';
		} );
	} );
	// Coming back by the history shows the page as it was left.
	window.addEventListener( 'pageshow', () => root.querySelectorAll( 'form' ).forEach( ( form ) => delete form.dataset.sent ) );
	root.querySelector< HTMLElement >( '.df-summary' )?.focus();
}
