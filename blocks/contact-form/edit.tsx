import { RichText, useBlockProps } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import type { FormProps } from './attributes';
import { Inspector } from './inspector';
import { Preview } from './preview';

export function Edit( props: FormProps ) {
	const { attributes, setAttributes } = props;
	return (
		<div { ...useBlockProps( { className: 'df-front' } ) }>
			<Inspector { ...props } />
			<RichText
				tagName="h2"
				className="wp-block-heading df-heading"
				placeholder={ __( 'Heading (optional)', 'deskfold' ) }
				allowedFormats={ [ 'core/bold', 'core/italic' ] }
				value={ attributes.heading }
				onChange={ ( heading: string ) => setAttributes( { heading } ) }
			/>
			<RichText
				tagName="p"
				className="df-intro"
				placeholder={ __( 'Introduction (optional): when you answer, what to write', 'deskfold' ) }
				allowedFormats={ [ 'core/bold', 'core/italic', 'core/link' ] }
				value={ attributes.intro }
				onChange={ ( intro: string ) => setAttributes( { intro } ) }
			/>
			<Preview { ...props } />
		</div>
	);
}
