import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { Skeleton } from '../../ui';
import { Card, Segments } from '../parts';
import { store, type Preview, type Wording } from './store';

type Look = 'light' | 'dark' | 'text';

/** As the server would send it. A frame without scripts and without our styles, like a mail program. */
export function LetterPreview( { shown, failure }: { shown: Preview | undefined; failure: string | undefined } ): JSX.Element {
	const [ look, setLook ] = useState< Look >( 'light' );
	return (
		<Card title={ __( 'What arrives', 'deskfold' ) }>
			<Segments< Look >
				label={ __( 'Appearance', 'deskfold' ) }
				value={ look }
				choices={ [
					{ value: 'light', label: __( 'Light', 'deskfold' ) },
					{ value: 'dark', label: __( 'Dark', 'deskfold' ) },
					{ value: 'text', label: __( 'Text only', 'deskfold' ) },
				] }
				onChange={ setLook }
			/>
			{ ! shown && ! failure && <Skeleton width="70%" /> }
			{ shown && (
				<div className="df-letter-shown">
					<p className="df-letter-subject" dir="auto">
						{ shown.subject }
					</p>
					{ look === 'text' ? (
						<pre dir="auto">{ shown.text }</pre>
					) : (
						<iframe title={ __( 'Preview of the mail', 'deskfold' ) } sandbox="" srcDoc={ inLook( shown.html, look ) } />
					) }
				</div>
			) }
			{ failure && (
				<p className="df-field-error" role="status">
					{ failure }
				</p>
			) }
		</Card>
	);
}

/** Mail programs choose by the reader's system; here it is chosen by hand. */
const inLook = ( html: string, look: Look ): string =>
	html.replace( '<meta name="color-scheme" content="light dark">', `<meta name="color-scheme" content="${ look }"><style>:root{color-scheme:${ look };background:Canvas}body{margin:16px}</style>` );

/** Asked for again when nobody has typed for a moment; an answer to older words is dropped. */
export function usePreview( name: string, locale: string, { subject, text }: Wording ): readonly [ Preview | undefined, string | undefined ] {
	const { preview } = useDispatch( store );
	const [ shown, setShown ] = useState< Preview >();
	const [ failure, setFailure ] = useState< string >();
	useEffect( () => {
		if ( ! subject.trim() || ! text.trim() ) {
			return undefined;
		}
		let isOld = false;
		const timer = setTimeout( async () => {
			try {
				const found = await preview( name, locale, { subject, text } );
				if ( ! isOld ) {
					setShown( found );
					setFailure( undefined );
				}
			} catch ( thrown ) {
				if ( ! isOld ) {
					setFailure( problemOf( thrown ).message );
				}
			}
		}, 350 );
		return () => {
			isOld = true;
			clearTimeout( timer );
		};
	}, [ preview, name, locale, subject, text ] );
	return [ shown, failure ];
}
