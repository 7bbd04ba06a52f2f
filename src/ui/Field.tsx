import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { Icon } from './Icon';

type FieldProps = { label: string; help?: ReactNode; error?: string | undefined; className?: string };

type Given = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Label above, help below, the error with its glyph under the field. */
export function Field( { label, help, error, className = '', children }: FieldProps & { children: ( given: Given ) => ReactNode } ): JSX.Element {
	const id = useId();
	const described = error || help ? { 'aria-describedby': `${ id }-help` } : {};
	return (
		<div className={ `df-field ${ error ? 'has-error' : '' } ${ className }` }>
			<label htmlFor={ id }>{ label }</label>
			{ children( { id, ...described, ...( error ? { 'aria-invalid': true } : {} ) } ) }
			{ ( error || help ) && (
				<div id={ `${ id }-help` } className="df-field-help">
					{ error ? (
						<span className="df-field-error">
							<Icon name="warning" size={ 16 } />
							{ error }
						</span>
					) : (
						help
					) }
				</div>
			) }
		</div>
	);
}

export function TextField( { label, help, error, className, ...rest }: FieldProps & Omit< InputHTMLAttributes< HTMLInputElement >, 'className' > ): JSX.Element {
	return (
		<Field label={ label } help={ help } error={ error } { ...( className ? { className } : {} ) }>
			{ ( given ) => <input className="df-input" dir="auto" { ...rest } { ...given } /> }
		</Field>
	);
}

export function TextArea( { label, help, error, className, ...rest }: FieldProps & Omit< TextareaHTMLAttributes< HTMLTextAreaElement >, 'className' > ): JSX.Element {
	return (
		<Field label={ label } help={ help } error={ error } { ...( className ? { className } : {} ) }>
			{ ( given ) => <textarea className="df-input" dir="auto" rows={ 4 } { ...rest } { ...given } /> }
		</Field>
	);
}

export function SelectField( { label, help, error, className, children, ...rest }: FieldProps & Omit< SelectHTMLAttributes< HTMLSelectElement >, 'className' > ): JSX.Element {
	return (
		<Field label={ label } help={ help } error={ error } { ...( className ? { className } : {} ) }>
			{ ( given ) => (
				<span className="df-select">
					<select { ...rest } { ...given }>
						{ children }
					</select>
					<Icon name="caret" />
				</span>
			) }
		</Field>
	);
}

type ToggleProps = { label: ReactNode; help?: ReactNode; checked: boolean; onChange: ( checked: boolean ) => void; disabled?: boolean };

/** On and off, at once. */
export function Toggle( { label, help, checked, onChange, disabled = false }: ToggleProps ): JSX.Element {
	return (
		<label className="df-toggle">
			<input type="checkbox" role="switch" checked={ checked } disabled={ disabled } onChange={ ( event ) => onChange( event.target.checked ) } />
			<span>
				{ label }
				{ help && <small>{ help }</small> }
			</span>
		</label>
	);
}

/** Agreed or chosen, with the rest of a form. */
export function Checkbox( { label, checked, onChange, disabled = false }: ToggleProps ): JSX.Element {
	return (
		<label className="df-checkbox">
			<input type="checkbox" checked={ checked } disabled={ disabled } onChange={ ( event ) => onChange( event.target.checked ) } />
			<span>{ label }</span>
		</label>
	);
}
