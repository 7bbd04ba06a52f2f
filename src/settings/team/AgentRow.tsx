import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { boot } from '../../core/boot';
import { toast } from '../../core/toasts';
import type { Agent } from '../../core/types.gen';
import { Avatar, Button, Chip, IconButton, Icon, Menu, MenuItem } from '../../ui';
import { GIVEN, isGiven, roleHelp, roleNames } from './roles';
import { store } from '../store';
import { RemoveAgent } from './RemoveAgent';
import type { GivenRole } from '../types';

export function AgentRow( { agent }: { agent: Agent } ): JSX.Element {
	const isMe = agent.id === boot().user.id;
	return (
		<li>
			<Avatar name={ agent.name } seed={ agent.id } />
			<span className="df-settings-two df-grow">
				<b className="df-cut" dir="auto">
					{ agent.name }
				</b>
				<small className="df-cut" dir={ isMe ? 'auto' : 'ltr' }>
					{ isMe ? __( 'You', 'deskfold' ) : agent.email }
				</small>
			</span>
			{ isGiven( agent.role ) && ! isMe ? (
				<RoleMenu agent={ agent } role={ agent.role } />
			) : (
				<Chip title={ isMe ? '' : __( 'Comes with a role of the site. It is changed under Users.', 'deskfold' ) }>{ roleNames()[ agent.role ] }</Chip>
			) }
			{ isMe ? <span className="df-settings-gap" /> : <Remove agent={ agent } /> }
		</li>
	);
}

function RoleMenu( { agent, role }: { agent: Agent; role: GivenRole } ): JSX.Element {
	const { changeRole } = useDispatch( store );
	const choose = async ( to: GivenRole ) => {
		if ( to === role ) {
			return;
		}
		try {
			await changeRole( agent, to );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true, action: { label: __( 'Try again', 'deskfold' ), run: () => void choose( to ) } } );
		}
	};
	/* translators: %s: a person's name. */
	const label = sprintf( __( 'Role of %s', 'deskfold' ), agent.name );
	return (
		<Menu
			label={ label }
			align="end"
			width={ 300 }
			button={ ( props ) => (
				<Button look="ghost" aria-label={ `${ label }: ${ roleNames()[ role ] }` } { ...props }>
					{ roleNames()[ role ] }
					<Icon name="caret" size={ 18 } />
				</Button>
			) }
		>
			{ ( close ) =>
				GIVEN.map( ( one ) => (
					<MenuItem
						key={ one }
						checked={ one === role }
						onClick={ () => {
							close();
							void choose( one );
						} }
					>
						<span className="df-settings-two df-settings-wrap">
							{ roleNames()[ one ] }
							<small>{ roleHelp()[ one ] }</small>
						</span>
					</MenuItem>
				) )
			}
		</Menu>
	);
}

function Remove( { agent }: { agent: Agent } ): JSX.Element {
	const [ asks, setAsks ] = useState( false );
	/* translators: %s: a person's name. */
	const label = sprintf( __( 'Take %s off the team', 'deskfold' ), agent.name );
	return (
		<>
			<IconButton icon="close" label={ label } onClick={ () => setAsks( true ) } />
			{ asks && <RemoveAgent agent={ agent } onClose={ () => setAsks( false ) } /> }
		</>
	);
}
