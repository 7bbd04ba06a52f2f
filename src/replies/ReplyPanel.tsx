import { __ } from '@wordpress/i18n';
import { useDispatch } from '@wordpress/data';
import { forwardRef, useEffect, useImperativeHandle, useState } from 'react';
import { problemOf } from '../core/api';
import { toast } from '../core/toasts';
import type { ListedReply } from '../core/types.gen';
import { Button } from '../ui';
import { textFor } from './languages';
import { ReplyList } from './ReplyList';
import { ReplyPreview } from './ReplyPreview';
import { store } from './store';
import { useMatches, useWhole } from './useMatches';
import { fill, type Values } from './variables';

/** What goes into the text, and whose it is. */
export type Insertion = { id: number; name: string; locale: string; html: string; words: string[]; hasFiles: boolean };

export type PanelKey = 'ArrowUp' | 'ArrowDown' | 'Enter' | 'Tab';

export type PanelHandle = { key: ( key: PanelKey ) => boolean };

export type PanelProps = {
	search: string;
	values: Values;
	/** The customer's language; empty when nobody knows it. */
	locale: string;
	onInsert: ( insertion: Insertion ) => void;
};

type Props = PanelProps & { id: string; onActive: ( option: string | null ) => void };

/** The list and, beside it, the reply as the customer will read it. */
export const ReplyPanel = forwardRef< PanelHandle, Props >( function ReplyPanel( { id, search, values, locale, onInsert, onActive }, ref ) {
	const { often, folders, flat, isKnown, problem, again } = useMatches( search );
	const [ at, setAt ] = useState( 0 );
	const [ chosen, setChosen ] = useState( '' );
	useEffect( () => setAt( 0 ), [ search ] );
	const active = flat[ Math.min( at, flat.length - 1 ) ];
	const option = active ? `${ id }-${ active.id }` : null;
	useEffect( () => onActive( option ), [ option, onActive ] );
	const whole = useWhole( active?.id );
	const { read } = useDispatch( store );
	const language = chosen || locale;

	const take = async ( reply: ListedReply ) => {
		try {
			const text = textFor( ( await read( reply.id ) ).texts, language );
			onInsert( { id: reply.id, name: reply.name, locale: text.locale, hasFiles: reply.file_count > 0, ...fill( text.html, values ) } );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	const key = ( pressed: PanelKey ): boolean => {
		const step = { ArrowUp: -1, ArrowDown: 1, Enter: 0, Tab: 0 }[ pressed ];
		if ( ! active ) {
			return false;
		}
		if ( step === 0 ) {
			void take( active );
		} else {
			setAt( ( flat.indexOf( active ) + step + flat.length ) % flat.length );
		}
		return true;
	};
	useImperativeHandle( ref, () => ( { key } ) );
	return (
		<div className="df-replies-body">
			<div className="df-replies-panes">
				<ReplyList id={ id } often={ often } folders={ folders } search={ search } values={ values } active={ active?.id } onPoint={ ( reply ) => setAt( flat.indexOf( reply ) ) } onTake={ ( reply ) => void take( reply ) } />
				{ active && <ReplyPreview reply={ active } texts={ whole?.texts } shown={ textFor( whole?.texts ?? [], language ) } values={ values } onLanguage={ setChosen } /> }
			</div>
			{ ! active && <Nothing isKnown={ isKnown } search={ search } reason={ problem?.message } onAgain={ again } /> }
		</div>
	);
} );

type NothingProps = { isKnown: boolean; search: string; reason: string | undefined; onAgain: () => void };

function Nothing( { isKnown, search, reason, onAgain }: NothingProps ): JSX.Element | null {
	if ( ! isKnown ) {
		return reason ? (
			<div className="df-replies-nothing" role="alert">
				<p>{ reason }</p>
				<Button size="small" icon="retry" onClick={ onAgain }>
					{ __( 'Try again', 'deskfold' ) }
				</Button>
			</div>
		) : null;
	}
	return (
		<div className="df-replies-nothing" role="status">
			<p>{ search.trim() ? __( 'No saved reply holds these words.', 'deskfold' ) : __( 'There are no saved replies yet. Write one once and use it often.', 'deskfold' ) }</p>
			<a href="#/settings/replies">{ __( 'Open the saved replies', 'deskfold' ) }</a>
		</div>
	);
}
