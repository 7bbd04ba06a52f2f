import { useId, type ReactNode } from 'react';
import { Icon, type GlyphName } from '../../ui';

type OptionProps = { kind: 'radio' | 'checkbox'; name?: string; icon: GlyphName; title: string; help: string; checked: boolean; onChange: ( checked: boolean ) => void; children?: ReactNode };

/** A choice with its reason, as large as a finger likes it. */
export function Option( { kind, name, icon, title, help, checked, onChange, children }: OptionProps ): JSX.Element {
	const id = useId();
	return (
		<div className={ `df-wizard-option ${ checked ? 'is-on' : '' }` }>
			<label>
				<Icon name={ icon } size={ 24 } />
				<span className="df-grow">
					<b id={ id }>{ title }</b>
					<small id={ `${ id }-help` }>{ help }</small>
				</span>
				<input type={ kind } { ...( name ? { name } : {} ) } checked={ checked } aria-labelledby={ id } aria-describedby={ `${ id }-help` } onChange={ ( event ) => onChange( event.target.checked ) } />
			</label>
			{ checked && children }
		</div>
	);
}
