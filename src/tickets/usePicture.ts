import { useEffect, useState } from 'react';
import type { Attachment } from '../core/types.gen';
import { useActions } from './store';

/** Where the bytes of a private file are, fetched with the agent's rights once it is wanted; nothing while they are not there. */
export function usePicture( file: Attachment | undefined, isWanted = true ): string | undefined {
	const { picture } = useActions();
	const [ address, setAddress ] = useState< string >();
	useEffect( () => {
		let made: string | undefined;
		let gone = false;
		const drop = () => made && URL.revokeObjectURL( made );
		if ( file && isWanted ) {
			picture( file ).then(
				( url ) => {
					made = url;
					if ( gone ) {
						drop();
					} else {
						setAddress( url );
					}
				},
				// Whoever shows it has words in its place: its name, and a link to download it.
				() => undefined
			);
		}
		return () => {
			gone = true;
			drop();
		};
		// eslint-disable-next-line react-hooks/exhaustive-deps -- the same file comes in as another object with every answer
	}, [ file?.id, isWanted, picture ] );
	return address;
}
