import { __, _n, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { useKeys, withKey } from '../app/keys';
import { boot } from '../core/boot';
import { number } from '../core/format';
import type { Ticket } from '../core/types.gen';
import { Avatar, Chip, Icon, Menu, MenuItem, Nobody, type GlyphName } from '../ui';
import { Clock } from './Clock';
import { AssignPicker, TagPicker } from './pickers';
import { useActions } from './store';
import { PRIORITIES, priorityWord, STATUSES, statusWord } from './words';

type Which = 'status' | 'assign' | 'priority' | 'tag';
type Part = { ticket: Ticket; disabled: boolean; open: boolean; onToggle: ( open: boolean ) => void };

/** Status, assignee, priority, clock and tags in one line; each opens with its key. */
export function Properties( { ticket, disabled }: { ticket: Ticket; disabled: boolean } ): JSX.Element {
	const [ open, setOpen ] = useState< Which | null >( null );
	const show = ( which: Which ) => () => setOpen( which );
	useKeys( disabled ? {} : { status: show( 'status' ), assign: show( 'assign' ), priority: show( 'priority' ), tag: show( 'tag' ) } );
	const part = ( which: Which ): Part => ( { ticket, disabled, open: open === which, onToggle: ( to ) => setOpen( to ? which : null ) } );
	return (
		<div className="df-props">
			<StatusProp { ...part( 'status' ) } />
			<AssignProp { ...part( 'assign' ) } />
			<PriorityProp { ...part( 'priority' ) } />
			<Clock ticket={ ticket } className="df-props-clock" />
			<TagsProp { ...part( 'tag' ) } />
		</div>
	);
}

type Choice< T extends GlyphName > = { name: string; keyName: 'status' | 'priority'; all: readonly T[]; current: T; word: ( one: T ) => string; onPick: ( one: T ) => void };

/** A property with a few fixed values, each with its own glyph. */
function ChoiceProp< T extends GlyphName >( { disabled, open, onToggle, name, keyName, all, current, word, onPick }: Part & Choice< T > ): JSX.Element {
	return (
		<Menu
			label={ name }
			open={ open }
			onToggle={ onToggle }
			button={ ( props ) => (
				<button type="button" className="df-prop" disabled={ disabled } aria-label={ `${ name }: ${ word( current ) }` } title={ withKey( name, keyName ) } { ...props }>
					<Icon name={ current } className={ `${ keyName }-${ current }` } />
					{ word( current ) }
					<Icon name="caret" size={ 16 } />
				</button>
			) }
		>
			{ ( close ) =>
				all.map( ( one ) => (
					<MenuItem
						key={ one }
						icon={ one }
						iconClass={ `${ keyName }-${ one }` }
						checked={ one === current }
						onClick={ () => {
							close();
							onPick( one );
						} }
					>
						{ word( one ) }
					</MenuItem>
				) )
			}
		</Menu>
	);
}

function StatusProp( part: Part ): JSX.Element {
	const { change } = useActions();
	const { id, status } = part.ticket;
	return <ChoiceProp { ...part } name={ __( 'Status', 'deskfold' ) } keyName="status" all={ STATUSES } current={ status } word={ statusWord } onPick={ ( to ) => void change( [ id ], { status: to } ) } />;
}

function PriorityProp( part: Part ): JSX.Element {
	const { change } = useActions();
	const { id, priority } = part.ticket;
	return <ChoiceProp { ...part } name={ __( 'Priority', 'deskfold' ) } keyName="priority" all={ PRIORITIES } current={ priority } word={ priorityWord } onPick={ ( to ) => void change( [ id ], { priority: to } ) } />;
}

function AssignProp( { ticket, disabled, open, onToggle }: Part ): JSX.Element {
	const { change } = useActions();
	const anchor = useRef< HTMLButtonElement >( null );
	const agent = boot().agents.find( ( one ) => one.id === ticket.agent_id );
	const nobody = __( 'Nobody', 'deskfold' );
	return (
		<>
			<button
				ref={ anchor }
				type="button"
				className="df-prop"
				disabled={ disabled }
				aria-haspopup="dialog"
				aria-expanded={ open }
				/* translators: %s: a member of the team, or "Nobody". */
				aria-label={ sprintf( __( 'Assignee: %s', 'deskfold' ), agent?.name ?? nobody ) }
				title={ withKey( __( 'Assign', 'deskfold' ), 'assign' ) }
				onClick={ () => onToggle( ! open ) }
			>
				{ agent ? <Avatar name={ agent.name } seed={ agent.id } size={ 20 } /> : <Nobody title={ nobody } /> }
				<bdi className="df-prop-name df-cut">{ agent?.name ?? nobody }</bdi>
				<Icon name="caret" size={ 16 } />
			</button>
			{ open && <AssignPicker anchor={ anchor } current={ ticket.agent_id } onPick={ ( agent_id ) => void change( [ ticket.id ], { agent_id } ) } onClose={ () => onToggle( false ) } /> }
		</>
	);
}

const SHOWN = 2;

function TagsProp( { ticket, disabled, open, onToggle }: Part ): JSX.Element {
	const { change } = useActions();
	const anchor = useRef< HTMLButtonElement >( null );
	const { tags } = ticket;
	const toggle = ( tag: string ) => void change( [ ticket.id ], { tags: tags.includes( tag ) ? tags.filter( ( one ) => one !== tag ) : [ ...tags, tag ] } );
	/* translators: %s: a number of tags. */
	const many = sprintf( _n( '%s tag', '%s tags', tags.length, 'deskfold' ), number( tags.length ) );
	return (
		<>
			{ tags.slice( 0, SHOWN ).map( ( tag ) => (
				<Chip key={ tag } look="line" className="df-only-wide">
					{ tag }
				</Chip>
			) ) }
			{ tags.length > SHOWN && (
				<Chip look="line" className="df-only-wide" title={ tags.slice( SHOWN ).join( ', ' ) }>
					{ `+${ number( tags.length - SHOWN ) }` }
				</Chip>
			) }
			<button
				ref={ anchor }
				type="button"
				hidden={ disabled && tags.length === 0 }
				className={ `df-prop df-prop-tags ${ tags.length ? 'has-tags' : '' }` }
				disabled={ disabled }
				aria-haspopup="dialog"
				aria-expanded={ open }
				/* translators: %s: the tags of a ticket. */
				aria-label={ tags.length ? sprintf( __( 'Tags: %s', 'deskfold' ), tags.join( ', ' ) ) : __( 'Add a tag', 'deskfold' ) }
				title={ withKey( tags.length ? tags.join( ', ' ) : __( 'Add a tag', 'deskfold' ), 'tag' ) }
				onClick={ () => onToggle( ! open ) }
			>
				<Icon name="plus" size={ 16 } className={ tags.length ? 'df-only-wide' : '' } />
				{ tags.length > 0 && <Icon name="tag" size={ 16 } className="df-not-wide" /> }
				<span className="df-only-wide">{ __( 'Tag', 'deskfold' ) }</span>
				{ tags.length > 0 && <span className="df-not-wide">{ many }</span> }
			</button>
			{ open && <TagPicker anchor={ anchor } chosen={ tags } onToggle={ toggle } onClose={ () => onToggle( false ) } /> }
		</>
	);
}
