// @ts-check
// What `npm run shots` looks at: every screen and state of the desk, and the pages that customers see.

import { settings } from './scenes-settings.mjs';
import { states } from './scenes-states.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ id: number, subject: string, has_attachments: boolean, message_count: number, channel: string, status: string, scheduled_at?: number | null, has_draft?: boolean }} Ticket */
/**
 * @typedef {{ name: string, at: string, before?: (page: Page) => Promise<unknown>, act?: (page: Page) => Promise<unknown>, signedOut?: boolean, isLoading?: boolean, expects?: RegExp }} Scene
 *          `at`: a route of the desk (#/…) or an address of the site (/…); `before`: what is arranged before the page opens; `expects`: the complaint of the browser that belongs to it
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
	await page.locator( '.df-composer .df-editor:focus' ).waitFor();
	await page.keyboard.type( letters );
	if ( letters !== '' ) {
		await page.getByRole( 'option' ).first().waitFor();
	}
	await page.waitForTimeout( 600 );
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
 * The first steps at one of them. What the demo has set up does not show.
 *
 * @param {number} step
 * @param {boolean} [bare] without any mailbox
 */
const atStep = ( step, bare = false ) => async ( /** @type {Page} */ page ) => {
	const setup = { state: 'open', step, way: step > 1 ? 'mailbox' : '', mailbox_id: 0, people: [ { login: 'sam', name: 'Sam Okoro', email: 'sam@northbay.example' } ] };
	await page.route( /deskfold(\/|%2F)v1(\/|%2F)setup(\?|&|$)/, ( route ) => route.fulfill( { json: setup } ) );
	if ( bare ) {
		await page.route( /deskfold(\/|%2F)v1(\/|%2F)mailboxes(\?|&|$)/, ( route ) => route.fulfill( { json: [] } ) );
	}
	await page.reload();
	await page.locator( '.df-wizard-body' ).waitFor();
	await page.waitForFunction( () => ! ( /** @type {any} */ ( globalThis ).document.querySelector( '.df-wizard [aria-busy="true"]' ) ) );
	await page.waitForTimeout( 400 );
};

/** @param {Record<string, string>} more */
const onItsWay = ( more ) => async ( /** @type {Page} */ page ) => {
	const at = new Date( '2026-11-24T11:31:02Z' ).getTime();
	const test = { mailbox_id: 1, from: 'ana@northbay.example', to: 'hello@northbay.example', ticket_id: 0, began_at: at, sent_at: at, arrived_at: at + 4000, read_at: 0, ticket_at: 0, replied_at: 0, reply_sent_at: 0, failure: '', advice: '', ...more };
	await page.route( /setup(\/|%2F)test/, ( route ) => route.fulfill( { json: test } ) );
	await atStep( 4 )( page );
	await page.locator( '.df-wizard-test button' ).click();
	await page.locator( '.df-wizard-trip' ).waitFor();
};

/** Nothing runs the jobs, mail was given up, and the web server hands files out. @type {(page: Page) => Promise<void>} */
async function inTrouble( page ) {
	const at = Date.now() - 5_400_000;
	await page.route( ( url ) => /deskfold\/v1\/upkeep/.test( decodeURIComponent( url.href ) ), async ( route ) => {
		const response = await route.fetch();
		const json = await response.json();
		if ( json.pulse ) {
			Object.assign( json.pulse, { state: 'late', minutes: 94, line: '* * * * * cd /var/www/northbay && wp cron event run --due-now' } );
			Object.assign( json.jobs[ 4 ], { ran_at: at, failed_at: at, error: 'Deskfold\\Core\\Problem: the database went away (php/Core/Database.php:120)' } );
			Object.assign( json.waits, { incoming: 4, incoming_late: 3, parked: 2, replies: 2, replies_late: 1 } );
			json.failed = {
				replies: [ { id: 1, ticket_id: 1, subject: 'ส่งไปเชียงใหม่ได้ไหมคะ ค่าส่งเท่าไหร่', to: 'panita@shopper.example', reason: '550 5.1.1 The mail account that you tried to reach does not exist.', at, can_retry: true } ],
				replies_count: 1,
				notifications: [ { id: 2, ticket_id: 2, to: 'Ann Agent', kind: 'assigned', reason: 'The mail server did not answer.', at, can_retry: true } ],
				notifications_count: 1,
			};
		} else if ( json.door ) {
			Object.assign( json, {
				door: 'served', advice: 'Give the line for your web server to whoever runs it, then check again.',
				closing: [ { server: 'nginx', line: 'location ^~ /wp-content/uploads/deskfold-0123456789abcdef0123456789abcdef/ { deny all; }' } ],
			} );
			json.lines[ 1 ] = { is_well: false, words: 'The web server hands out stored files to whoever knows their random name.' };
		} else {
			json.lines = [ 'error', 'warning', 'note' ].map( ( level, index ) => ( { id: 9 - index, level, room: 'Outbox', message: `Message ${ index + 1 } was not sent`, context: { error: 'permanent: 550 5.1.1 no such user; AUTH PLAIN ••••' }, created_at: at } ) );
			json.next = 7;
		}
		await route.fulfill( { response, json } );
	} );
	await page.reload();
	await page.getByText( '94' ).first().waitFor();
	await page.waitForTimeout( 800 );
}

