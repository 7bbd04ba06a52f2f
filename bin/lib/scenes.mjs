// @ts-check
// What `npm run shots` looks at: every screen and state of the desk, and the pages that customers see.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ id: number, subject: string, has_attachments: boolean, message_count: number, channel: string, status: string, has_draft?: boolean }} Ticket */
/**
 * @typedef {{ name: string, at: string, act?: (page: Page) => Promise<unknown>, signedOut?: boolean, expects?: RegExp }} Scene
 *          `at`: a route of the desk (#/…) or an address of the site (/…); `expects`: the complaint of the browser that belongs to it
 */

const press = ( /** @type {string[]} */ ...keys ) => async ( /** @type {Page} */ page ) => {
	for ( const key of keys ) {
		await page.keyboard.press( key );
		await page.waitForTimeout( 250 );
	}
};

/**
 * Begins a reply with these letters; the draft is taken back when the picture is done by the next reload.
 *
 * @param {string} letters
 */
const writing = ( letters ) => async ( /** @type {Page} */ page ) => {
	await page.route( '**/drafts/*', ( route ) => route.fulfill( { json: {} } ) );
	await page.keyboard.press( 'r' );
	await page.waitForTimeout( 250 );
	await page.keyboard.type( letters );
	await page.waitForTimeout( 900 );
};

/**
 * The desk as after too much automatic mail.
 *
 * @param {Page} page
 */
async function stopped( page ) {
	await page.route( '**/automatic-mail*', ( route ) => route.fulfill( { json: { stopped_at: Date.now() - 600_000, until_at: Date.now() + 3_000_000, held: 27 } } ) );
	await page.reload();
	await page.locator( '.df-site-banner' ).waitFor();
}

/**
 * The desk on a WordPress that has no palette of its own yet.
 *
 * @param {Page} page
 */
async function withoutCorePalette( page ) {
	await page.route( '**/core-commands*.js*', ( route ) => route.fulfill( { contentType: 'text/javascript', body: '( window.wp ||= {} ).coreCommands = { initializeCommandPalette: () => delete wp.coreCommands };' } ) );
	await page.reload();
	await page.locator( 'a.df-row' ).first().waitFor();
	await page.waitForTimeout( 400 );
}

/** @param {string} typed */
const inPalette = ( typed ) => async ( /** @type {Page} */ page ) => {
	await withoutCorePalette( page );
	await press( 'Control+k' )( page );
	await page.keyboard.type( typed );
	await page.waitForTimeout( 900 );
};

/**
 * The desk as it looks where the site's address has changed.
 *
 * @param {Page} page
 */
async function asCopy( page ) {
	await page.addInitScript( () => {
		/** @type {any} */
		let kept;
		Object.defineProperty( globalThis, 'deskfoldDesk', {
			get: () => kept,
			set: ( given ) => ( kept = { ...given, site: { ...given.site, standing: 'unknown', live_address: 'northbay.example' } } ),
		} );
	} );
	await page.reload();
	await page.waitForTimeout( 1200 );
}

/**
 * @param {Ticket[]} tickets
 * @param {{ form: string, portal: string }} pages addresses of the pages with the blocks; '' when the demo has none
 * @return {Scene[]}
 */
