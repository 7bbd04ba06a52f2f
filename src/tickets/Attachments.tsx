import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from 'react';
import { fileSize, number } from '../core/format';
import type { Attachment } from '../core/types.gen';
import { Icon } from '../ui';
import { usePicture } from './usePicture';

/** What a browser paints without asking anybody. */
const PICTURES = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

/** More than this would push the words out of sight. */
const FOLDED_FROM = 12;

export function Attachments( { files }: { files: readonly Attachment[] } ): JSX.Element | null {
	const [ all, setAll ] = useState( false );
	if ( files.length === 0 ) {
		return null;
	}
	const folds = files.length > FOLDED_FROM && ! all;
	return (
		<>
			<ul className="df-files" aria-label={ __( 'Attachments', 'deskfold' ) }>
				{ ( folds ? files.slice( 0, FOLDED_FROM ) : files ).map( ( file ) => (
					<li key={ file.id }>
						<FileCard file={ file } />
					</li>
				) ) }
			</ul>
			{ folds && (
				<button type="button" className="df-quote-toggle" aria-expanded="false" onClick={ () => setAll( true ) }>
					{ /* translators: %s: a number of files, more than ten. */ sprintf( _n( 'Show %s file', 'Show all %s files', files.length, 'deskfold' ), number( files.length ) ) }
				</button>
			) }
		</>
	);
}

function FileCard( { file }: { file: Attachment } ): JSX.Element {
	const isPicture = PICTURES.includes( file.type );
	return (
		/* translators: 1: name of a file, 2: its size. */
		<a className={ `df-file ${ isPicture ? 'has-picture' : '' }` } href={ file.url } download={ file.name } title={ sprintf( __( 'Download %1$s, %2$s', 'deskfold' ), file.name, fileSize( file.size ) ) }>
			{ isPicture ? <Picture file={ file } /> : null }
			<span className="df-file-line">
				{ ! isPicture && <Icon name="file" size={ 18 } className="df-muted" /> }
				<bdi className="df-cut df-grow">{ file.name }</bdi>
				<span className="df-muted df-num">{ fileSize( file.size ) }</span>
			</span>
		</a>
	);
}

/** Fetched when it comes near the window; the box has its size from the start. */
function Picture( { file }: { file: Attachment } ): JSX.Element {
	const box = useRef< HTMLSpanElement >( null );
	const [ isNear, setNear ] = useState( false );
	const address = usePicture( file, isNear );
	useEffect( () => {
		const observer = new IntersectionObserver(
			( [ entry ] ) => {
				if ( entry?.isIntersecting ) {
					observer.disconnect();
					setNear( true );
				}
			},
			{ rootMargin: '200px' }
		);
		if ( box.current ) {
			observer.observe( box.current );
		}
		return () => observer.disconnect();
	}, [ file.id ] );
	return (
		<span ref={ box } className="df-file-picture">
			{ address ? <img src={ address } alt="" width={ 144 } height={ 88 } /> : <Icon name="file" className="df-muted" /> }
		</span>
	);
}