/** @param {Page} page */
async function nothingYet( page ) {
	const nothing = Object.fromEntries( [ 'waiting_on_us', 'mine', 'unassigned', 'waiting', 'resolved', 'spam', 'trash', 'all' ].map( ( view ) => [ view, 0 ] ) );
	await page.addInitScript( ( counts ) => {
		/** @type {any} */
		let kept;
		Object.defineProperty( globalThis, 'deskfoldDesk', { get: () => kept, set: ( given ) => ( kept = { ...given, setup: 'open', mailboxes: [] } ) } );
		const empty = { tickets: [], next: '', counts, cursor: 1 };
		globalThis.fetch = new Proxy( globalThis.fetch, { apply: ( target, self, args ) => ( /tickets/.test( String( args[ 0 ] ) ) ? Promise.resolve( Response.json( empty ) ) : Reflect.apply( target, self, args ) ) } );
	}, nothing );
	await page.goto( page.url().replace( 'waiting_on_us', 'mine' ) );
	await page.reload();
	await page.waitForTimeout( 1200 );
}

/**
 * Others are here: one replies to the open ticket, one to the first of the list.
 *
 * @param {Page} page
 */
async function withCompany( page ) {
	await page.route( '**/timeline*', async ( route ) => {
		const response = await route.fetch();
		const news = await response.json();
		const { agents, user } = await page.evaluate( () => /** @type {any} */ ( globalThis ).deskfoldDesk );
		const [ one, two ] = agents.filter( ( /** @type {{ id: number }} */ agent ) => agent.id !== user.id );
		const open = Number( /tickets\/(\d+)/.exec( page.url() )?.[ 1 ] );
		const row = Number( await page.locator( '.df-row[data-ticket]' ).nth( 1 ).getAttribute( 'data-ticket' ) );
		news.presence = [ { agent_id: one.id, ticket_id: open, is_replying: true }, { agent_id: two?.id ?? one.id, ticket_id: row, is_replying: true } ];
		await route.fulfill( { response, json: news } );
	} );
	await page.locator( '.df-here .df-avatar' ).first().waitFor( { state: 'attached' } );
}

/**
 * Two tickets side by side, whoever's they are.
 *
 * @param {Page} page
 */
async function mergeWith( page ) {
	await page.keyboard.press( 'm' );
	await page.locator( '.df-merge input' ).fill( 'order' );
	await page.locator( '.df-merge-choose li > button' ).first().click();
	await page.locator( '.df-merge-what' ).waitFor();
}

/**
 * Three become one. On a phone they are chosen by touch.
 *
 * @param {Page} page
 */
async function mergeSeveral( page ) {
	const isPhone = ( page.viewportSize()?.width ?? 0 ) < 783;
	if ( isPhone ) {
		await page.locator( '.df-list-head .df-icon-button' ).last().click();
		await page.locator( '.df-menu [role^=menuitem]' ).first().click();
		for ( const n of [ 0, 1, 2 ] ) {
			await page.locator( '.df-row[role=option]' ).nth( n ).click();
		}
		await page.locator( '.df-bulk [aria-haspopup]' ).last().click();
		await page.locator( '.df-menu [role^=menuitem]' ).first().click();
	} else {
		await press( 'j', 'x', 'j', 'x', 'j', 'x', 'm' )( page );
	}
	await page.locator( '.df-merge-what' ).waitFor();
}

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

