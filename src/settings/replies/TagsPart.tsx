import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { store } from '../../replies/store';
import { Button, Chip, IconButton, Picker } from '../../ui';

/** What else happens when it is sent: the ticket gets these tags. */
export function TagsPart( { tags, onTags }: { tags: readonly string[]; onTags: ( tags: string[] ) => void } ): JSX.Element {
	const button = useRef< HTMLButtonElement >( null );
	const [ open, setOpen ] = useState( false );
	const replies = useSelect( ( select ) => select( store ).list(), [] ) ?? [];
	const known = [ ...new Set( [ ...tags, ...replies.flatMap( ( reply ) => reply.tags ) ] ) ].sort( ( a, b ) => a.localeCompare( b ) );
	const toggle = ( tag: string ) => onTags( tags.includes( tag ) ? tags.filter( ( one ) => one !== tag ) : [ ...tags, tag ] );
	return (
		<fieldset className="df-reply-also">
			<legend>{ __( 'Also do this when it is sent', 'deskfold' ) }</legend>
			<div className="df-reply-tags">
				{ tags.map( ( tag ) => (
					<Chip key={ tag } look="line" icon="tag">
						<bdi className="df-cut">{ /* translators: %s: a tag of tickets. */ sprintf( __( 'Add “%s”', 'deskfold' ), tag ) }</bdi>
						<IconButton icon="close" size={ 24 } iconSize={ 16 } className="df-chip-remove" label={ /* translators: %s: a tag of tickets. */ sprintf( __( 'Do not add “%s”', 'deskfold' ), tag ) } onClick={ () => toggle( tag ) } />
					</Chip>
				) ) }
				<Button ref={ button } look="tertiary" size="small" aria-haspopup="dialog" aria-expanded={ open } onClick={ () => setOpen( true ) }>
					{ __( 'Add a tag', 'deskfold' ) }
				</Button>
			</div>
			{ open && (
				<Picker
					anchor={ button }
					label={ __( 'Tags', 'deskfold' ) }
					placeholder={ __( 'Find or make a tag', 'deskfold' ) }
					several
					choices={ known.map( ( tag ) => ( { id: tag, label: tag, chosen: tags.includes( tag ) } ) ) }
					onPick={ toggle }
					onCreate={ toggle }
					createLabel={ ( typed ) => /* translators: %s: the name of a new tag. */ sprintf( __( 'Make the tag “%s”', 'deskfold' ), typed ) }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</fieldset>
	);
}
