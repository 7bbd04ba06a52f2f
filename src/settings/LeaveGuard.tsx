import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { watchLeaving } from '../core/leave';
import { Button, Dialog } from '../ui';

/** While something typed is not saved, no click and no closed tab may lose it unasked. */
export function LeaveGuard( { isDirty }: { isDirty: boolean } ): JSX.Element | null {
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
		window.location.hash = wanted;
	};
	return (
		<Dialog
			title={ __( 'Leave without saving?', 'deskfold' ) }
			width={ 420 }
			onClose={ () => setWanted( undefined ) }
			footer={
				<>
					<Button size="large" look="danger" onClick={ leave }>
						{ __( 'Leave without saving', 'deskfold' ) }
					</Button>
					<Button size="large" look="primary" onClick={ () => setWanted( undefined ) }>
						{ __( 'Stay here', 'deskfold' ) }
					</Button>
				</>
			}
		>
			<p>{ __( 'What you changed on this page is not saved yet.', 'deskfold' ) }</p>
		</Dialog>
	);
}
