import { __ } from '@wordpress/i18n';
import { Component, type ReactNode } from 'react';
import { Button, Empty } from '../ui';

type Props = { children: ReactNode };

/** A part that breaks leaves the others alone; drafts are in the store and on the server. */
export class ErrorBoundary extends Component< Props, { broken: Error | null } > {
	public override state = { broken: null };

	public static getDerivedStateFromError( broken: Error ): { broken: Error } {
		return { broken };
	}

	public override render(): ReactNode {
		return this.state.broken ? (
			<Empty
				icon="warning"
				title={ __( 'This part of the desk stopped working', 'deskfold' ) }
				action={ <Button onClick={ () => window.location.reload() }>{ __( 'Load the desk again', 'deskfold' ) }</Button> }
			>
				{ __( 'What you wrote is kept as a draft.', 'deskfold' ) }
			</Empty>
		) : (
			this.props.children
		);
	}
}
