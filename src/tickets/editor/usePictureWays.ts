import { useMemo, useState } from 'react';
import type { PictureWays } from '../Editor';
import { useActions } from '../store';

/** How the pictures of one text come and go, and whether one of them is still on its way. */
export function usePictureWays(): { pictures: PictureWays; waiting: boolean } {
	const { uploadFile, picture, dropFile } = useActions();
	const [ waiting, onWaiting ] = useState( false );
	const pictures = useMemo(
		(): PictureWays => ( { upload: uploadFile, load: picture, drop: ( id ) => void dropFile( id ), onWaiting } ),
		[ uploadFile, picture, dropFile ]
	);
	return { pictures, waiting };
}
