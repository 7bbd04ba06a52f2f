import { __ } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { go, useRoute } from '../app/route';
import { problemOf } from '../core/api';
import { boot } from '../core/boot';
import { newKey } from '../core/browser';
import { toast } from '../core/toasts';
import type { Attachment } from '../core/types.gen';
import { stillOpen } from '../replies/stillOpen';
import { readAddresses } from './addresses';
import type { PictureWays } from './Editor';
import { usePictureWays } from './editor/usePictureWays';
import { useActions } from './store';
import { useFiles, type Files } from './useFiles';
import { isBlank } from './writing';

export type Errors = { to?: string; subject?: string; text?: string };
type Given = { name: string; to: string; subject: string; mailbox: string; html: string };

export type NewTicketForm = {
	given: Given;
	set: ( field: keyof Given ) => ( value: string ) => void;
	attachments: readonly Attachment[];
	attach: ( more: readonly Attachment[] ) => void;
	/** The text with the pictures in it. */
	write: ( html: string, inline: readonly Attachment[] ) => void;
	remove: ( id: number ) => void;
	pictures: PictureWays;
	/** A picture is still on its way. */
	waiting: boolean;
	files: Files;
	errors: Errors;
	problem: string;
	busy: boolean;
	submit: ( event?: FormEvent ) => Promise< void >;
};

/** A variable that nobody filled must not reach the customer. */
function textFault( html: string ): Pick< Errors, 'text' > {
	const open = stillOpen( html );
	return open ? { text: open.message } : {};
}

export function check( { to, subject, html }: Given ): Errors {
	const { found, rest } = readAddresses( to );
	return {
		...( found.length === 1 && ! rest ? {} : { to: __( 'Enter the e-mail address of one customer.', 'deskfold' ) } ),
		...( subject.trim() ? {} : { subject: __( 'Enter a subject.', 'deskfold' ) } ),
		...( isBlank( html ) ? { text: __( 'Write a message.', 'deskfold' ) } : {} ),
		...textFault( html ),
	};
}

const body = ( { name, to, subject, mailbox, html }: Given ) => ( { to_name: name.trim(), to_email: to.trim(), subject: subject.trim(), mailbox_id: Number( mailbox ), html } );

/** What was begun and left: it is there again when one comes back. */
let left: Given | undefined;
let leftFiles: readonly Attachment[] = [];

export const forgetNewTicket = (): void => {
	left = undefined;
	leftFiles = [];
};

const blank = (): Given => ( { name: '', to: '', subject: '', html: '', mailbox: String( boot().mailboxes[ 0 ]?.id ?? 0 ) } );

function useGiven(): [ Given, NewTicketForm[ 'set' ] ] {
	const [ given, setGiven ] = useState< Given >( () => left ?? blank() );
	const set: NewTicketForm[ 'set' ] = ( field ) => ( value ) =>
		setGiven( ( before ) => {
			left = { ...before, [ field ]: value };
			return left;
		} );
	return [ given, set ];
}

/** Files beside the text and pictures in it; they too are there again when one comes back. */
function useAttachments() {
	const { dropFile } = useActions();
	const [ attachments, set ] = useState< readonly Attachment[] >( () => leftFiles );
	leftFiles = attachments;
	return {
		attachments,
		add: ( file: Attachment ) => set( ( all ) => [ ...all, file ] ),
		attach: ( more: readonly Attachment[] ) => set( ( all ) => [ ...all, ...more ] ),
		keepInline: ( inline: readonly Attachment[] ) => set( ( all ) => [ ...all.filter( ( file ) => ! file.is_inline ), ...inline ] ),
		remove: ( id: number ) => {
			set( ( all ) => all.filter( ( file ) => file.id !== id ) );
			void dropFile( id );
		},
	};
}

function created( id: number | undefined, { view, search }: ReturnType< typeof useRoute > ): void {
	forgetNewTicket();
	toast( __( 'Ticket created', 'deskfold' ) );
	go( id ? { screen: 'ticket', ticket: id, view, search } : { screen: 'view', view, search } );
}

/** A ticket that the agent begins; what was typed stays when the server refuses. */
export function useNewTicket(): NewTicketForm {
	const route = useRoute();
	const { create } = useActions();
	const [ given, set ] = useGiven();
	const { keepInline, add, ...kept } = useAttachments();
	const { pictures, waiting } = usePictureWays();
	const [ state, setState ] = useState< { errors: Errors; problem: string; busy: boolean } >( { errors: {}, problem: '', busy: false } );
	const [ client_key ] = useState( () => newKey() );
	const files = useFiles( add );

	const submit = async ( event?: FormEvent ) => {
		event?.preventDefault();
		const errors = check( given );
		const wrong = Object.keys( errors ).length > 0;
		if ( wrong || files.busy || waiting || state.busy ) {
			setState( { ...state, errors } );
			return;
		}
		setState( { errors, problem: '', busy: true } );
		try {
			const id = await create( { ...body( given ), attachments: kept.attachments.map( ( file ) => file.id ), client_key } );
			created( id, route );
		} catch ( thrown ) {
			setState( { errors, problem: problemOf( thrown ).message, busy: false } );
		}
	};
	return {
		given,
		set,
		...kept,
		write: ( html, inline ) => {
			set( 'html' )( html );
			keepInline( inline );
		},
		pictures,
		waiting,
		files,
		...state,
		submit,
	};
}
