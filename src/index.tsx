import domReady from '@wordpress/dom-ready';
import { createRoot } from '@wordpress/element';
import { App } from './app/App';
import './app/style.scss';

domReady( () => {
	const root = document.getElementById( 'deskfold-desk' );
	if ( root ) {
		createRoot( root ).render( <App /> );
	}
} );