/** @param {Page} page */
async function waysToSend( page ) {
	await page.keyboard.press( 'r' );
	await page.locator( '.df-composer .df-editor' ).pressSequentially( 'Hello' );
	await page.locator( '.df-split-caret' ).click();
	await page.locator( '.df-menu' ).waitFor();
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
		...[ 'waiting_on_us', 'mine', 'unassigned', 'waiting', 'snoozed', 'resolved', 'spam', 'trash', 'all' ].map( ( view ) => ( { name: `list-${ view }`, at: `#/views/${ view }` } ) ),
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
		{ name: 'thread-snooze', at: thread, act: press( 'z' ) },
		{ name: 'thread-snooze-typed', at: thread, act: ( /** @type {Page} */ page ) => press( 'z' )( page ).then( () => page.keyboard.type( 'tue 3pm' ) ) },
		{ name: 'thread-snooze-not-understood', at: thread, act: ( /** @type {Page} */ page ) => press( 'z' )( page ).then( () => page.keyboard.type( 'soonish\n' ) ) },
		{ name: 'list-selection-snooze', at: '#/views/all', act: press( 'j', 'x', 'j', 'x', 'z' ) },
		{ name: 'thread-send-menu', at: thread, act: waysToSend },
		{ name: 'thread-send-later', at: thread, act: ( /** @type {Page} */ page ) => waysToSend( page ).then( () => page.locator( '.df-menu [role=menuitem]' ).last().click() ) },
		...ticket( 'thread-snoozed', open.find( ( one ) => one.status === 'snoozed' ) ),
		...ticket( 'thread-scheduled', open.find( ( one ) => one.scheduled_at ) ),
		{ name: 'thread-why', at: thread, act: async ( page ) => {
			await page.locator( '.df-message.is-incoming .df-message-menu' ).last().click();
			await page.locator( '.df-menu [role=menuitem]' ).nth( 1 ).click();
			await page.locator( '.df-why-summary' ).waitFor();
		} },
		{ name: 'thread-company', at: thread, act: withCompany },
		{ name: 'thread-merge-choose', at: thread, act: press( 'm' ) },
		{ name: 'thread-merge', at: thread, act: mergeWith },
		{ name: 'list-merge-several', at: '#/views/all', act: mergeSeveral },
		{ name: 'me', at: '#/views/all', act: ( /** @type {Page} */ page ) => page.locator( '.df-me, .df-tabbar button:last-child' ).filter( { visible: true } ).last().click() },
		{ name: 'thread-not-there', at: '#/tickets/999999', expects: /404/ },
		{ name: 'keys', at: '#/views/all', act: press( '?' ) },
		{ name: 'palette', at: thread, act: inPalette( '' ) },
		{ name: 'palette-found', at: thread, act: inPalette( 'la' ) },
		{ name: 'palette-nothing', at: thread, act: inPalette( 'zzzzqqqq' ) },
		{ name: 'settings-keyboard', at: '#/settings/keyboard' },
		{ name: 'settings-keyboard-taken', at: '#/settings/keyboard', act: ( /** @type {Page} */ page ) => page.getByRole( 'button', { name: 'Change' } ).nth( 9 ).click().then( () => press( 'j' )( page ) ) },
		{ name: 'reply-copy', at: thread, act: async ( page ) => {
			await writing( '' )( page );
			await page.locator( '.df-to-cc' ).first().click();
			await page.keyboard.type( 'ben@northbay.example,accounting@northbay.example,' );
			await page.waitForTimeout( 300 );
		} },
		{ name: 'note-mention', at: thread, act: async ( page ) => {
			await press( 'n' )( page );
			await page.locator( '.df-composer .df-editor:focus' ).waitFor();
			await page.keyboard.type( '@' );
			await page.getByRole( 'option' ).first().waitFor();
		} },
		{ name: 'new-ticket', at: '#/new' },
		{ name: 'reply-emoji', at: thread, act: writing( ':smi' ) },
		{ name: 'replies-slash', at: thread, act: writing( '/bro' ) },
		{ name: 'replies-slash-all', at: thread, act: writing( '/' ) },
		{ name: 'replies-button', at: thread, act: async ( page ) => {
			await writing( '' )( page );
			await page.getByRole( 'button', { name: 'Put in a saved reply' } ).click();
			await page.getByRole( 'option' ).first().waitFor();
			await page.waitForTimeout( 600 );
		} },
		{ name: 'replies-put-in', at: thread, act: async ( page ) => {
			await writing( '/where' )( page );
			await page.keyboard.press( 'Enter' );
			await page.waitForTimeout( 600 );
		} },
		{ name: 'replies-variables', at: thread, act: writing( '{' ) },
		{ name: 'settings-replies', at: '#/settings/replies' },
		{ name: 'settings-replies-open', at: '#/settings/replies', act: ( /** @type {Page} */ page ) => page.getByRole( 'link', { name: 'Broken in transit, new item' } ).click().then( () => page.locator( '.df-reply-pane .df-editor' ).waitFor() ) },
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
		{ name: 'settings-mail', at: '#/settings/mail' },
		{ name: 'settings-mail-arrives', at: '#/settings/mail/link', act: async ( page ) => {
			await page.getByRole( 'textbox', { name: 'Text', exact: true } ).pressSequentially( ' {teamname}' );
			await page.getByText( 'Did you mean' ).waitFor();
			await page.locator( '.df-letter-shown iframe' ).scrollIntoViewIfNeeded();
		} },
		{ name: 'settings-leave', at: '#/settings/mail', act: async ( page ) => {
			await page.getByRole( 'textbox', { name: 'Subject' } ).pressSequentially( '!' );
			await page.evaluate( () => void ( /** @type {any} */ ( globalThis ).location.hash = '#/settings/general' ) );
			await page.getByRole( 'dialog' ).waitFor();
		} },
		{ name: 'settings-agents-remove', at: '#/settings/agents', act: ( /** @type {Page} */ page ) => page.getByRole( 'button', { name: /^Take .* off the team$/ } ).first().click() },
		{ name: 'settings-mailbox-remove', at: '#/settings/mailboxes/1', act: ( /** @type {Page} */ page ) => page.getByRole( 'button', { name: 'Delete mailbox' } ).click() },
		{ name: 'settings-upkeep', at: '#/settings/upkeep' },
		{ name: 'settings-upkeep-log', at: '#/settings/upkeep', act: ( /** @type {Page} */ page ) => page.getByRole( 'region', { name: 'Log', exact: true } ).scrollIntoViewIfNeeded() },
		{ name: 'settings-upkeep-trouble', at: '#/settings/upkeep', act: inTrouble },
		{ name: 'wizard-1', at: '#/settings/setup', act: atStep( 1 ) },
		{ name: 'wizard-1-password', at: '#/settings/setup', act: async ( page ) => {
			await atStep( 1, true )( page );
			await page.getByLabel( 'E-mail address' ).fill( 'hello@northbay.example' );
			await page.getByRole( 'button', { name: 'Connect' } ).click();
		} },
		{ name: 'wizard-2', at: '#/settings/setup', act: atStep( 2 ) },
		{ name: 'wizard-3', at: '#/settings/setup', act: atStep( 3 ) },
		{ name: 'wizard-4', at: '#/settings/setup', act: atStep( 4 ) },
		{ name: 'wizard-4-on-its-way', at: '#/settings/setup', act: onItsWay( {} ) },
		{ name: 'wizard-4-stuck', at: '#/settings/setup', act: onItsWay( { failure: 'It is safely stored and waits to be read: the jobs of this site do not run.', advice: 'Give this line to whoever runs the server. It belongs in the list of timed jobs (crontab). `* * * * * cd /var/www/northbay && wp cron event run --due-now`' } ) },
		{ name: 'list-nothing-yet', at: '#/views/waiting_on_us', act: nothingYet },
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
	return [ ...desk, ...settings(), ...states( thread ), ...front ];
}
