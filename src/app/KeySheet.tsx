import { __ } from '@wordpress/i18n';
import { prefer, usePreferences } from '../core/preferences';
import { Dialog, Kbd, Toggle } from '../ui';
import { keyLabel, KEYS, type Command, type Group } from './keys';

const COLUMNS: readonly ( readonly Group[] )[] = [ [ 'move', 'go' ], [ 'act' ], [ 'write', 'several' ] ];

const title = ( group: Group ): string =>
	( {
		move: __( 'Move', 'deskfold' ),
		go: __( 'Go to', 'deskfold' ),
		act: __( 'Act on the ticket', 'deskfold' ),
		write: __( 'While writing', 'deskfold' ),
		several: __( 'Choose several', 'deskfold' ),
	} )[ group ];

/** Every key there is, drawn from the registry. */
export function KeySheet( { onClose }: { onClose: () => void } ): JSX.Element {
	const { singleKeys } = usePreferences();
	return (
		<Dialog
			title={ __( 'Keyboard shortcuts', 'deskfold' ) }
			width={ 880 }
			onClose={ onClose }
			footer={
				<>
					<span className="df-muted df-grow">{ __( 'Single keys work when you are not typing.', 'deskfold' ) }</span>
					<Toggle label={ __( 'Single-key shortcuts', 'deskfold' ) } checked={ singleKeys } onChange={ ( on ) => prefer( { singleKeys: on } ) } />
				</>
			}
		>
			<div className="df-sheet">
				{ COLUMNS.map( ( groups, index ) => (
					<div key={ index }>
						{ groups.map( ( group ) => (
							<section key={ group }>
								<h3>{ title( group ) }</h3>
								<Keys group={ group } />
							</section>
						) ) }
					</div>
				) ) }
			</div>
		</Dialog>
	);
}

function Keys( { group }: { group: Group } ): JSX.Element {
	const commands = ( Object.keys( KEYS ) as Command[] ).filter( ( name ) => KEYS[ name ].group === group );
	return (
		<ul>
			{ commands.map( ( name ) => (
				<li key={ name }>
					<span className="df-grow">{ KEYS[ name ].label() }</span>
					<Kbd keys={ keyLabel( name ) } />
				</li>
			) ) }
		</ul>
	);
}
