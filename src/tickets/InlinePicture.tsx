import { createContext, useContext, useEffect, useState } from 'react';
import type { Attachment } from '../core/types.gen';
import { Icon } from '../ui';
import { useActions } from './store';

/** The files of the message whose words are painted. */
export const FilesOfMessage = createContext< readonly Attachment[] >( [] );

/** A picture that stands in our own words: a file of the message, fetched with the agent's rights. */
export function InlinePicture( { id, alt, width }: { id: string; alt: string; width: number | undefined } ): JSX.Element | null {
	const { picture } = useActions();
	const file = useContext( FilesOfMessage ).find( ( one ) => one.content_id === id );
	const [ address, setAddress ] = useState< string >();
	useEffect( () => {
		let made: string | undefined;
		let gone = false;
		if ( file ) {
			picture( file ).then(
				( url ) => {
					made = url;
					if ( gone ) {
						URL.revokeObjectURL( url );
					} else {
						setAddress( url );
					}
				},
				// Its name stands there in its place.
				() => undefined
			);
		}
		return () => {
			gone = true;
			if ( made ) {
				URL.revokeObjectURL( made );
			}
		};
		// eslint-disable-next-line react-hooks/exhaustive-deps -- the same file comes in as another object with every answer
	}, [ file?.id, picture ] );
	if ( ! file ) {
		return null;
	}
	return address ? (
		<img src={ address } alt={ alt } { ...( width ? { width } : {} ) } />
	) : (
		<span className="df-inline-wait df-muted">
			<Icon name="file" size={ 16 } />
			<bdi>{ alt || file.name }</bdi>
		</span>
	);
}
