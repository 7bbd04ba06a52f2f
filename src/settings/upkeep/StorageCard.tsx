import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { fileSize } from '../../core/format';
import { Button, Icon } from '../../ui';
import { Card, CopyLine } from '../parts';
import { store, type StorageLook } from './store';

/** Where attachments lie, and whether the web server keeps its hands off them. */
export function StorageCard(): JSX.Element {
	const { load } = useDispatch( store );
	const look = useSelect( ( select ) => select( store ).storage(), [] );
	const problem = useSelect( ( select ) => select( store ).problem( 'storage' ), [] );
	const [ isBusy, setBusy ] = useState( true );
	const check = async () => {
		setBusy( true );
		await load( 'storage' );
		setBusy( false );
	};
	useEffect( () => {
		void load( 'storage' ).then( () => setBusy( false ) );
	}, [ load ] );
	return (
		<Card
			title={ __( 'Stored files', 'deskfold' ) }
			action={
				<Button icon="retry" disabled={ isBusy } onClick={ () => void check() }>
					{ isBusy ? __( 'Checking…', 'deskfold' ) : __( 'Check again', 'deskfold' ) }
				</Button>
			}
		>
			{ problem && (
				<p className="df-settings-warning" role="alert">
					{ problem.message }
				</p>
			) }
			{ ! look && ! problem && <p className="df-muted">{ __( 'Storing a file and asking the web server for it…', 'deskfold' ) }</p> }
			{ look && <Found look={ look } /> }
		</Card>
	);
}

function Found( { look }: { look: StorageLook } ): JSX.Element {
	return (
		<>
			<ul className="df-upkeep-waits" aria-live="polite">
				<Line isWell={ look.keeps === 'good' } words={ keepsWords( look.keeps ) } />
				{ look.keeps !== 'read_only' && <Line isWell={ look.door === 'refused' || look.door === 'outside' } words={ doorWords( look.door ) } /> }
				{ look.free !== null && (
					<Line
						isWell={ ! look.is_nearly_full }
						words={
							look.is_nearly_full
								? /* translators: %s: a size, such as 120 MB. */ sprintf( __( 'The disk is nearly full: %s are free. Mail that cannot be stored is refused.', 'deskfold' ), fileSize( look.free ) )
								: /* translators: %s: a size, such as 12 GB. */ sprintf( __( 'There is room: %s are free.', 'deskfold' ), fileSize( look.free ) )
						}
					/>
				) }
			</ul>
			{ look.folder && <CopyLine label={ __( 'Folder', 'deskfold' ) } text={ look.folder } /> }
			{ look.keeps === 'read_only' && <p className="df-upkeep-advice">{ __( 'Let the web server write into the uploads folder, then check again.', 'deskfold' ) }</p> }
			{ look.keeps !== 'read_only' && ( look.door === 'served' || look.door === 'silent' ) && <Closing look={ look } /> }
			{ look.door === 'inside' && <p className="df-upkeep-advice">{ __( 'Name a folder outside WordPress in DESKFOLD_STORAGE, and move the files there.', 'deskfold' ) }</p> }
		</>
	);
}

/** What to hand to whoever runs the server. */
function Closing( { look }: { look: StorageLook } ): JSX.Element {
	return (
		<>
			<p className="df-upkeep-advice">
				{ look.door === 'served'
					? __( 'Give the line for your web server to whoever runs it, then check again.', 'deskfold' )
					: __( 'To be sure, give the line for your web server to whoever runs it.', 'deskfold' ) }
			</p>
			{ look.nginx && (
				<>
					<h3>nginx</h3>
					<CopyLine label={ __( 'Line for nginx', 'deskfold' ) } text={ look.nginx } />
				</>
			) }
			<h3>Apache</h3>
			<CopyLine label={ __( 'Lines for Apache', 'deskfold' ) } text={ look.apache } />
		</>
	);
}

function keepsWords( keeps: StorageLook[ 'keeps' ] ): string {
	switch ( keeps ) {
		case 'good':
			return __( 'Files can be stored and read.', 'deskfold' );
		case 'damaged':
			return __( 'A file that was just stored reads differently. Check the disk.', 'deskfold' );
		default:
			return __( 'Files cannot be stored: no mail and no attachment can be kept.', 'deskfold' );
	}
}

function doorWords( door: StorageLook[ 'door' ] ): string {
	switch ( door ) {
		case 'refused':
			return __( 'The web server does not hand out stored files: the site asked itself for one and did not get it.', 'deskfold' );
		case 'outside':
			return __( 'The folder lies outside of what the web server serves.', 'deskfold' );
		case 'served':
			return __( 'The web server hands out stored files to whoever knows their random name.', 'deskfold' );
		case 'inside':
			return __( 'The folder lies inside WordPress, and whether it can be fetched cannot be checked.', 'deskfold' );
		default:
			return __( 'Whether stored files can be fetched could not be checked: the site does not answer itself.', 'deskfold' );
	}
}

function Line( { isWell, words }: { isWell: boolean; words: string } ): JSX.Element {
	return (
		<li className={ isWell ? 'is-well' : 'is-late' }>
			<Icon name={ isWell ? 'resolved' : 'warning' } size={ 18 } />
			<span>{ words }</span>
		</li>
	);
}
