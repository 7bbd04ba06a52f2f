import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { watchLeaving } from '../core/leave';
import { Button, Dialog } from '../ui';

type Props = {
	isDirty: boolean;
	/** How the question ended. */
	onAnswer?: ( leaves: boolean ) => void;
};

/** While something typed is not saved, no click and no closed tab may lose it unasked. */
export function LeaveGuard( { isDirty, onAnswer }: Props ): JSX.Element | null {
	const [ wanted, setWanted ] = useState< string >();
	const leaves = useRef( false );

	useEffect( () => {
		if ( ! isDirty ) {
			return undefined;
		}
		const onUnload = ( event: BeforeUnloadEvent ) => event.preventDefault();
		const stop = watchLeaving( ( hash ) => {
			if ( ! leaves.current ) {
				setWanted( hash );
			}
			return leaves.current;
		} );
		window.addEventListener( 'beforeunload', onUnload );
		return () => {
			stop();
			window.removeEventListener( 'beforeunload', onUnload );
		};
	}, [ isDirty ] );

	if ( wanted === undefined ) {
		return null;
	}
	const leave = () => {
		leaves.current = true;
		setWanted( undefined );
		onAnswer?.( true );
		window.location.hash = wanted;
	};
	const stay = () => {
		setWanted( undefined );
		onAnswer?.( false );
	};
	return (
		<Dialog
			title={ __( 'Leave without saving?', 'deskfold' ) }
			width={ 420 }
			onClose={ stay }
			footer={
				<>
					<Button size="large" look="danger" onClick={ leave }>
						{ __( 'Leave without saving', 'deskfold' ) }
					</Button>
					<Button size="large" look="primary" onClick={ stay }>
						{ __( 'Stay here', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<p>{ __( 'What you changed on this page is not saved yet.', 'deskfold' ) }</p>
		</Dialog>
	);
}
