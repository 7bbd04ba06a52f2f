import apiFetch from '@wordpress/api-fetch';
import { Button, PanelBody, SelectControl, TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { topicsOf, type FormProps, type Priority, type Topic } from './attributes';

type Mailbox = { id: number; name: string; address: string };

/** Whoever may not manage mailboxes does not see them, and leaves what is chosen as it is. */
function useMailboxes(): Mailbox[] {
	const [ mailboxes, setMailboxes ] = useState< Mailbox[] >( [] );
	useEffect( () => {
		apiFetch< Mailbox[] >( { path: '/deskfold/v1/mailboxes' } ).then( setMailboxes, () => {} );
	}, [] );
	return mailboxes;
}

const priorities = (): { value: Priority; label: string }[] => [
	{ value: 'low', label: __( 'Low', 'deskfold' ) },
	{ value: 'normal', label: __( 'Normal', 'deskfold' ) },
	{ value: 'high', label: __( 'High', 'deskfold' ) },
	{ value: 'urgent', label: __( 'Urgent', 'deskfold' ) },
];

export function Topics( { attributes, setAttributes }: FormProps ) {
	const topics = topicsOf( attributes );
	const mailboxes = useMailboxes();
	const keep = ( changed: Topic[] ) => setAttributes( { topics: changed } );
	const move = ( from: number, to: number ) => {
		const moved = [ ...topics ];
		moved.splice( to, 0, ...moved.splice( from, 1 ) );
		keep( moved );
	};
	return (
		<PanelBody title={ __( 'Topics', 'deskfold' ) } initialOpen={ topics.length > 0 }>
			<p>{ __( 'Visitors choose what it is about. What a topic does to the ticket they do not see. Without topics the form does not ask.', 'deskfold' ) }</p>
			{ topics.map( ( topic, n ) => (
				<Row
					key={ n }
					topic={ topic }
					number={ n + 1 }
					mailboxes={ mailboxes }
					onChange={ ( change ) => keep( topics.map( ( one, at ) => ( at === n ? { ...one, ...change } : one ) ) ) }
					onRemove={ () => keep( topics.filter( ( _, at ) => at !== n ) ) }
					onUp={ n > 0 ? () => move( n, n - 1 ) : undefined }
					onDown={ n < topics.length - 1 ? () => move( n, n + 1 ) : undefined }
				/>
			) ) }
			<Button variant="secondary" disabled={ topics.length >= 30 } onClick={ () => keep( [ ...topics, { label: '' } ] ) }>
				{ __( 'Add a topic', 'deskfold' ) }
			</Button>
		</PanelBody>
	);
}

type RowProps = {
	topic: Topic;
	number: number;
	mailboxes: Mailbox[];
	onChange: ( change: Partial< Topic > ) => void;
	onRemove: () => void;
	onUp: ( () => void ) | undefined;
	onDown: ( () => void ) | undefined;
};

function Row( { topic, number, mailboxes, onChange, onRemove, onUp, onDown }: RowProps ) {
	return (
		<fieldset style={ { marginBlockEnd: 16, paddingBlockEnd: 16, borderBlockEnd: '1px solid #ddd' } }>
			<TextControl
				label={
					/* translators: %d: 1, 2, 3 … */
					sprintf( __( 'Topic %d', 'deskfold' ), number )
				}
				value={ topic.label }
				onChange={ ( label: string ) => onChange( { label } ) }
				__nextHasNoMarginBottom
			/>
			<TextControl
				label={ __( 'Gives the ticket the tag', 'deskfold' ) }
				placeholder={ __( 'No tag', 'deskfold' ) }
				value={ topic.tag ?? '' }
				maxLength={ 60 }
				onChange={ ( tag: string ) => onChange( { tag } ) }
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'Gives it the priority', 'deskfold' ) }
				value={ topic.priority ?? 'normal' }
				options={ priorities() }
				onChange={ ( priority: string ) => onChange( { priority: priority as Priority } ) }
				__nextHasNoMarginBottom
			/>
			{ mailboxes.length > 1 && (
				<SelectControl
					label={ __( 'Is answered from', 'deskfold' ) }
					value={ String( topic.mailbox_id ?? 0 ) }
					options={ [ { value: '0', label: __( 'The usual mailbox', 'deskfold' ) }, ...mailboxes.map( ( { id, name, address } ) => ( { value: String( id ), label: name || address } ) ) ] }
					onChange={ ( id: string ) => onChange( { mailbox_id: Number( id ) } ) }
					__nextHasNoMarginBottom
				/>
			) }
			<Button size="small" disabled={ ! onUp } onClick={ onUp }>
				{ __( 'Move up', 'deskfold' ) }
			</Button>
			<Button size="small" disabled={ ! onDown } onClick={ onDown }>
				{ __( 'Move down', 'deskfold' ) }
			</Button>
			<Button size="small" isDestructive onClick={ onRemove }>
				{ __( 'Remove', 'deskfold' ) }
			</Button>
		</fieldset>
	);
}
