import { __ } from '@wordpress/i18n';
import { problemOf } from '../core/api';
import { changeKeyboard, useKeyboard } from '../core/keyboard';
import { toast } from '../core/toasts';
import { Dialog, Kbd, Toggle } from '../ui';
import { groupTitle, KEYS, keysOf, printed, type Command, type Group } from './keys';

const COLUMNS: readonly ( readonly Group[] )[] = [ [ 'move', 'go' ], [ 'act' ], [ 'write', 'several' ] ];

/** Every key there is, drawn from the registry. */
export function KeySheet( { onClose }: { onClose: () => void } ): JSX.Element {
	const { single_keys: singleKeys } = useKeyboard();
	return (
		<Dialog
			title={ __( 'Keyboard shortcuts', 'deskfold' ) }
			width={ 880 }
			onClose={ onClose }
			footer={
				<>
					<span className="df-muted df-grow">{ __( 'Single keys work when you are not typing.', 'deskfold' ) }</span>
					<a href="#/settings/keyboard" onClick={ onClose }>
						{ __( 'Change keys', 'deskfold' ) }
					</a>
					<Toggle label={ __( 'Single-key shortcuts', 'deskfold' ) } checked={ singleKeys } onChange={ ( on ) => void changeKeyboard( { single_keys: on } ).catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) ) } />
				</>
			}
		>
			<div className="df-sheet">
				{ COLUMNS.map( ( groups, index ) => (
					<div key={ index }>
						{ groups.map( ( group ) => (
							<section key={ group }>
								<h3>{ groupTitle( group ) }</h3>
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
					<Kbd keys={ printed( keysOf( name )[ 0 ] ?? '' ) } />
				</li>
			) ) }
		</ul>
	);
}
