import { __ } from '@wordpress/i18n';

declare global {
	interface Window {
		deskfoldForm?: { consent: string; thanks: string; has_policy: boolean };
	}
}

/** What visitors read where the block says nothing: php/Blocks/EditorDefaults.php, and the form's own words. */
export const defaults = () => ( {
	...( window.deskfoldForm ?? { consent: '', thanks: '', has_policy: false } ),
	button: __( 'Send message', 'deskfold' ),
	privacy: __( 'We keep your message for as long as we need it to help you.', 'deskfold' ),
} );
