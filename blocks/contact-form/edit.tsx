import { RichText, useBlockProps } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import type { FormProps } from './attributes';
import { Inspector } from './inspector';
import { useIsPicture } from './picture';
import { Preview } from './preview';

export function Edit( props: FormProps ) {
	const { attributes, setAttributes } = props;
	const isPicture = useIsPicture();
	return (
		<div { ...useBlockProps( { className: 'df-front' } ) }>
			<Inspector { ...props } />
			{ ( attributes.heading || ! isPicture ) && (
			<RichText
				tagName="h2"
				className="wp-block-heading df-heading"
				placeholder={ __( 'Heading (optional)', 'deskfold' ) }
				allowedFormats={ [ 'core/bold', 'core/italic' ] }
				value={ attributes.heading }
				onChange={ ( heading: string ) => setAttributes( { heading } ) }
			/>
			) }
			{ ( attributes.intro || ! isPicture ) && (
			<RichText
				tagName="p"
				className="df-intro"
				placeholder={ __( 'Introduction (optional): when you answer, what to write', 'deskfold' ) }
				allowedFormats={ [ 'core/bold', 'core/italic', 'core/link' ] }
				value={ attributes.intro }
				onChange={ ( intro: string ) => setAttributes( { intro } ) }
			/>
			) }
			<Preview { ...props } />
		</div>
	);
}
