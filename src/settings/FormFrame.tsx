import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { Button } from '../ui';
import type { Form } from './form';
import { FormBox, NotSaved, Page, SaveButton } from './Page';

type Props< T extends object > = {
	form: Form< T >;
	title: string;
	onSubmit: () => void;
	children: ReactNode;
};

/** A page with one form: what was changed can be saved or discarded. */
export function FormFrame< T extends object >( { form, title, onSubmit, children }: Props< T > ): JSX.Element {
	return (
		<FormBox form={ form } onSubmit={ onSubmit }>
			<Page
				title={ title }
				action={
					<>
						{ form.isDirty && (
							<Button look="tertiary" onClick={ form.reset }>
								{ __( 'Discard changes', 'deskfold' ) }
							</Button>
						) }
						<SaveButton form={ form } />
					</>
				}
			>
				<NotSaved problem={ form.problem } />
				<div className="df-settings-scroll df-settings-two-panes">{ children }</div>
			</Page>
		</FormBox>
	);
}
