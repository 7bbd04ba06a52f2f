import { __ } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { languageName, offeredLanguages } from '../../replies/languages';
import { IconButton, Picker } from '../../ui';
import type { ReplyDraft } from './draft';

type Props = { texts: ReplyDraft[ 'texts' ]; locale: string; onLocale: ( locale: string ) => void; onAdd: ( locale: string ) => void };

/** The languages it is written in, by their own names, and one more. */
export function Languages( { texts, locale, onLocale, onAdd }: Props ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	const rest = offeredLanguages().filter( ( offered ) => ! texts.some( ( text ) => text.locale === offered.locale ) );
	return (
		<div className="df-reply-languages" role="group" aria-label={ __( 'Language', 'deskfold' ) }>
			{ texts.map( ( text ) => (
				<button key={ text.locale } type="button" className="df-language" lang={ text.locale } aria-pressed={ text.locale === locale } onClick={ () => onLocale( text.locale ) }>
					{ languageName( text.locale ) }
				</button>
			) ) }
			<IconButton ref={ button } icon="plus" size={ 24 } iconSize={ 18 } label={ __( 'Add a language', 'deskfold' ) } aria-haspopup="dialog" aria-expanded={ open } onClick={ () => setOpen( true ) } />
			{ open && (
				<Picker
					anchor={ button }
					label={ __( 'Add a language', 'deskfold' ) }
					placeholder={ __( 'Find a language', 'deskfold' ) }
					align="end"
					choices={ rest.map( ( offered ) => ( { id: offered.locale, label: offered.name } ) ) }
					onPick={ onAdd }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</div>
	);
}
