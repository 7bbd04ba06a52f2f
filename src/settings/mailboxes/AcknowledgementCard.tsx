import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import type { Acknowledgement } from '../../core/types.gen';
import { Button, Skeleton, TextArea, Toggle } from '../../ui';
import { Card } from '../parts';
import { store } from '../store';

/** Whether customers are told at once that their request has arrived, and in which words. Saved by itself. */
export function AcknowledgementCard( { mailboxId }: { mailboxId: number } ): JSX.Element {
	const { acknowledgement, saveAcknowledgement } = useDispatch( store );
	const [ kept, setKept ] = useState< Acknowledgement >();
	const [ failure, setFailure ] = useState< string >();
	const [ busy, setBusy ] = useState( false );

	useEffect( () => {
		let gone = false;
		acknowledgement( mailboxId )
			.then( ( found ) => {
				if ( ! gone ) {
					setKept( found );
				}
			} )
			.catch( ( thrown: unknown ) => ! gone && setFailure( problemOf( thrown ).message ) );
		return () => {
			gone = true;
		};
	}, [ acknowledgement, mailboxId ] );

	const save = async ( change: Partial< Pick< Acknowledgement, 'is_active' | 'text' > >, done: string ) => {
		setBusy( true );
		setFailure( undefined );
		try {
			const saved = await saveAcknowledgement( mailboxId, change );
			setKept( saved );
			toast( done );
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
		} finally {
			setBusy( false );
		}
	};

	return (
		<Card title={ __( 'Confirmation of receipt', 'deskfold' ) }>
			{ ! kept && ! failure && <Skeleton width="70%" /> }
			{ kept && (
				<>
					<Toggle
						label={ __( 'Tell customers at once that their request has arrived', 'deskfold' ) }
						help={ __( 'Only for new requests of people, never for machines, and never with anything that they wrote. One a day until an address has proven that somebody reads there.', 'deskfold' ) }
						checked={ kept.is_active }
						disabled={ busy }
						onChange={ ( checked ) =>
							void save( { is_active: checked }, checked ? __( 'New requests are acknowledged from now on.', 'deskfold' ) : __( 'Nothing is sent by itself any more.', 'deskfold' ) )
						}
					/>
					{ kept.is_active && <Words kept={ kept } busy={ busy } onSave={ ( text ) => void save( { text }, __( 'The text is saved.', 'deskfold' ) ) } /> }
				</>
			) }
			{ failure && (
				<p className="df-field-error" role="status">
					{ failure }
				</p>
			) }
		</Card>
	);
}

type WordsProps = { kept: Acknowledgement; busy: boolean; onSave: ( text: string ) => void };

/** The text, and what it becomes. The usual one is kept as none, so that every customer reads it in their language. */
function Words( { kept, busy, onSave }: WordsProps ): JSX.Element {
	const stored = kept.text || kept.usual_text;
	const [ text, setText ] = useState( stored );
	const isUsual = text.trim() === kept.usual_text.trim();
	return (
		<div className="df-settings-words">
			<TextArea
				label={ __( 'Text', 'deskfold' ) }
				rows={ 9 }
				maxLength={ 5000 }
				value={ text }
				help={ __( 'Words in braces are filled in. The usual text is sent in the customer’s language; your own as it is.', 'deskfold' ) }
				onChange={ ( event ) => setText( event.target.value ) }
			/>
			<div className="df-settings-preview">
				<b>{ __( 'What arrives', 'deskfold' ) }</b>
				<p dir="auto">{ filled( text, kept.values ) }</p>
			</div>
			<div className="df-settings-ways">
				<Button disabled={ busy || text === stored || ! text.trim() } onClick={ () => onSave( isUsual ? '' : text ) }>
					{ __( 'Save the text', 'deskfold' ) }
				</Button>
				{ ! isUsual && (
					<Button look="tertiary" disabled={ busy } onClick={ () => setText( kept.usual_text ) }>
						{ __( 'Take the usual text', 'deskfold' ) }
					</Button>
				) }
			</div>
		</div>
	);
}

/** As the server does it: a line about a page that is not there is left out. */
function filled( text: string, values: Readonly< Record< string, string > > ): string {
	return text
		.split( '\n' )
		.filter( ( line ) => ! Object.entries( values ).some( ( [ word, value ] ) => value === '' && line.includes( word ) ) )
		.map( ( line ) => Object.entries( values ).reduce( ( done, [ word, value ] ) => done.split( word ).join( value ), line ) )
		.join( '\n' )
		.replace( /\n{3,}/g, '\n\n' )
		.trim();
}
