// @ts-check
// States that a demo shop does not get into by itself: other scripts, long words, nothing, too much, and what goes wrong.
// The page is the real one; only the server's answers are changed on their way.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./scenes.mjs').Scene} Scene */
/** @typedef {Record<string, any>} Json */

const names = [ 'ปณิตา ศรีสุวรรณวงศ์ไพบูลย์กิจ', 'ليلى الحداد', 'נועה לוי', '佐藤 美咲', 'Friedrich-Wilhelm von und zu Hohenstaufen-Rindfleischetikettierungsüberwachung', '🦄 Zoë 👩‍👩‍👧‍👦 O’Brien 🏳️‍🌈', '', 'aVeryLongNameWithoutAnySpaceThatSomebodyTypedIntoAFormBecauseItWasPossible', '<b>Bob</b> & "Co"' ];
const subjects = [
	'ส่งไปเชียงใหม่ได้ไหมคะ ค่าส่งเท่าไหร่ และใช้เวลากี่วันคะ ขอบคุณมากค่ะ', 'متى يصل طلبي رقم 1051؟ أريد تغيير عنوان التوصيل قبل الشحن', 'שאלה על משלוח לישראל (הזמנה #1051)', '急須のふたについてのお問い合わせ：サイズが合わないようです',
	'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft: Lieferung', '🎉🎉🎉 Thanks!!! 🎉🎉🎉', '', `Very long: ${ 'the parcel and the bowl and the box '.repeat( 14 ) }`.slice( 0, 500 ), 'https://northbay.example/a/very/long/address/without/any/space/in/it?and=a&query=string&that=goes&on=forever',
];
const body = ( /** @type {number} */ at ) => `${ subjects[ at % subjects.length ] || 'No subject here' }\n\n${ names[ at % names.length ] }`;

/** @type {(page: Page, part: RegExp, change: (json: Json) => Json | void) => Promise<void>} */
async function answering( page, part, change ) {
	await page.route( ( url ) => part.test( decodeURIComponent( url.href ) ), async ( route ) => {
		if ( route.request().method() !== 'GET' ) {
			return route.fallback();
		}
		const answer = await route.fetch();
		const json = await answer.json();
		return route.fulfill( { response: answer, json: change( json ) ?? json } );
	} );
}

const LIST = /deskfold\/v1\/tickets[?&]/;
const ONE = /deskfold\/v1\/tickets\/\d+([?&]|$)/;
const CUSTOMER = /deskfold\/v1\/customers\/\d+([?&]|$)/;
const SETTINGS = /deskfold\/v1\/mailboxes([?&]|$)/;
const ALL = /deskfold\/v1\//;

/** @type {(part: RegExp, change: (json: Json) => Json | void) => NonNullable<Scene['before']>} */
const with_ = ( part, change ) => ( page ) => answering( page, part, change );
/** @type {(part: RegExp, status: number, json: Json) => NonNullable<Scene['before']>} */
const refused = ( part, status, json ) => ( page ) => page.route( ( url ) => part.test( decodeURIComponent( url.href ) ), ( route ) => route.fulfill( { status, json } ) );
/** @type {(part: RegExp) => NonNullable<Scene['before']>} */
const silent = ( part ) => ( page ) => page.route( ( url ) => part.test( decodeURIComponent( url.href ) ), () => {} );

const strange = ( /** @type {Json} */ json ) => {
	json.tickets?.forEach( ( /** @type {Json} */ one, /** @type {number} */ at ) => Object.assign( one, { customer_name: names[ at % names.length ], subject: subjects[ at % subjects.length ], snippet: body( at + 1 ), priority: at % 2 ? 'urgent' : 'normal', has_attachments: at % 3 === 0, unread: at % 2 === 0 } ) );
};

