import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { ComboboxControl, PanelBody } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { decodeEntities } from '@wordpress/html-entities';
import { __ } from '@wordpress/i18n';
import { Preview } from './preview';

type Attributes = { contact_page: number };
type Props = { attributes: Attributes; setAttributes: ( changes: Partial< Attributes > ) => void };
type Page = { id: number; title: { rendered: string } };
type Core = { getEntityRecords: ( kind: string, name: string, query: object ) => Page[] | null };

export function Edit( { attributes, setAttributes }: Props ) {
	const pages = useSelect(
		( select ) => ( select( 'core' ) as Core ).getEntityRecords( 'postType', 'page', { per_page: 100, status: 'publish', orderby: 'title', order: 'asc' } ) ?? [],
		[]
	);
	return (
		<div { ...useBlockProps( { className: 'df-front' } ) }>
			<InspectorControls>
				<PanelBody title={ __( 'New requests', 'deskfold' ) }>
					<ComboboxControl
						label={ __( 'Page with the contact form', 'deskfold' ) }
						help={ __( 'The button “New request” leads there. Without a page there is no button.', 'deskfold' ) }
						value={ attributes.contact_page ? String( attributes.contact_page ) : null }
						options={ pages.map( ( page ) => ( { value: String( page.id ), label: decodeEntities( page.title.rendered ) } ) ) }
						onChange={ ( id: string | null | undefined ) => setAttributes( { contact_page: Number( id ?? 0 ) } ) }
						__nextHasNoMarginBottom
					/>
				</PanelBody>
			</InspectorControls>
			<Preview hasButton={ attributes.contact_page > 0 } />
		</div>
	);
}
