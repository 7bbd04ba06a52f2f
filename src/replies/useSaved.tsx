import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Attachment, Ticket } from '../core/types.gen';
import { store as customers } from '../customers/store';
import type { EditorHandle } from '../tickets/Editor';
import type { OpenTrigger, Triggers } from '../tickets/editor/triggers';
import { IconButton } from '../ui';
import type { Insertion, PanelHandle } from './ReplyPanel';
import { useMarks } from './useMarks';
import { useVariables } from './useVariables';
import { valuesOf } from './variables';

const pickers = () => import( /* webpackChunkName: "replies" */ './pickers' );
const InlinePicker = lazy( async () => ( { default: ( await pickers() ).InlinePicker } ) );
const ButtonPicker = lazy( async () => ( { default: ( await pickers() ).ButtonPicker } ) );

type Given = {
	editor: RefObject< EditorHandle >;
	/** Around the editor: what was filled in is marked there. */
	box: RefObject< HTMLElement >;
	ticket: Pick< Ticket, 'id' | 'subject' | 'customer_name' | 'mailbox_id' | 'customer_id' >;
	onAttachments: ( attachments: Attachment[] ) => void;
};

export type Saved = {
	triggers: Triggers;
	menus: ReactNode;
	tools: ReactNode;
	/** Files are on their way: sending now would leave them behind. */
	busy: boolean;
};

/** The customer's language, asked for only when somebody opens the replies before the panel has it. */
function useLocale( customer: number, wanted: boolean ): string {
	const { load } = useDispatch( customers );
	const known = useSelect( ( select ) => select( customers ).customer( customer ), [ customer ] );
	const isKnown = known !== undefined;
	useEffect( () => {
		if ( wanted && ! isKnown && customer > 0 ) {
			void load( customer );
		}
	}, [ load, customer, wanted, isKnown ] );
	return known?.locale ?? '';
}

/** Saved replies and variables of one text field: "/", "{" and their two buttons. */
export function useSaved( { editor, box, ticket, onAttachments }: Given ): Saved {
	const [ typed, setTyped ] = useState< OpenTrigger | null >( null );
	const [ pressed, setPressed ] = useState( false );
	const [ words, setWords ] = useState< readonly string[] >( [] );
	const [ taking, setTaking ] = useState( 0 );
	const button = useRef< HTMLButtonElement >( null );
	const panel = useRef< PanelHandle >( null );
	const { id, subject, customer_name, mailbox_id } = ticket;
	const values = useMemo( () => valuesOf( { id, subject, customer_name, mailbox_id } ), [ id, subject, customer_name, mailbox_id ] );
	const locale = useLocale( ticket.customer_id, typed !== null || pressed );
	const filled = ( more: readonly string[] ) => setWords( ( before ) => [ ...new Set( [ ...before, ...more ] ) ] );
	const variables = useVariables( { editor, values, onFilled: ( word ) => filled( [ word ] ) } );
	useMarks( box, words );

	const insert = ( insertion: Insertion, put: ( html: string ) => void ) => {
		put( insertion.html );
		filled( insertion.words );
		setTyped( null );
		setPressed( false );
		setTaking( ( before ) => before + 1 );
		void pickers()
			.then( ( { takeFiles } ) => takeFiles( insertion, id, onAttachments ) )
			.finally( () => setTaking( ( before ) => before - 1 ) );
	};
	const onActive = useCallback( ( menu: { list: string; active: string | null } | null ) => editor.current?.describeMenu( menu ), [ editor ] );
	const slash = useMemo( () => ( { spaces: true, onChange: setTyped, onKey: ( key: string ) => key !== 'Escape' && ( panel.current?.key( key as 'Enter' ) ?? false ) } ), [] );
	const close = () => {
		setPressed( false );
		editor.current?.focus();
	};
	const given = { values, locale };
	const menus = (
		<>
			{ variables.menu }
			<Suspense fallback={ null }>
				{ typed && <InlinePicker { ...given } rect={ typed.rect } panel={ panel } search={ typed.query } onActive={ onActive } onInsert={ ( one ) => insert( one, ( html ) => editor.current?.replaceTrigger( html ) ) } /> }
				{ pressed && <ButtonPicker { ...given } anchor={ button } onClose={ close } onInsert={ ( one ) => insert( one, ( html ) => editor.current?.insertHtml( html ) ) } /> }
			</Suspense>
		</>
	);
	const tools = (
		<>
			<IconButton
				ref={ button }
				icon="saved"
				label={ __( 'Put in a saved reply', 'deskfold' ) }
				shortcut="/"
				aria-haspopup="dialog"
				aria-expanded={ pressed }
				onMouseDown={ ( event ) => event.preventDefault() }
				onPointerEnter={ () => void pickers() }
				onClick={ () => setPressed( ! pressed ) }
			/>
			{ variables.tool }
		</>
	);
	const triggers = useMemo( () => ( { '/': slash, '{': variables.trigger } ), [ slash, variables.trigger ] );
	return { triggers, menus, tools, busy: taking > 0 };
}