/** @type {(at: number) => (json: Json) => void} */
const strangeThread = ( at ) => ( json ) => {
	Object.assign( json.ticket, { customer_name: names[ at ], subject: subjects[ at ], tags: [ 'Rindfleischetikettierung', 'ชามแตกระหว่างขนส่ง', 'gift' ] } );
	json.messages.forEach( ( /** @type {Json} */ one, /** @type {number} */ n ) => Object.assign( one, one.kind === 'incoming' ? { author_name: names[ at ], text: body( at ), html: '' } : { html: `<p>${ body( at + n ).replaceAll( '<', '&lt;' ) }</p>` } ) );
};

const lastIncoming = ( /** @type {Json} */ json ) => json.messages.findLast( ( /** @type {Json} */ one ) => one.kind === 'incoming' ) ?? json.messages[ 0 ];

const remote = ( /** @type {Json} */ json ) => {
	Object.assign( lastIncoming( json ), { html: '<p>Good morning,</p><p>the parcel just came. Sadly the bowl has a crack from rim to foot.</p><img src="https://far.example/1.png" width="20" height="20"><img src="https://far.example/2.png" width="20" height="20">' } );
};

const manyFiles = ( /** @type {Json} */ json ) => {
	lastIncoming( json ).attachments = Array.from( { length: 150 }, ( _, at ) => ( { id: 9000 + at, name: at % 3 ? `IMG_${ 1000 + at }_with_a_rather_long_name_${ names[ at % names.length ] }.pdf` : `${ at }.pdf`, type: 'application/pdf', size: at * 30_000 + 900, url: '#', is_inline: false, content_id: '' } ) );
};

const manyMessages = ( /** @type {Json} */ json ) => {
	const [ first ] = json.messages;
	json.messages = Array.from( { length: 200 }, ( _, at ) => ( { ...first, id: 1_000_000 + at, client_key: '', kind: at % 3 === 1 ? 'reply' : 'incoming', state: at % 3 === 1 ? 'sent' : first.state, created_at: first.created_at + at * 1000, text: body( at ), html: '', quoted_html: '', quoted_text: '', attachments: [] } ) );
};

const eventful = ( /** @type {Json} */ json ) => {
	const at = Math.max( ...json.messages.map( ( /** @type {Json} */ one ) => one.created_at ) );
	const one = { ticket_id: json.ticket.id, actor_kind: 'agent', actor_id: 1, actor_name: 'Ana Ruiz', message_id: null };
	json.entries.push(
		...[ [ 'priority', 'normal', 'high' ], [ 'tags', [], [ 'broken in transit' ] ], [ 'status', 'resolved', 'open' ], [ 'agent', 0, 1 ] ].map( ( [ event, before, after ], n ) => ( { ...one, id: 5_000_000 + n, event, before, after, created_at: at + 1000 + n } ) ),
		{ ...one, id: 5_000_009, event: 'merged', before: { ticket: 3 }, after: { messages: 2 }, created_at: at + 2000 }
	);
};

const undelivered = ( /** @type {Json} */ json ) => {
	const reply = json.messages.findLast( ( /** @type {Json} */ one ) => one.kind === 'reply' );
	Object.assign( reply ?? {}, { state: 'failed', failure: 'The mailbox of the customer is full.', attempts: 5, next_attempt_at: null } );
};

/** @param {Page} page */
async function readOnly( page ) {
	await page.addInitScript( () => {
		/** @type {any} */
		let kept;
		Object.defineProperty( globalThis, 'deskfoldDesk', { get: () => kept, set: ( given ) => ( kept = { ...given, user: { ...given.user, caps: { reply: false, supervise: false, manage: false } } } ) } );
	} );
}

/**
 * @param {string} thread the route of a ticket with several messages
 * @return {Scene[]}
 */
