import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { problemOf } from '../core/api';
import { boot } from '../core/boot';
import { availabilityOf, changeAvailability, useTeam } from '../core/team';
import { toast } from '../core/toasts';
import type { Agent } from '../core/types.gen';
import { Button, Dialog, MenuItem, MenuSeparator, TextField } from '../ui';

/** The signed-in agent as the others see them. */
export function useMe(): Agent | undefined {
	return useTeam().find( ( agent ) => agent.id === boot().user.id );
}

export function change( is_away: boolean, until: string | null = null ): void {
	changeAvailability( is_away, until ).catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) );
}

/** Available, away, or away until a day: what the others see when they give out work. */
export function AvailabilityItems( { onPick, onDay }: { onPick: () => void; onDay: () => void } ): JSX.Element | null {
	const me = useMe();
	if ( ! me ) {
		return null;
	}
	const pick = ( is_away: boolean ) => () => {
		onPick();
		change( is_away );
	};
	return (
		<>
			<MenuItem leading={ <Dot isAway={ false } /> } checked={ ! me.is_away } onClick={ pick( false ) }>
				{ __( 'Available', 'deskfold' ) }
			</MenuItem>
			<MenuItem leading={ <Dot isAway /> } checked={ me.is_away && ! me.away_until } onClick={ pick( true ) }>
				{ __( 'Away', 'deskfold' ) }
			</MenuItem>
			<MenuItem
				icon="calendar"
				checked={ me.away_until !== null }
				onClick={ () => {
					onPick();
					onDay();
				} }
			>
				{ me.away_until ? availabilityOf( me ) : __( 'Away until…', 'deskfold' ) }
			</MenuItem>
			<MenuSeparator />
		</>
	);
}

/** Its shape differs too, so that colour does not speak alone. */
export const Dot = ( { isAway }: { isAway: boolean } ): JSX.Element => <span className={ `df-dot ${ isAway ? 'is-away' : '' }` } aria-hidden="true" />;

/** As the server writes a day. */
function tomorrow(): string {
	const day = new Date();
	day.setDate( day.getDate() + 1 );
	return [ day.getFullYear(), day.getMonth() + 1, day.getDate() ].map( ( part ) => String( part ).padStart( 2, '0' ) ).join( '-' );
}

/** Which day somebody is back. */
export function AwayDialog( { onClose }: { onClose: () => void } ): JSX.Element {
	const me = useMe();
	const [ day, setDay ] = useState( me?.away_until ?? tomorrow() );
	const [ error, setError ] = useState< string >();
	const [ busy, setBusy ] = useState( false );
	const save = async () => {
		setBusy( true );
		try {
			await changeAvailability( true, day );
			onClose();
		} catch ( thrown ) {
			setError( problemOf( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<Dialog title={ __( 'When are you back?', 'deskfold' ) } width={ 400 } onClose={ onClose }>
			<form
				className="df-away"
				onSubmit={ ( event ) => {
					event.preventDefault();
					void save();
				} }
			>
				<TextField
					label={ __( 'First day back', 'deskfold' ) }
					help={ __( 'Until then your team sees that you are away. Your tickets stay yours.', 'deskfold' ) }
					type="date"
					required
					min={ tomorrow() }
					value={ day }
					error={ error }
					onChange={ ( event ) => {
						setDay( event.target.value );
						setError( undefined );
					} }
				/>
				<div className="df-away-foot">
					<Button look="tertiary" onClick={ onClose }>
						{ __( 'Cancel', 'deskfold' ) }
					</Button>
					<Button look="primary" type="submit" disabled={ busy || day === '' }>
						{ __( 'Set away', 'deskfold' ) }
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
