import { __ } from '@wordpress/i18n';
import { useId, useState, type ReactNode } from 'react';
import { problemOf } from '../core/api';
import { copyText } from '../core/browser';
import { toast } from '../core/toasts';
import { Button, IconButton } from '../ui';

type Choice< T extends string > = { value: T; label: string };

type SegmentsProps< T extends string > = { label: string; value: T; choices: readonly Choice< T >[]; onChange: ( value: T ) => void };

/** One of a few, all in sight: radio buttons that look like one bar. */
export function Segments< T extends string >( { label, value, choices, onChange }: SegmentsProps< T > ): JSX.Element {
	const name = useId();
	return (
		<fieldset className="df-segments">
			<legend>{ label }</legend>
			<div>
				{ choices.map( ( choice ) => (
					<label key={ choice.value }>
						<input type="radio" name={ name } value={ choice.value } checked={ choice.value === value } onChange={ () => onChange( choice.value ) } />
						<span>{ choice.label }</span>
					</label>
				) ) }
			</div>
		</fieldset>
	);
}

export async function copy( text: string ): Promise< void > {
	if ( await copyText( text ) ) {
		toast( __( 'Copied.', 'deskfold' ) );
	} else {
		toast( __( 'The browser did not let the desk copy. Select the line and copy it by hand.', 'deskfold' ), { isError: true } );
	}
}

/** A line for somebody else's settings, with a button that copies it. */
export function CopyLine( { text, label }: { text: string; label: string } ): JSX.Element {
	return (
		<div className="df-copy-line">
			<code dir="ltr" aria-label={ label }>
				{ text }
			</code>
			<IconButton icon="copy" size={ 24 } iconSize={ 18 } label={ __( 'Copy', 'deskfold' ) } onClick={ () => void copy( text ) } />
		</div>
	);
}

export function Card( { title, action, children }: { title: string; action?: ReactNode; children: ReactNode } ): JSX.Element {
	const id = useId();
	return (
		<section className="df-settings-card" aria-labelledby={ id }>
			<div className="df-settings-card-head">
				<h2 id={ id }>{ title }</h2>
				{ action }
			</div>
			{ children }
		</section>
	);
}

/** Fetches what follows in a list; a failure says why and leaves what is there. */
export function ShowMore( { onMore }: { onMore: () => Promise< unknown > } ): JSX.Element {
	const [ isBusy, setBusy ] = useState( false );
	const more = async () => {
		setBusy( true );
		try {
			await onMore();
		} catch ( thrown ) {
			toast( problemOf( thrown ).message, { isError: true } );
		} finally {
			setBusy( false );
		}
	};
	return (
		<Button disabled={ isBusy } onClick={ () => void more() }>
			{ isBusy ? __( 'Loading…', 'deskfold' ) : __( 'Show more', 'deskfold' ) }
		</Button>
	);
}