export function states( thread ) {
	const away = { code: 'broken', message: 'The database is away. Nothing was lost.', data: { status: 500 } };
	const nothing = ( /** @type {Json} */ json ) => ( { ...json, tickets: [], next: null } );
	const views = [ 'mine', 'unassigned', 'waiting', 'resolved', 'spam', 'trash', 'all', 'channel:email', 'channel:form' ];
	return [
		{ name: 'scripts-list', at: '#/views/all', before: with_( LIST, strange ) },
		{ name: 'scripts-list-selection', at: '#/views/all', before: with_( LIST, strange ), act: async ( page ) => {
			for ( const key of [ 'j', 'x', 'j', 'x' ] ) {
				await page.keyboard.press( key );
				await page.waitForTimeout( 250 );
			}
		} },
		...[ 'thai', 'arabic', 'hebrew', 'japanese', 'german', 'emoji', 'nothing', 'endless' ].map( ( name, at ) => ( { name: `scripts-thread-${ name }`, at: thread, before: with_( ONE, strangeThread( at ) ) } ) ),
		{ name: 'scripts-customer', at: `${ thread }/customer`, before: with_( CUSTOMER, ( json ) => {
			json.name = names[ 4 ];
			json.notes = `${ subjects[ 4 ] } ${ subjects[ 8 ] }`;
			json.tickets = subjects.map( ( subject, at ) => ( { id: 800 + at, subject, status: 'resolved', created_at: 1_700_000_000_000 + at } ) );
			json.identities.push( { ...json.identities[ 0 ], value: 'a.very.long.address.that.somebody.really.has@donaudampfschifffahrt.example', verified: true } );
		} ) },
		{ name: 'many-files', at: thread, before: with_( ONE, manyFiles ) },
		{ name: 'many-messages', at: thread, before: with_( ONE, manyMessages ) },
		{ name: 'thread-remote-images', at: thread, before: with_( ONE, remote ) },
		{ name: 'thread-shapes', at: thread, before: with_( ONE, eventful ) },
		{ name: 'thread-not-delivered', at: thread, before: with_( ONE, undelivered ), act: ( page ) => page.locator( '.df-delivery.is-failed' ).scrollIntoViewIfNeeded() },
		...views.map( ( view ) => ( { name: `empty-${ view.replace( ':', '-' ) }`, at: `#/views/${ view }`, before: with_( LIST, nothing ) } ) ),
		{ name: 'state-list-failed', at: '#/views/mine', before: refused( LIST, 500, away ), expects: /500/ },
		{ name: 'state-list-loading', at: '#/views/mine', before: silent( LIST ), isLoading: true },
		{ name: 'state-thread-failed', at: thread, before: refused( ONE, 500, away ), expects: /500/ },
		{ name: 'state-thread-loading', at: thread, before: silent( ONE ), isLoading: true },
		{ name: 'state-customer-failed', at: thread, before: refused( CUSTOMER, 500, away ), expects: /500/ },
		{ name: 'state-customer-loading', at: thread, before: silent( CUSTOMER ), isLoading: true },
		{ name: 'state-settings-failed', at: '#/settings/mailboxes', before: refused( SETTINGS, 500, away ), expects: /500/ },
		{ name: 'state-settings-loading', at: '#/settings/mailboxes', before: silent( SETTINGS ), isLoading: true },
		{ name: 'state-offline', at: thread, act: async ( page ) => {
			await page.context().setOffline( true );
			await page.locator( '.df-thread-pane .df-bar.is-offline' ).waitFor();
		}, expects: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ },
		{ name: 'state-logged-out', at: thread, act: async ( page ) => {
			// WordPress gives no new nonce to somebody it does not know.
			await page.route( /action=rest-nonce/, ( route ) => route.fulfill( { status: 400, body: '0' } ) );
			await refused( ALL, 403, { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } } )( page );
			await page.locator( '.df-site-banner' ).waitFor();
		}, expects: /40[03]/ },
		{ name: 'state-read-only', at: thread, before: readOnly },
		{ name: 'state-no-settings', at: '#/settings/mailboxes', before: readOnly },
	];
}
