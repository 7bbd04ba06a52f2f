import { createContext, useContext } from 'react';
import type { Attachment } from '../core/types.gen';
import { Icon } from '../ui';
import { usePicture } from './usePicture';

/** The files of the message whose words are painted. */
export const FilesOfMessage = createContext< readonly Attachment[] >( [] );

/** A picture that stands in our own words: a file of the message, fetched with the agent's rights. */
export function InlinePicture( { id, alt, width }: { id: string; alt: string; width: number | undefined } ): JSX.Element | null {
	const file = useContext( FilesOfMessage ).find( ( one ) => one.content_id === id );
	const address = usePicture( file );
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
