import { FakeRequest, FakeTransfer, last, settle, words } from './fakes';

/** The page as the server prints it, with what is wrong on top or with a notice. */
const printed = ( said: string[], { text = '', wrong = '', notice = '' } = {} ) => `
	<div id="deskfold-my-tickets"><section>${ said.map( ( one ) => `<article>${ one }</article>` ).join( '' ) }${ notice && `<p class="df-notice" tabindex="-1">${ notice }</p>` }
		<div data-deskfold-reply='${ JSON.stringify( words ) }'>${ wrong && `<div class="df-summary" tabindex="-1">${ wrong }</div>` }<form action="/my/?deskfold_ticket=7#deskfold-ticket-summary">
			<div data-field="message"><textarea id="m" name="deskfold_message" required>${ text }</textarea></div>
			<button type="submit">Send reply</button>
			<div class="df-field" data-field="files"><div class="df-drop"><input class="df-file" type="file" name="deskfold_files[]" multiple accept=".txt" data-max-files="3" data-max-bytes="100" data-max-total="200"></div></div>
		</form></div></section></div>`;

const message = () => document.querySelector( 'textarea' ) as HTMLTextAreaElement;
const chosen = () => [ ...document.querySelectorAll( '.df-chosen li' ) ].map( ( one ) => one.textContent );

/** jsdom gives no list of files a new value: every input has its own here. */
function withFiles( input: HTMLInputElement ) {
	let files: File[] = [];
	Object.defineProperty( input, 'files', { configurable: true, get: () => files, set: ( given: File[] ) => ( files = given ) } );
}

async function send( text: string ) {
	message().value = text;
	message().dispatchEvent( new Event( 'input', { bubbles: true } ) );
	document.querySelector( 'form' )?.dispatchEvent( new Event( 'submit', { cancelable: true } ) );
	await settle();
}

beforeEach( async () => {
	jest.useFakeTimers();
	FakeRequest.all = [];
	Object.assign( globalThis, { XMLHttpRequest: FakeRequest, DataTransfer: FakeTransfer } );
	Element.prototype.scrollIntoView = () => {};
	sessionStorage.clear();
	window.history.replaceState( null, '', '/' );
	const parse = DOMParser.prototype.parseFromString;
	jest.spyOn( DOMParser.prototype, 'parseFromString' ).mockImplementation( function ( this: DOMParser, html, type ) {
		const page = parse.call( this, html, type );
		page.querySelectorAll< HTMLInputElement >( '.df-file' ).forEach( withFiles );
		return page;
	} );
	document.body.innerHTML = printed( [ 'A crack.' ] );
	document.querySelectorAll< HTMLInputElement >( '.df-file' ).forEach( withFiles );
	await jest.isolateModulesAsync( async () => {
		await import( '../../../blocks/my-tickets/view' );
	} );
} );
afterEach( () => {
	jest.useRealTimers();
	jest.restoreAllMocks();
} );

it( 'shows an answer where it was written, says so with the focus, and the next one after it', async () => {
	for ( const said of [ [ 'A crack.', 'One.' ], [ 'A crack.', 'One.', 'Two.' ] ] ) {
		await send( said.at( -1 ) ?? '' );
		last().responseURL = 'http://localhost/my/?deskfold_done=replied&deskfold_ticket=7';
		last().end( 200, printed( said, { notice: 'It is with us.' } ) );
		await settle();
		expect( document.querySelectorAll( 'article' ) ).toHaveLength( said.length );
		expect( document.querySelector( '.df-notice' ) ).toHaveFocus();
		expect( message() ).toHaveValue( '' );
	}
	expect( window.location.href ).toBe( 'http://localhost/my/?deskfold_done=replied&deskfold_ticket=7#deskfold-notice' );
	expect( sessionStorage ).toHaveLength( 0 );
} );

it( 'asks for words before it asks the server', async () => {
	await send( '  ' );
	expect( document.querySelector( '#deskfold-ticket-summary' ) ).toHaveTextContent( 'Write your message' );
	expect( FakeRequest.all ).toHaveLength( 0 );
} );

it( 'keeps text and files when the server finds fault with them', async () => {
	const input = document.querySelector< HTMLInputElement >( '.df-file' );
	Object.assign( input as object, { files: [ new File( [ 'x' ], 'liar.txt' ) ] } );
	input?.dispatchEvent( new Event( 'change' ) );
	await send( 'Look.' );
	expect( last().sent?.get( 'deskfold_keeps_files' ) ).toBe( '1' );
	last().responseURL = 'http://localhost/my/?deskfold_ticket=7&deskfold_my=reply';
	last().end( 422, printed( [ 'A crack.' ], { text: 'Look.', wrong: 'A liar' } ) );
	await settle();
	expect( document.querySelector( '.df-summary' ) ).toHaveFocus();
	expect( message() ).toHaveValue( 'Look.' );
	expect( chosen() ).toEqual( [ 'liar.txt×' ] );
} );

it.each( [ [ 0, '' ], [ 502, printed( [] ) ], [ 200, '<p>Please accept the terms of this hotel.</p>' ] ] )( 'says that it is not sent when %s comes back, and it goes by “Try again”', async ( status, body ) => {
	await send( 'Look.' );
	last().end( status, body );
	await settle();
	expect( document.querySelector( '.df-failed' ) ).toHaveTextContent( 'It could not be sent.' );
	expect( message() ).toHaveValue( 'Look.' );
	document.querySelector< HTMLElement >( '.df-failed button' )?.click();
	await settle();
	expect( FakeRequest.all ).toHaveLength( 2 );
	expect( document.querySelector( '.df-failed' ) ).toBeNull();
} );