export function scenes( tickets, pages ) {
	const open = tickets.filter( ( one ) => ! [ 'spam', 'trash' ].includes( one.status ) );
	const longest = [ ...open ].sort( ( a, b ) => b.message_count - a.message_count ).find( ( one ) => one.has_draft === false );
	const begun = open.find( ( one ) => one.has_draft );
	const withFiles = open.find( ( one ) => one.has_attachments );
	const foreign = open.find( ( one ) => /[\u0590-\u08ff]/.test( one.subject ) ) ?? open.find( ( one ) => /[\u0e00-\u9fff]/.test( one.subject ) );
	const fromForm = open.find( ( one ) => one.channel === 'form' );
	const thread = `#/tickets/${ longest?.id ?? 1 }`;
	/** @type {(name: string, ticket: Ticket | undefined) => Scene[]} */
	const ticket = ( name, one ) => ( one ? [ { name, at: `#/tickets/${ one.id }` } ] : [] );
	/** @type {Scene[]} */
	const desk = [
		...[ 'waiting_on_us', 'mine', 'unassigned', 'waiting', 'resolved', 'spam', 'trash', 'all' ].map( ( view ) => ( { name: `list-${ view }`, at: `#/views/${ view }` } ) ),
		{ name: 'list-search', at: '#/views/all?search=order' },
		{ name: 'list-search-nothing', at: '#/views/all?search=zzzzqqqq' },
		{ name: 'list-selection', at: '#/views/all', act: press( 'j', 'x', 'j', 'x' ) },
		{ name: 'thread', at: thread },
		...ticket( 'thread-draft', begun ),
		...ticket( 'thread-attachments', withFiles ),
		...ticket( 'thread-other-script', foreign ),
		...ticket( 'thread-from-form', fromForm ),
		{ name: 'thread-customer', at: `${ thread }/customer` },
		{ name: 'thread-delivery-log', at: thread, act: ( /** @type {Page} */ page ) => page.locator( '.df-delivery-state' ).last().click().then( () => page.locator( '.df-delivery-log[aria-busy=false]' ).waitFor() ) },
		{ name: 'thread-on-a-copy', at: thread, act: asCopy },
		{ name: 'thread-automatic-mail-stopped', at: thread, act: stopped },
		{ name: 'thread-reply', at: thread, act: press( 'r' ) },
		{ name: 'thread-note', at: thread, act: press( 'n' ) },
		{ name: 'thread-assign', at: thread, act: press( 'a' ) },
		{ name: 'thread-status', at: thread, act: press( 's' ) },
		{ name: 'thread-priority', at: thread, act: press( 'p' ) },
		{ name: 'thread-tags', at: thread, act: press( 't' ) },
		{ name: 'thread-why', at: thread, act: async ( page ) => {
			await page.locator( '.df-message.is-incoming .df-message-menu' ).last().click();
			await page.locator( '.df-menu [role=menuitem]' ).nth( 1 ).click();
			await page.locator( '.df-why-summary' ).waitFor();
		} },
		{ name: 'thread-not-there', at: '#/tickets/999999', expects: /404/ },
		{ name: 'keys', at: '#/views/all', act: press( '?' ) },
		{ name: 'palette', at: thread, act: inPalette( '' ) },
		{ name: 'palette-found', at: thread, act: inPalette( 'la' ) },
		{ name: 'palette-nothing', at: thread, act: inPalette( 'zzzzqqqq' ) },
		{ name: 'settings-keyboard', at: '#/settings/keyboard' },
		{ name: 'settings-keyboard-taken', at: '#/settings/keyboard', act: ( /** @type {Page} */ page ) => page.getByRole( 'button', { name: 'Change' } ).nth( 9 ).click().then( () => press( 'j' )( page ) ) },
		{ name: 'new-ticket', at: '#/new' },
		{ name: 'replies-slash', at: thread, act: writing( '/bro' ) },
		{ name: 'replies-slash-all', at: thread, act: writing( '/' ) },
		{ name: 'replies-button', at: thread, act: async ( page ) => {
			await writing( '' )( page );
			await page.getByRole( 'button', { name: 'Put in a saved reply' } ).click();
			await page.waitForTimeout( 800 );
		} },
		{ name: 'replies-put-in', at: thread, act: async ( page ) => {
			await writing( '/where' )( page );
			await page.keyboard.press( 'Enter' );
			await page.waitForTimeout( 600 );
		} },
		{ name: 'replies-variables', at: thread, act: writing( '{' ) },
		{ name: 'settings-replies', at: '#/settings/replies' },
		{ name: 'settings-replies-open', at: '#/settings/replies', act: ( /** @type {Page} */ page ) => page.getByRole( 'link', { name: 'Broken in transit, new item' } ).click().then( () => page.waitForTimeout( 600 ) ) },
		{ name: 'settings-replies-chosen', at: '#/settings/replies', act: async ( page ) => {
			await page.getByRole( 'checkbox' ).nth( 2 ).check();
			await page.getByRole( 'checkbox' ).nth( 4 ).check();
		} },
		{ name: 'settings-replies-new', at: '#/settings/replies/new' },
		{ name: 'settings-replies-none', at: '#/settings/replies', act: async ( page ) => {
			await page.route( '**/saved-replies*', ( route ) => route.fulfill( { json: { replies: [] } } ) );
			await page.reload();
			await page.waitForTimeout( 1200 );
		} },
		...[ '', '/mailboxes', '/mailboxes/new', '/mailboxes/1', '/agents', '/form', '/general', '/quarantine', '/notifications' ].map( ( path ) => ( { name: `settings${ path.replaceAll( '/', '-' ) }`, at: `#/settings${ path }` } ) ),
		{ name: 'settings-mailbox-provider', at: '#/settings/mailboxes/new', act: ( /** @type {Page} */ page ) => page.getByRole( 'radio', { name: 'Sign in with provider' } ).check() },
		{ name: 'settings-mailbox-proof', at: '#/settings/mailboxes/1', act: ( /** @type {Page} */ page ) => page.getByLabel( 'Server that proves who wrote' ).scrollIntoViewIfNeeded() },
	];
	/** @type {Scene[]} */
	const front = [
		...( pages.form ? [
			{ name: 'front-form', at: pages.form, signedOut: true },
			{ name: 'front-form-errors', at: pages.form, signedOut: true, act: ( /** @type {Page} */ page ) => page.locator( 'form button[type=submit]' ).last().click().then( () => page.waitForTimeout( 600 ) ) },
		] : [] ),
		...( pages.portal ? [
			{ name: 'front-my-tickets-guest', at: pages.portal, signedOut: true },
			{ name: 'front-my-tickets', at: pages.portal },
		] : [] ),
	];
	return [ ...desk, ...front ];
}
