import { __ } from '@wordpress/i18n';

/** `text` has a blank line between paragraphs. */
export type Example = { key: string; name: string; says: string; text: string };

const letter = ( says: string ): string =>
	[
		/* translators: "{first name|there}" becomes the name of the customer, or what stands behind the bar where nobody knows it: leave "first name" as it is. */
		__( 'Hi {first name|there},', 'deskfold' ),
		says,
		/* translators: the end of a letter; the name of whoever writes follows on the next line. */
		`${ __( 'Kind regards,', 'deskfold' ) }\n{agent name}`,
	].join( '\n\n' );

/** To begin with; whoever takes one changes it to their own words before it is kept. */
export const examples = (): Example[] =>
	[
		{
			key: 'parcel',
			name: __( 'Where is my parcel?', 'deskfold' ),
			says: __( 'your parcel is on its way. Tracking sometimes shows nothing for a day or two. Should it not arrive by the end of the week, answer this mail and we will look for it.', 'deskfold' ),
		},
		{
			key: 'broken',
			name: __( 'Something arrived broken', 'deskfold' ),
			says: __( 'I am sorry that it arrived broken. Please send a photo of the damage and tell us what you would like: a new one or your money back.', 'deskfold' ),
		},
		{
			key: 'return',
			name: __( 'How to send something back', 'deskfold' ),
			/* translators: leave "{ticket number}" as it is. */
			says: __( 'of course you can send it back. Please write {ticket number} on a note and put it into the parcel, so that we know whose it is.', 'deskfold' ),
		},
		{
			key: 'thanks',
			name: __( 'Thank you for waiting', 'deskfold' ),
			says: __( 'thank you for your patience. We are still looking into it and will write again by tomorrow.', 'deskfold' ),
		},
	].map( ( example ) => ( { ...example, text: letter( example.says ) } ) );
