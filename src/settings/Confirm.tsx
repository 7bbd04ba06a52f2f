import { __ } from '@wordpress/i18n';
import { useState, type ReactNode } from 'react';
import { Button, Dialog } from '../ui';

type Props = { title: string; action: string; onConfirm: () => Promise< void >; onClose: () => void; children: ReactNode };

/** Asks once before something that cannot be undone. The harmless way out comes first. */
export function Confirm( { title, action, onConfirm, onClose, children }: Props ): JSX.Element {
	const [ isBusy, setBusy ] = useState( false );
	const confirm = async () => {
		setBusy( true );
		await onConfirm();
		onClose();
	};
	return (
		<Dialog
			title={ title }
			width={ 440 }
			onClose={ onClose }
			footer={
				<>
					<Button size="large" look="tertiary" onClick={ onClose }>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
					<Button size="large" look="danger" disabled={ isBusy } onClick={ () => void confirm() }>
						{ action }
					</Button>
				</>
			}
		>
			<p>{ children }</p>
		</Dialog>
	);
}
