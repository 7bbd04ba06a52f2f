import { FakeRequest, FakeTransfer, last, settle, words } from './fakes';

const form = () => document.querySelector( 'form' ) as HTMLFormElement;
const input = () => document.querySelector( '.df-file' ) as HTMLInputElement;
const message = () => document.querySelector( 'textarea' ) as HTMLTextAreaElement;
const submit = async () => {
	form().dispatchEvent( new Event( 'submit', { cancelable: true } ) );
	await settle();
};
const type = ( text: string ) => {
	message().value = text;
	message().dispatchEvent( new Event( 'input', { bubbles: true } ) );
};

async function open() {
	document.body.innerHTML = `
		<div id="deskfold-f1"><form action="/contact/#deskfold-f1-summary">
			<div data-field="name"><input id="n" name="deskfold_name" value="Maya" required></div>
			<div data-field="email"><input id="e" name="deskfold_email" value="maya@x.test" required></div>
			<div data-field="subject"><input id="s" name="deskfold_subject"></div>
			<div data-field="message"><textarea id="m" name="deskfold_message" required></textarea></div>
			<div data-field="files"><div class="df-drop"><input class="df-file" type="file" multiple accept=".png,.txt" data-max-files="3" data-max-bytes="1048576" data-max-total="2000000"></div></div>
			<input type="hidden" name="deskfold_key" value="shared"><input type="hidden" name="deskfold_seal" value="old"><input name="deskfold_more" value="">
			<button type="submit">Send message</button>
		</form><template class="df-thanks-template"><div class="df-thanks" tabindex="-1"><b data-df="name"></b> <span data-df="request">No. <i data-df="number"></i></span></div></template></div>`;
	const root = document.querySelector( '#deskfold-f1' ) as HTMLElement;
	root.dataset.deskfoldForm = JSON.stringify( { url: '/form', nonce: '', words } );
	let files: File[] = [];
	Object.defineProperty( input(), 'files', { get: () => files, set: ( given: File[] ) => ( files = given ) } );
	await jest.isolateModulesAsync( async () => {
		await import( '../../../blocks/contact-form/view' );
	} );
}

function choose( ...files: File[] ) {
	input().files = files as unknown as FileList;
	input().dispatchEvent( new Event( 'change' ) );
}

beforeEach( async () => {
	jest.useFakeTimers();
	FakeRequest.all = [];
	Object.assign( globalThis, { XMLHttpRequest: FakeRequest, DataTransfer: FakeTransfer } );
	Element.prototype.scrollIntoView = () => {};
	Object.defineProperty( globalThis, 'crypto', { configurable: true, value: { getRandomValues: ( bytes: Uint8Array ) => bytes.fill( 7 ) } } );
	sessionStorage.clear();
	await open();
} );
afterEach( () => jest.useRealTimers() );

it( 'asks for what is needed only, and the server is not asked before', async () => {
	await submit();
	expect( document.querySelector( '.df-summary' ) ).toHaveTextContent( 'One thing to fix' );
	expect( document.querySelector( '#deskfold-f1-summary' ) ).toHaveFocus();
	expect( FakeRequest.all ).toHaveLength( 0 );
} );

it( 'sends once however often it is pressed, and puts thanks in its place with the focus', async () => {
	type( 'A crack.' );
	await submit();
	await submit();
	expect( FakeRequest.all ).toHaveLength( 1 );
	expect( last().sent?.get( 'deskfold_key' ) ).toBe( '07'.repeat( 16 ) );
	last().end( 201, { ticket_id: 5127, name: 'Maya', email: 'maya@x.test' } );
	await settle();
	expect( document.querySelector( '.df-thanks' ) ).toHaveFocus();
	expect( document.body ).toHaveTextContent( 'Maya No. 5127' );
	expect( sessionStorage ).toHaveLength( 0 );
} );

it( 'stays with “Try again” when nothing came back, keeps the text over a reload, and goes out by it', async () => {
	type( 'A crack.' );
	await submit();
	last().end( 0 );
	await settle();
	expect( document.querySelector( '.df-failed' ) ).toHaveTextContent( 'It could not be sent.' );
	expect( message() ).toHaveValue( 'A crack.' );
	await open();
	expect( message() ).toHaveValue( 'A crack.' );
	await submit();
	last().end( 503 );
	await settle();
	const again = document.querySelector< HTMLElement >( '.df-failed button' );
	expect( again ).toHaveFocus();
	again?.click();
	await settle();
	expect( document.querySelector( '.df-failed' ) ).toBeNull();
	last().end( 201, { ticket_id: null, name: 'Maya', email: 'maya@x.test' } );
	await settle();
	expect( document.querySelector( '[data-df="request"]' ) ).toBeNull();
	expect( document.querySelector( '.df-thanks' ) ).not.toBeNull();
} );

it( 'says so when the device is offline', async () => {
	jest.spyOn( navigator, 'onLine', 'get' ).mockReturnValue( false );
	type( 'A crack.' );
	await submit();
	last().end( 0 );
	await settle();
	expect( document.querySelector( '.df-failed' ) ).toHaveTextContent( 'You are offline.' );
} );

it( 'shows how far each file is, sends the rest when one is taken back on its way, and says what was not sent', async () => {
	const [ a, b ] = [ new File( [ 'x'.repeat( 100 ) ], 'a.png' ), new File( [ 'y'.repeat( 300 ) ], 'b.txt' ) ];
	choose( a, b );
	type( 'A crack.' );
	await submit();
	last().progress( 350, 500 );
	const states = () => [ ...document.querySelectorAll( '.df-chosen li' ) ].map( ( one ) => one.textContent );
	expect( states() ).toEqual( [ 'a.png100%×', 'b.txt50%×' ] );
	document.querySelector< HTMLElement >( '[aria-label="Do not send b.txt"]' )?.click();
	await settle();
	expect( FakeRequest.all ).toHaveLength( 2 );
	expect( states() ).toEqual( [ 'a.png×' ] );
	last().end( 0 );
	await settle();
	expect( states() ).toEqual( [ 'a.pngNot sent×' ] );
} );

it( 'marks a file that cannot go as soon as it is chosen', async () => {
	choose( new File( [ 'x' ], 'a.exe' ), new File( [ 'x' ], 'b.PNG' ) );
	expect( document.querySelector( '.df-chosen .is-wrong' ) ).toHaveTextContent( 'a.exeNot “a.exe”, only png, txt.' );
	type( 'A crack.' );
	await submit();
	expect( document.querySelector( '.df-summary' ) ).toHaveTextContent( 'Not “a.exe”, only png, txt' );
	document.querySelector< HTMLElement >( '[aria-label="Remove a.exe"]' )?.click();
	await submit();
	expect( FakeRequest.all ).toHaveLength( 1 );
} );

it( 'tries a page that was open too long once more, with the fresh seal', async () => {
	type( 'A crack.' );
	await submit();
	last().end( 422, { code: 'form_faults', message: 'x', data: { seal: 'new', faults: [ { field: 'form', summary: 'Again', message: 'Again' } ] } } );
	await settle();
	expect( last().sent?.get( 'deskfold_seal' ) ).toBe( 'new' );
	last().end( 422, { code: 'form_faults', message: 'x', data: { seal: 'newer', faults: [ { field: 'email', summary: 'Wrong', message: 'Wrong.' } ] } } );
	await settle();
	expect( FakeRequest.all ).toHaveLength( 2 );
	expect( document.querySelector( '.df-summary' ) ).toHaveTextContent( 'Wrong' );
} );
