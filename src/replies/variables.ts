import { __ } from '@wordpress/i18n';
import { boot } from '../core/boot';
import type { Ticket, VariableName } from '../core/types.gen';

/** docs/decisions/0018: the same words as Tickets/Variables on the server. */
const PATTERN = /\{\s*(\p{L}[\p{L}\s._]{0,38}?)\s*(?:\|([^{}|]*))?\}/gu;

export type Values = Record< VariableName, string >;

/** What each stands for, in the agent's language; the word itself is the same everywhere. */
export const variables = (): readonly { name: VariableName; label: string }[] => [
	{ name: 'first name', label: __( 'First name of the customer', 'deskfold' ) },
	{ name: 'customer name', label: __( 'Whole name of the customer', 'deskfold' ) },
	{ name: 'agent name', label: __( 'Your name', 'deskfold' ) },
	{ name: 'ticket number', label: __( 'Number of the ticket', 'deskfold' ) },
	{ name: 'subject', label: __( 'Subject of the ticket', 'deskfold' ) },
	{ name: 'shop name', label: __( 'Name of the shop', 'deskfold' ) },
	{ name: 'mailbox name', label: __( 'Name of the mailbox', 'deskfold' ) },
	{ name: 'mailbox address', label: __( 'Address of the mailbox', 'deskfold' ) },
];

const nameOf = ( written: string ): string => written.trim().replace( /[\s._]+/gu, ' ' ).toLowerCase();

const isOurs = ( written: string ): boolean => variables().some( ( { name } ) => name === nameOf( written ) );

/** Some write "Lindqvist, Maya", and some mail programs put the address where the name should be. */
function firstNameOf( name: string ): string {
	if ( name.includes( '@' ) ) {
		return '';
	}
	const [ family = '', given = '' ] = name.split( ',' );
	return ( given.trim() || family.trim() ).split( /\s+/u )[ 0 ] ?? '';
}

type Known = Pick< Ticket, 'id' | 'subject' | 'customer_name' | 'mailbox_id' >;

/** Empty where it is not known. */
export function valuesOf( { id, subject, customer_name, mailbox_id }: Known ): Values {
	const { user, site, mailboxes } = boot();
	const mailbox = mailboxes.find( ( one ) => one.id === mailbox_id ) ?? mailboxes[ 0 ];
	const name = customer_name.trim();
	return {
		'first name': firstNameOf( name ),
		'customer name': name.includes( '@' ) ? '' : name,
		'agent name': user.name,
		'ticket number': id > 0 ? String( id ) : '',
		subject,
		'shop name': site.name,
		'mailbox name': mailbox?.name ?? '',
		'mailbox address': mailbox?.address ?? '',
	};
}

export type Filled = { html: string; words: string[] };

/** Each text by itself, so that a value is only ever words. What is empty and has no other words stays for the agent to see. */
export function fill( html: string, values: Values ): Filled {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	const words = new Set< string >();
	body.normalize();
	const walk = document.createTreeWalker( body, NodeFilter.SHOW_TEXT );
	for ( let node = walk.nextNode(); node; node = walk.nextNode() ) {
		node.nodeValue = ( node.nodeValue ?? '' ).replace( PATTERN, ( written: string, word: string, other?: string ) => {
			if ( ! isOurs( word ) ) {
				return written;
			}
			const value = values[ nameOf( word ) as VariableName ] || other?.trim();
			if ( value ) {
				words.add( value );
			}
			return value ?? written;
		} );
	}
	return { html: body.innerHTML, words: [ ...words ] };
}

/** The same for plain words, for a line of a list. */
export const fillText = ( text: string, values: Values ): string =>
	text.replace( PATTERN, ( written: string, word: string, other?: string ) => ( isOurs( word ) ? values[ nameOf( word ) as VariableName ] || ( other?.trim() ?? written ) : written ) );

export type Found = { at: number; written: string };

/** The variables that stand in a text, where and as written. */
export const found = ( text: string ): Found[] =>
	[ ...text.matchAll( PATTERN ) ].filter( ( [ , word = '' ] ) => isOurs( word ) ).map( ( { index = 0, 0: written } ) => ( { at: index, written } ) );

/** What a customer must not read. */
export function openIn( html: string ): string[] {
	if ( ! html.includes( '{' ) ) {
		return [];
	}
	const text = new DOMParser().parseFromString( html, 'text/html' ).body.textContent ?? '';
	return [ ...new Set( found( text ).map( ( { written } ) => written ) ) ];
}
