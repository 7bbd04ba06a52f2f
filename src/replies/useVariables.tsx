import { __ } from '@wordpress/i18n';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type { EditorHandle } from '../tickets/Editor';
import type { Trigger } from '../tickets/editor/triggers';
import { useTriggerMenu } from '../tickets/editor/useTriggerMenu';
import { IconButton, Picker, type Choice } from '../ui';
import { fold } from './fold';
import { variables, type Values } from './variables';

type Given = {
	editor: RefObject< EditorHandle >;
	/** What goes in for each; without values the word in braces itself. */
	values?: Values | undefined;
	onFilled?: ( word: string ) => void;
	/** On a phone there is room for it only where little else is done. */
	onPhone?: boolean;
};

const escaped = ( text: string ): string => text.replace( /[&<>]/g, ( sign ) => ( { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[ sign ] ?? sign ) );

const choicesOf = ( values: Values | undefined ): Choice[] =>
	variables().map( ( { name, label } ) => ( {
		id: name,
		label,
		trailing: (
			<span className="df-variable-value df-cut df-muted" dir="auto">
				{ values?.[ name ] || `{${ name }}` }
			</span>
		),
	} ) );

/** Words that stand for something of the ticket: by "{" in the text, and by a button. */
export function useVariables( { editor, values, onFilled, onPhone = false }: Given ): { trigger: Trigger; menu: ReactNode; tool: ReactNode } {
	const button = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	const put = ( id: string, insert: ( html: string ) => void ) => {
		const value = values?.[ id as keyof Values ];
		insert( escaped( value || `{${ id }}` ) );
		if ( value ) {
			onFilled?.( value );
		}
	};
	const { trigger, menu } = useTriggerMenu( {
		editor,
		label: __( 'Variables', 'deskfold' ),
		spaces: true,
		width: 400,
		find: ( query ) => choicesOf( values ).filter( ( { id, label } ) => fold( `${ id } ${ label }` ).includes( fold( query ) ) ),
		onPick: ( id ) => put( id, ( html ) => editor.current?.replaceTrigger( html ) ),
	} );
	const tool = (
		<>
			<IconButton ref={ button } icon="braces" label={ __( 'Put in a variable', 'deskfold' ) } shortcut="{" className={ onPhone ? '' : 'df-not-phone' } aria-haspopup="dialog" aria-expanded={ open } onMouseDown={ ( event ) => event.preventDefault() } onClick={ () => setOpen( ! open ) } />
			{ open && (
				<Picker
					anchor={ button }
					label={ __( 'Variables', 'deskfold' ) }
					placeholder={ __( 'Find a variable', 'deskfold' ) }
					choices={ choicesOf( values ) }
					width={ 400 }
					onPick={ ( id ) => setTimeout( () => put( id, ( html ) => editor.current?.insertHtml( html ) ) ) }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</>
	);
	return { trigger, menu, tool };
}
