import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { problemOf } from '../../core/api';
import { saveAs } from '../../core/browser';
import { boot } from '../../core/boot';
import { number } from '../../core/format';
import { toast } from '../../core/toasts';
import { store, type Imported } from '../../replies/store';
import { Button, Dialog, IconButton, Menu, MenuItem } from '../../ui';
import { repliesIn } from './file';

/** Saved replies leave in a file and come in from one. */
export function Moving(): JSX.Element {
	const actions = useDispatch( store );
	const withFiles = useSelect( ( select ) => select( store ).list()?.filter( ( { file_count } ) => file_count > 0 ).length ?? 0, [] );
	const chooser = useRef< HTMLInputElement >( null );
	const [ refused, setRefused ] = useState< readonly string[] >();

	const leave = async () => {
		try {
			saveAs( 'saved-replies.json', JSON.stringify( await actions.export(), null, '\t' ) );
			/* translators: %s: a number of saved replies. */
			toast( withFiles ? sprintf( _n( 'The file has all texts. %s reply has attachments: they are not in it.', 'The file has all texts. %s replies have attachments: they are not in it.', withFiles, 'deskfold' ), number( withFiles ) ) : __( 'The saved replies are in the file.', 'deskfold' ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		}
	};
	const come = async ( file: File | undefined ) => {
		if ( ! file ) {
			return;
		}
		try {
			const done = await actions.import( await repliesIn( file ) );
			if ( done.faults.length ) {
				setRefused( done.faults.map( sentence ) );
			} else {
				toast( outcome( done ) );
			}
		} catch ( thrown ) {
			setRefused( [ problemOf( thrown ).message ] );
		}
	};
	return (
		<>
			<Menu label={ __( 'Import and export', 'deskfold' ) } align="end" button={ ( props ) => <IconButton { ...props } icon="more" label={ __( 'Import and export', 'deskfold' ) } /> }>
				{ ( close ) => (
					<>
						{ boot().user.caps.reply && (
							<MenuItem icon="file" onClick={ () => ( close(), chooser.current?.click() ) }>
								{ __( 'Import from a file', 'deskfold' ) }
							</MenuItem>
						) }
						<MenuItem icon="download" onClick={ () => ( close(), void leave() ) }>
							{ __( 'Export to a file', 'deskfold' ) }
						</MenuItem>
					</>
				) }
			</Menu>
			<input
				ref={ chooser }
				type="file"
				hidden
				accept=".json,application/json"
				aria-label={ __( 'File with saved replies', 'deskfold' ) }
				onChange={ ( { target } ) => {
					void come( target.files?.[ 0 ] );
					// The same file again, mended, is a change too.
					target.value = '';
				} }
			/>
			{ refused && <Refused reasons={ refused } onClose={ () => setRefused( undefined ) } /> }
		</>
	);
}

function Refused( { reasons, onClose }: { reasons: readonly string[]; onClose: () => void } ): JSX.Element {
	return (
		<Dialog
			title={ __( 'Nothing was imported', 'deskfold' ) }
			width={ 520 }
			onClose={ onClose }
			footer={
				<Button size="large" look="primary" onClick={ onClose }>
					{ __( 'Close', 'deskfold' ) }
				</Button>
			}
		>
			<p>{ __( 'Mend the file and import it again. What is on this desk has not changed.', 'deskfold' ) }</p>
			<ul className="df-reply-faults">
				{ reasons.map( ( reason, index ) => (
					<li key={ index } dir="auto">
						{ reason }
					</li>
				) ) }
			</ul>
		</Dialog>
	);
}

const sentence = ( { number: place, name, reason }: Imported[ 'faults' ][ number ] ): string =>
	name
		? /* translators: 1: a number, 2: name of a saved reply, 3: what is wrong with it. */ sprintf( __( 'Reply %1$s (“%2$s”): %3$s', 'deskfold' ), number( place ), name, reason )
		: /* translators: 1: a number, 2: what is wrong with it. */ sprintf( __( 'Reply %1$s: %2$s', 'deskfold' ), number( place ), reason );

function outcome( { added, known }: Imported ): string {
	/* translators: %s: a number of saved replies. */
	const first = sprintf( _n( '%s reply was added.', '%s replies were added.', added, 'deskfold' ), number( added ) );
	/* translators: %s: a number of saved replies. */
	return known ? `${ first } ${ sprintf( _n( '%s was there already.', '%s were there already.', known, 'deskfold' ), number( known ) ) }` : first;
}
