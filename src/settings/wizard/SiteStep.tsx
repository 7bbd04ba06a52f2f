import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../../core/api';
import { boot } from '../../core/boot';
import { Bar, Button, SelectField } from '../../ui';
import { Frame } from './Frame';
import { Option } from './Options';
import { Preview } from './Preview';
import { store, type SitePage } from './store';
import type { Ways } from './Wizard';

/** 0 is a new page. */
type Choice = { on: boolean; page: number };

/** Where it is already, it stays; else a new page is the harmless way. */
const usual = ( there: SitePage | undefined ): Choice => ( { on: true, page: there?.id ?? 0 } );

export function SiteStep( { ways }: { ways: Ways } ): JSX.Element {
	const { putOnPage } = useDispatch( store );
	const pages = useSelect( ( select ) => select( store ).pages(), [] ) ?? [];
	const [ form, setForm ] = useState( () => usual( pages.find( ( one ) => one.has_form ) ) );
	const [ requests, setRequests ] = useState( () => usual( pages.find( ( one ) => one.has_requests ) ) );
	const [ isBusy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< string >();
	const titleOf = ( id: number, made: string ) => pages.find( ( one ) => one.id === id )?.title || made;

	const finish = async () => {
		setBusy( true );
		setFailure( undefined );
		try {
			if ( requests.on ) {
				await putOnPage( 'my-tickets', requests.page );
			}
			if ( form.on ) {
				await putOnPage( 'contact-form', form.page );
			}
			ways.show( 4, {} );
		} catch ( thrown ) {
			setFailure( problemOf( thrown ).message );
			setBusy( false );
		}
	};

	return (
		<Frame
			step={ 3 }
			reached={ ways.reached }
			title={ __( 'Put it on your site', 'deskfold' ) }
			lead={ __( 'Choose what visitors see. Everything takes the fonts and colours of your theme.', 'deskfold' ) }
			footer={
				<>
					<Button size="large" look="ghost" onClick={ () => ways.show( 2 ) }>
						{ __( 'Back', 'deskfold' ) }
					</Button>
					<span className="df-grow" />
					<Button size="large" look="tertiary" disabled={ isBusy } onClick={ () => ways.show( 4, {} ) }>
						{ __( 'Later', 'deskfold' ) }
					</Button>
					<Button size="large" look="primary" disabled={ isBusy } onClick={ () => void finish() }>
						{ isBusy ? __( 'Saving…', 'deskfold' ) : __( 'Finish', 'deskfold' ) }
					</Button>
				</>
			}
		>
			{ failure && (
				<Bar look="error" urgent>
					{ failure }
				</Bar>
			) }
			<div className="df-wizard-pair">
				<div className="df-wizard-options">
					<Option
						kind="checkbox"
						icon="form"
						title={ __( 'Contact form', 'deskfold' ) }
						help={ __( 'Each message becomes a ticket. What is on the page stays as it is.', 'deskfold' ) }
						checked={ form.on }
						onChange={ ( on ) => setForm( { ...form, on } ) }
					>
						<Pages label={ __( 'Page with the contact form', 'deskfold' ) } made={ __( 'A new page “Contact”', 'deskfold' ) } has="has_form" pages={ pages } value={ form.page } onChange={ ( page ) => setForm( { on: true, page } ) } />
					</Option>
					<Option
						kind="checkbox"
						icon="person"
						title={ __( 'My requests', 'deskfold' ) }
						help={ __( 'Customers read your answers there and write back.', 'deskfold' ) }
						checked={ requests.on }
						onChange={ ( on ) => setRequests( { ...requests, on } ) }
					>
						<Pages label={ __( 'Page with the requests', 'deskfold' ) } made={ __( 'A new page “My requests”', 'deskfold' ) } has="has_requests" pages={ pages } value={ requests.page } onChange={ ( page ) => setRequests( { on: true, page } ) } />
					</Option>
				</div>
				<Preview site={ boot().site.address || boot().site.name } title={ titleOf( form.page, __( 'Contact', 'deskfold' ) ) } hasForm={ form.on } shown={ pages.find( ( one ) => one.id === form.page && one.has_form ) } />
			</div>
		</Frame>
	);
}

type PagesProps = { label: string; made: string; has: 'has_form' | 'has_requests'; pages: readonly SitePage[]; value: number; onChange: ( page: number ) => void };

function Pages( { label, made, has, pages, value, onChange }: PagesProps ): JSX.Element {
	const there = pages.find( ( one ) => one.id === value && one[ has ] );
	return (
		<SelectField label={ label } value={ value } help={ there ? __( 'It is there already.', 'deskfold' ) : undefined } onChange={ ( event ) => onChange( Number( event.target.value ) ) }>
			<option value={ 0 }>{ made }</option>
			{ pages
				.filter( ( one ) => one.may_edit || one[ has ] )
				.map( ( one ) => (
					<option key={ one.id } value={ one.id }>
						{ one.title || __( 'Without a title', 'deskfold' ) }
					</option>
				) ) }
		</SelectField>
	);
}
