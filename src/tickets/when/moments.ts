import { __ } from '@wordpress/i18n';
import { weekday } from '../../core/format';
import type { GlyphName } from '../../ui';
import { laterToday, MORNING } from './calendar';

export type Moment = { key: string; icon: GlyphName; title: string; at: number };

function morning( now: number, plus: number ): number {
	const at = new Date( now );
	return new Date( at.getFullYear(), at.getMonth(), at.getDate() + plus, MORNING ).getTime();
}

/** What people choose most. Two names for the same hour are one too many, and late at night nothing is later today. */
export function moments( now: number ): Moment[] {
	const later = laterToday( now );
	const monday = morning( now, ( 8 - new Date( now ).getDay() ) % 7 || 7 );
	const all: Moment[] = [
		{ key: 'later', icon: 'clock', title: __( 'Later today', 'deskfold' ), at: later },
		{ key: 'tomorrow', icon: 'calendar', title: __( 'Tomorrow', 'deskfold' ), at: morning( now, 1 ) },
		{ key: 'monday', icon: 'calendar', title: weekday( monday ), at: monday },
		{ key: 'week', icon: 'calendar', title: __( 'In a week', 'deskfold' ), at: morning( now, 7 ) },
	];
	const isToday = new Date( later ).getDate() === new Date( now ).getDate() && new Date( later ).getHours() < 22;
	return all.filter( ( one, index ) => ( index > 0 || isToday ) && ( one.key !== 'monday' || all.every( ( other ) => other === one || other.at !== one.at ) ) );
}
