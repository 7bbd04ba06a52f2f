import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { api, problemOf } from '../core/api';
import { fileSize } from '../core/format';
import type { Message } from '../core/types.gen';
import { Bar, Button, Dialog, Skeleton, useSlow } from '../ui';
import { useActions } from './store';

/** Headers and text are at the beginning; what follows is files in letters and digits. */
const MOST = 262_144;

type Original = { text: string; isWhole: boolean };

/** The mail as it came over the wire, letter by letter: nothing in it is ever drawn. */
export function OriginalMail( { message, onClose }: { message: Message; onClose: () => void } ): JSX.Element {
	const { original } = useActions();
	const [ attempt, setAttempt ] = useState( 0 );
	const [ mail, setMail ] = useState< Original >();
	const [ problem, setProblem ] = useState( '' );
	const slow = useSlow( ! mail && ! problem );
	useEffect( () => {
		let gone = false;
		setProblem( '' );
		original( message.id, MOST ).then(
			( found ) => gone || setMail( found ),
			( thrown: unknown ) => gone || setProblem( problemOf( thrown ).message )
		);
		return () => {
			gone = true;
		};
	}, [ original, message.id, attempt ] );
	return (
		<Dialog
			title={ __( 'Original mail', 'deskfold' ) }
			width={ 800 }
			onClose={ onClose }
			footer={
				<Button icon="download" onClick={ () => window.location.assign( api.link( `messages/${ message.id }/raw` ) ) }>
					{ __( 'Download the original mail', 'deskfold' ) }
				</Button>
			}
		>
			<div className="df-original">
				{ problem && (
					<Bar
						look="error"
						action={
							<Button size="small" onClick={ () => setAttempt( attempt + 1 ) }>
								{ __( 'Try again', 'deskfold' ) }
							</Button>
						}
					>
						{ problem }
					</Bar>
				) }
				{ slow && ! mail && [ 60, 82, 74, 40, 66 ].map( ( width ) => <Skeleton key={ width } width={ `${ width }%` } /> ) }
				{ mail && ! mail.isWhole && <p className="df-muted">{ /* translators: %s: a size like "256 kB". */ sprintf( __( 'Only the first %s are shown. Download it to see all.', 'deskfold' ), fileSize( MOST ) ) }</p> }
				{ mail && (
					// Long lines are to be reached with the keyboard too.
					<pre dir="ltr" tabIndex={ 0 } aria-label={ __( 'Original mail', 'deskfold' ) }>
						{ mail.text }
					</pre>
				) }
			</div>
		</Dialog>
	);
}
