import { __ } from '@wordpress/i18n';
import { Chip } from '../../ui';
import { healthOf } from './mailbox';
import type { Mailbox } from '../types';

export function HealthChip( { mailbox }: { mailbox: Mailbox } ): JSX.Element {
	switch ( healthOf( mailbox ) ) {
		case 'off':
			return (
				<Chip look="quiet" icon="pause">
					{ __( 'Switched off', 'deskfold' ) }
				</Chip>
			);
		case 'trouble':
			return (
				<Chip look="warning" icon="warning" title={ mailbox.last_error }>
					{ __( 'Needs attention', 'deskfold' ) }
				</Chip>
			);
		case 'sign_in':
			return (
				<Chip look="warning" icon="warning" title={ mailbox.sign_in.reason }>
					{ mailbox.sign_in.state === 'asks' ? __( 'Account to confirm', 'deskfold' ) : __( 'Sign-in needed', 'deskfold' ) }
				</Chip>
			);
		case 'sending':
			return (
				<Chip look="warning" icon="warning" title={ mailbox.health.send_error }>
					{ __( 'Sending needs attention', 'deskfold' ) }
				</Chip>
			);
		case 'silent':
			return (
				<Chip look="warning" icon="warning" title={ __( 'Longer without mail than usual.', 'deskfold' ) }>
					{ __( 'Unusually silent', 'deskfold' ) }
				</Chip>
			);
		case 'works':
			return (
				<Chip look="success" icon="resolved">
					{ __( 'Works', 'deskfold' ) }
				</Chip>
			);
		case 'fresh':
			return (
				<Chip look="quiet" icon="clock">
					{ __( 'Not read yet', 'deskfold' ) }
				</Chip>
			);
		default:
			return (
				<Chip look="quiet" icon="clock">
					{ __( 'Waits for mail', 'deskfold' ) }
				</Chip>
			);
	}
}
