import { __, _x } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import type { ListedReply } from '../core/types.gen';
import { Icon } from '../ui';
import { pieces, type Shelf } from './search';
import { fillText, type Values } from './variables';

type Props = {
	id: string;
	often: readonly ListedReply[];
	folders: readonly Shelf[];
	search: string;
	values: Values;
	active: number | undefined;
	onPoint: ( reply: ListedReply ) => void;
	onTake: ( reply: ListedReply ) => void;
};

/** The keyboard stays in the field above; the rows are for the pointer. */
export function ReplyList( { id, often, folders, search, values, active, onPoint, onTake }: Props ): JSX.Element {
	const box = useRef< HTMLDivElement >( null );
	useEffect( () => {
		box.current?.querySelector( '[aria-selected="true"]' )?.scrollIntoView?.( { block: 'nearest' } );
	}, [ active ] );
	const row = ( reply: ListedReply ) => (
		<Row key={ reply.id } id={ `${ id }-${ reply.id }` } reply={ reply } search={ search } snippet={ fillText( reply.snippet, values ) } isActive={ reply.id === active } onPoint={ () => onPoint( reply ) } onTake={ () => onTake( reply ) } />
	);
	const isSearch = search.trim() !== '';
	// One heading above everything would say nothing.
	const named = ! isSearch && folders.length + Number( often.length > 0 ) > 1;
	return (
		<div ref={ box } id={ id } role="listbox" aria-label={ __( 'Saved replies', 'deskfold' ) } className="df-replies-list">
			{ often.length > 0 && <Group name={ named ? __( 'Often used', 'deskfold' ) : '' }>{ often.map( row ) }</Group> }
			{ folders.map( ( { folder, replies } ) => (
				<Group key={ folder } name={ named ? folder || _x( 'No folder', 'saved replies', 'deskfold' ) : '' }>
					{ replies.map( row ) }
				</Group>
			) ) }
		</div>
	);
}

function Group( { name, children }: { name: string; children: JSX.Element[] } ): JSX.Element {
	return name ? (
		<div role="group" aria-label={ name }>
			<div className="df-replies-folder df-cut" role="presentation" dir="auto">
				{ name }
			</div>
			{ children }
		</div>
	) : (
		<>{ children }</>
	);
}

type RowProps = { id: string; reply: ListedReply; search: string; snippet: string; isActive: boolean; onPoint: () => void; onTake: () => void };

function Row( { id, reply, search, snippet, isActive, onPoint, onTake }: RowProps ): JSX.Element {
	return (
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
		<div id={ id } role="option" aria-selected={ isActive } className={ `df-replies-row ${ isActive ? 'is-active' : '' }` } onMouseMove={ isActive ? undefined : onPoint } onClick={ onTake }>
			<span className="df-replies-name">
				<span className="df-cut" dir="auto">
					{ pieces( reply.name, search ).map( ( { text, hit }, index ) => ( hit ? <mark key={ index }>{ text }</mark> : text ) ) }
				</span>
				{ reply.is_personal && (
					<span className="df-replies-mine" title={ __( 'Only me', 'deskfold' ) }>
						<Icon name="lock" size={ 16 } />
						<span className="df-hidden">{ __( 'Only me', 'deskfold' ) }</span>
					</span>
				) }
			</span>
			<small className="df-cut df-replies-snippet" dir="auto">
				{ snippet }
			</small>
		</div>
	);
}
