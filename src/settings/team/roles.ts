import { __ } from '@wordpress/i18n';
import type { Agent } from '../../core/types.gen';
import type { GivenRole } from '../types';

export const roleNames = (): Record< Agent[ 'role' ], string > => ( {
	readonly: __( 'Read only', 'deskfold' ),
	agent: __( 'Agent', 'deskfold' ),
	supervisor: __( 'Supervisor', 'deskfold' ),
	manager: __( 'Manager', 'deskfold' ),
	administrator: __( 'Administrator', 'deskfold' ),
} );

export const GIVEN: readonly GivenRole[] = [ 'agent', 'supervisor', 'readonly' ];

export const isGiven = ( role: Agent[ 'role' ] ): role is GivenRole => ( GIVEN as readonly string[] ).includes( role );

export const roleHelp = (): Record< GivenRole, string > => ( {
	agent: __( 'Answers customers, writes notes and changes tickets.', 'deskfold' ),
	supervisor: __( 'Does what an agent does, and looks after the work of others.', 'deskfold' ),
	readonly: __( 'Reads every ticket and changes nothing.', 'deskfold' ),
} );
