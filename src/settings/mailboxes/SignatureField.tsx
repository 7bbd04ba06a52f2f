import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { TextArea } from '../../ui';
import { isSimple, toHtml, toText } from './signature';

/** Plain lines for everybody; a signature with a layout of its own stays HTML, so that nothing of it gets lost. */
export function SignatureField( { html, onChange }: { html: string; onChange: ( html: string ) => void } ): JSX.Element {
	const asHtml = ! isSimple( html );
	const [ text, setText ] = useState( () => ( asHtml ? html : toText( html ) ) );
	const sent = useRef( html );
	useEffect( () => {
		if ( html !== sent.current ) {
			sent.current = html;
			setText( isSimple( html ) ? toText( html ) : html );
		}
	}, [ html ] );
	const type = ( typed: string ) => {
		setText( typed );
		sent.current = asHtml ? typed : toHtml( typed );
		onChange( sent.current );
	};
	return (
		<TextArea
			label={ __( 'Signature', 'deskfold' ) }
			rows={ 4 }
			value={ text }
			{ ...( asHtml ? { dir: 'ltr', spellCheck: false } : {} ) }
			help={
				asHtml
					? __( 'This signature has a layout of its own, so it is shown as HTML. Empty the field to write plain lines.', 'deskfold' )
					: __( 'Stands under every reply from this mailbox. Web and mail addresses become links. {agent.name} becomes the name of whoever writes, {mailbox.name} the name of the mailbox.', 'deskfold' )
			}
			onChange={ ( event ) => type( event.target.value ) }
		/>
	);
}
