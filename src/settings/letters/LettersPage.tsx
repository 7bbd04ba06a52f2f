import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { problemOf } from '../../core/api';
import { toast } from '../../core/toasts';
import { Button, SelectField } from '../../ui';
import { useForm, type Form } from '../form';
import { FormFrame } from '../FormFrame';
import { Failed, Loading, Page } from '../Page';
import { LetterPreview, usePreview } from './LetterPreview';
import { store, type Letter, type Wording } from './store';
import { WordingFields } from './WordingFields';
import { languageOf, titleOf } from './words';

const title = () => __( 'Mail to customers', 'deskfold' );

/** Every mail that goes to customers by itself, in the shop's own words. Letter and language stand in the address. */
export function LettersPage( { name, locale }: { name: string; locale: string } ): JSX.Element {
	const { load } = useDispatch( store );
	const letters = useSelect( ( select ) => select( store ).letters(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	useEffect( () => void load(), [ load ] );
	const letter = letters?.find( ( one ) => one.name === name ) ?? letters?.[ 0 ];
	const kept = letter?.wordings.find( ( one ) => one.locale === locale ) ?? letter?.wordings[ 0 ];
	if ( letters && letter && kept ) {
		return <Editor key={ `${ letter.name } ${ kept.locale }` } letters={ letters } letter={ letter } kept={ kept } />;
	}
	return <Page title={ title() }>{ problem ? <Failed problem={ problem } onRetry={ () => void load() } /> : <Loading /> }</Page>;
}

type Kept = Letter[ 'wordings' ][ number ];

function Editor( { letters, letter, kept }: { letters: readonly Letter[]; letter: Letter; kept: Kept } ): JSX.Element {
	const { save } = useDispatch( store );
	const { locale } = kept;
	const form = useForm< Wording >( { subject: kept.subject, text: kept.text }, async ( values ) => {
		const saved = ( await save( letter.name, locale, values ) ).wordings.find( ( one ) => one.locale === locale );
		return saved ? { subject: saved.subject, text: saved.text } : values;
	} );
	const [ isRequested, setRequested ] = useState( false );
	const [ shown, failure ] = usePreview( letter.name, locale, form.values );
	const submit = async () => {
		setRequested( true );
		if ( form.values.subject.trim() && form.values.text.trim() && ( await form.save() ) ) {
			toast( isUsual( kept, form.values ) ? __( 'Saved: customers get the usual text.', 'deskfold' ) : __( 'Saved: customers get this text from now on.', 'deskfold' ) );
		}
	};
	return (
		<FormFrame form={ form } title={ title() } onSubmit={ () => void submit() }>
			<div className="df-settings-form">
				<Which letters={ letters } letter={ letter } locale={ locale } />
				<WordingFields form={ form } letter={ letter } isRequested={ isRequested } warnings={ shown?.warnings ?? [] } />
				<Ways form={ form } letter={ letter } kept={ kept } />
			</div>
			<div className="df-settings-side">
				<LetterPreview shown={ shown } failure={ failure } />
			</div>
		</FormFrame>
	);
}

const go = ( name: string, locale: string ) => {
	window.location.hash = `#/settings/mail/${ name }/${ locale }`;
};

function Which( { letters, letter, locale }: { letters: readonly Letter[]; letter: Letter; locale: string } ): JSX.Element {
	return (
		<>
			<div className="df-settings-pair">
				<SelectField label={ __( 'Mail', 'deskfold' ) } value={ letter.name } onChange={ ( event ) => go( event.target.value, locale ) }>
					{ letters.map( ( one ) => (
						<option key={ one.name } value={ one.name }>
							{ titleOf( one.name ).title }
						</option>
					) ) }
				</SelectField>
				<SelectField label={ __( 'Language', 'deskfold' ) } value={ locale } onChange={ ( event ) => go( letter.name, event.target.value ) }>
					{ letter.wordings.map( ( one ) => (
						<option key={ one.locale } value={ one.locale }>
							{ ! isUsual( one, one )
								? /* translators: %s: name of a language. */ sprintf( __( '%s, own words', 'deskfold' ), languageOf( one.locale ) )
								: languageOf( one.locale ) }
						</option>
					) ) }
				</SelectField>
			</div>
			<p className="df-settings-small">{ titleOf( letter.name ).when }</p>
			<p className="df-settings-small">
				{ __( 'Customers get the language in which they wrote to you. Where there are no words in it, they get those of your site’s language.', 'deskfold' ) }
			</p>
		</>
	);
}

const isUsual = ( kept: Kept, { subject, text }: Wording ): boolean => subject === kept.usual_subject && text === kept.usual_text;

function Ways( { form, letter, kept }: { form: Form< Wording >; letter: Letter; kept: Kept } ): JSX.Element {
	const { sendTest } = useDispatch( store );
	const [ isBusy, setBusy ] = useState( false );
	const { subject, text } = form.values;
	const takeUsual = () => {
		form.set( { subject: kept.usual_subject, text: kept.usual_text } );
		toast( __( 'The usual text is in the fields. It counts once you save.', 'deskfold' ), { action: { label: __( 'Undo', 'deskfold' ), run: () => form.set( { subject, text } ) } } );
	};
	const test = async () => {
		setBusy( true );
		try {
			const address = await sendTest( letter.name, kept.locale, form.values );
			/* translators: %s: mail address. */
			toast( sprintf( __( 'A test mail is on its way to %s.', 'deskfold' ), address ) );
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	return (
		<div className="df-settings-ways">
			<Button icon="email" disabled={ isBusy || ! subject.trim() || ! text.trim() } onClick={ () => void test() }>
				{ __( 'Send me a test', 'deskfold' ) }
			</Button>
			{ ! isUsual( kept, form.values ) && (
				<Button look="tertiary" onClick={ takeUsual }>
					{ __( 'Take the usual text', 'deskfold' ) }
				</Button>
			) }
		</div>
	);
}
