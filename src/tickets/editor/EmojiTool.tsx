import { __ } from '@wordpress/i18n';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { IconButton, Picker, type Choice } from '../../ui';
import type { EditorHandle } from '../Editor';
import { useTriggerMenu } from './useTriggerMenu';

type Emoji = readonly ( readonly [ string, string ] )[];

/** A list of its own: needed by few, and not at first paint. */
const fetched = (): Promise< Emoji > => import( /* webpackChunkName: "emoji" */ './emoji' ).then( ( { EMOJI } ) => EMOJI );

const choice = ( [ sign, name ]: readonly [ string, string ] ): Choice => ( { id: sign, label: name, leading: <span aria-hidden="true">{ sign }</span> } );

export function EmojiTool( { editor }: { editor: RefObject< EditorHandle > } ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const [ list, setList ] = useState< Emoji >();
	const [ open, setOpen ] = useState( false );
	const close = useCallback( () => setOpen( false ), [] );
	const start = () => {
		setOpen( true );
		fetched().then( setList, () => setOpen( false ) );
	};
	return (
		<>
			<IconButton ref={ button } icon="emoji" label={ __( 'Emoji', 'deskfold' ) } className="df-tool-roomy" onMouseDown={ ( event ) => event.preventDefault() } onClick={ start } />
			{ open && list && (
				<Picker
					anchor={ button }
					label={ __( 'Emoji', 'deskfold' ) }
					placeholder={ __( 'Search by English name', 'deskfold' ) }
					choices={ list.map( choice ) }
					// After the picker has given the focus back.
					onPick={ ( sign ) => setTimeout( () => editor.current?.insertHtml( sign ) ) }
					onClose={ close }
				/>
			) }
		</>
	);
}

/** ":th" suggests; so few letters that the list is worth its second. */
export function useEmojiMenu( editor: RefObject< EditorHandle > ): ReturnType< typeof useTriggerMenu > {
	const [ list, setList ] = useState< Emoji >();
	const [ wanted, setWanted ] = useState( false );
	useEffect( () => {
		if ( wanted && ! list ) {
			// Without the list the letters stay letters.
			fetched().then( setList, () => setWanted( false ) );
		}
	}, [ wanted, list ] );
	const menu = useTriggerMenu( {
		editor,
		label: __( 'Emoji', 'deskfold' ),
		least: 2,
		width: 280,
		find: ( query ) => {
			const word = query.toLowerCase();
			const fits = ( list ?? [] ).filter( ( [ , name ] ) => ` ${ name }`.includes( ` ${ word }` ) );
			return /^[a-z]/.test( word ) ? fits.slice( 0, 8 ).map( choice ) : [];
		},
		onPick: ( sign ) => editor.current?.replaceTrigger( sign ),
	} );
	const { onChange } = menu.trigger;
	const asked = useCallback< typeof onChange >(
		( now ) => {
			if ( now ) {
				setWanted( true );
			}
			onChange( now );
		},
		[ onChange ]
	);
	return { ...menu, trigger: { ...menu.trigger, onChange: asked } };
}
