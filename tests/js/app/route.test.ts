import { format, parse, type Route } from '../../../src/app/route';

describe( 'an address of the desk', () => {
	it.each( [
		[ '', { screen: 'view', view: 'waiting_on_us' } ],
		[ '#/views/mine', { screen: 'view', view: 'mine' } ],
		[ '#/views/nonsense', { screen: 'view', view: 'waiting_on_us' } ],
		[ '#/views/channel:form', { screen: 'view', view: 'channel:form' } ],
		[ '#/tickets/5127', { screen: 'ticket', ticket: 5127, customer: false } ],
		[ '#/tickets/5127/customer?view=mine', { screen: 'ticket', ticket: 5127, customer: true, view: 'mine' } ],
		[ '#/tickets/x', { screen: 'view' } ],
		[ '#/settings/mailboxes/3', { screen: 'settings', path: 'mailboxes/3' } ],
		[ '#/views/all?search=tee%20pot', { screen: 'view', view: 'all', search: 'tee pot' } ],
	] as const )( '%s', ( hash, route ) => expect( parse( hash ) ).toMatchObject( route ) );

	it.each( [
		{ screen: 'ticket', ticket: 12, view: 'unassigned', search: 'a&b=ü', customer: false },
		{ screen: 'view', view: 'channel:email', search: '' },
		{ screen: 'settings', path: 'agents', view: 'waiting_on_us', search: '' },
		{ screen: 'new', view: 'mine', search: '' },
	] as Route[] )( 'comes back as it was: %o', ( route ) => expect( parse( format( route ) ) ).toMatchObject( route ) );
} );
