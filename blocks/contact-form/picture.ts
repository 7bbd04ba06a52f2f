import { useSelect } from '@wordpress/data';

type Editor = { getSettings: () => Record< string, unknown > };

/** The inserter and the list of patterns show small pictures of blocks, which nobody writes in. */
export const useIsPicture = (): boolean =>
	useSelect( ( select ) => {
		const settings = ( select( 'core/block-editor' ) as Editor ).getSettings();
		// WordPress 6.6 knows it by its older name; newer ones complain of it.
		return Boolean( settings[ 'isPreviewMode' in settings ? 'isPreviewMode' : '__unstableIsPreviewMode' ] );
	}, [] );
