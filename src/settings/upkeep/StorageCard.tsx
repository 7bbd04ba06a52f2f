import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { Fragment, useEffect, useState } from 'react';
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
				{ look.lines.map( ( { is_well: isWell, words } ) => (
					<li key={ words } className={ isWell ? 'is-well' : 'is-late' }>
						<Icon name={ isWell ? 'resolved' : 'warning' } size={ 18 } />
						<span>{ words }</span>
					</li>
				) ) }
			</ul>
			{ look.folder && <CopyLine label={ __( 'Folder', 'deskfold' ) } text={ look.folder } /> }
			{ look.advice && <p className="df-upkeep-advice">{ look.advice }</p> }
			{ look.closing.map( ( { server, line } ) => (
				<Fragment key={ server }>
					<h3>{ server }</h3>
					<CopyLine
						label={
							/* translators: %s: name of a web server, such as nginx. */
							sprintf( __( 'Line for %s', 'deskfold' ), server )
						}
						text={ line }
					/>
				</Fragment>
			) ) }
		</>
	);
}
