import { __ } from '@wordpress/i18n';
import { go } from '../app/route';
import { boot } from '../core/boot';
import { Button, Empty } from '../ui';

/** A desk that nobody has written to: to its manager the first steps, to the others why. */
export function NothingYet(): JSX.Element {
	const { user, setup = 'done', mailboxes } = boot();
	const isOpen = user.caps.manage && setup !== 'done' && mailboxes.length === 0;
	return (
		<Empty
			icon="inbox"
			title={ __( 'No tickets yet', 'deskfold' ) }
			action={
				isOpen && (
					<Button look="primary" onClick={ () => go( { screen: 'settings', path: 'setup' } ) }>
						{ __( 'Set up the help desk', 'deskfold' ) }
					</Button>
				)
			}
		>
			{ isOpen
				? __( 'Nobody can write to you yet. Connect a mailbox or put the contact form on a page: it takes a few minutes.', 'deskfold' )
				: __( 'They appear when a customer writes to a mailbox or sends the contact form.', 'deskfold' ) }
		</Empty>
	);
}
