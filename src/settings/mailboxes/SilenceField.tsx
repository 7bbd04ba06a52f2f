import { __, _n, sprintf } from '@wordpress/i18n';
import { number } from '../../core/format';
import { SelectField } from '../../ui';

/** A mailbox that nothing arrives in any more looks just like a quiet day: after how long somebody is told. */
export function SilenceField( { hours, onChange }: { hours: number; onChange: ( hours: number ) => void } ): JSX.Element {
	const choices: readonly [ number, string ][] = [
		[ -1, __( 'When it is silent for longer than usual', 'deskfold' ) ],
		[ 6, __( 'After 6 hours without mail', 'deskfold' ) ],
		[ 24, __( 'After a day without mail', 'deskfold' ) ],
		[ 72, __( 'After 3 days without mail', 'deskfold' ) ],
		[ 168, __( 'After a week without mail', 'deskfold' ) ],
		[ 0, __( 'Never', 'deskfold' ) ],
	];
	return (
		<SelectField
			label={ __( 'Tell us about silence', 'deskfold' ) }
			value={ hours }
			help={ __( 'Usual is learned from the mailbox: twice its longest pause, at least two days.', 'deskfold' ) }
			onChange={ ( event ) => onChange( Number( event.target.value ) ) }
		>
			{ choices.map( ( [ value, words ] ) => (
				<option key={ value } value={ value }>
					{ words }
				</option>
			) ) }
			{ ! choices.some( ( [ value ] ) => value === hours ) && (
				<option value={ hours }>
					{
						/* translators: %s: a number of hours. */
						sprintf( _n( 'After %s hour without mail', 'After %s hours without mail', hours, 'deskfold' ), number( hours ) )
					}
				</option>
			) }
		</SelectField>
	);
}
