import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toast } from '../core/toasts';
import { useForm, type Form } from './form';
import { FormFrame } from './FormFrame';
import { Failed, focusFault, Loading, Page } from './Page';
import { store } from './store';
import type { Settings } from './types';
import { usePart } from './usePart';

type Section = 'form' | 'general';

type Props< S extends Section > = {
	section: S;
	title: string;
	children: ( form: Form< Settings[ S ] >, choices: Settings[ 'choices' ] ) => ReactNode;
};

/** A page of plain settings: loads, edits, saves one section of them. */
export function SectionPage< S extends Section >( { section, title, children }: Props< S > ): JSX.Element {
	const [ settings, problem, retry ] = usePart( 'settings' );
	if ( settings ) {
		return (
			<Editor section={ section } title={ title } settings={ settings }>
				{ children }
			</Editor>
		);
	}
	return <Page title={ title }>{ problem ? <Failed problem={ problem } onRetry={ retry } /> : <Loading /> }</Page>;
}

function Editor< S extends Section >( { section, title, settings, children }: Props< S > & { settings: Settings } ): JSX.Element {
	const { saveSettings } = useDispatch( store );
	const form = useForm< Settings[ S ] >( settings[ section ], async ( values ) => ( await saveSettings( { [ section ]: values } ) )[ section ] );
	const save = async () => {
		if ( ! focusFault( 0 ) && ( await form.save() ) ) {
			toast( __( 'The settings are saved.', 'deskfold' ) );
		}
	};
	return (
		<FormFrame form={ form } title={ title } onSubmit={ () => void save() }>
			{ children( form, settings.choices ) }
		</FormFrame>
	);
}
