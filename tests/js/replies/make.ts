import type { ListedReply, SavedReply } from '../../../src/core/types.gen';

export const NOW = Date.UTC( 2026, 10, 24, 12, 0 );
const DAY = 86_400_000;

export const line = ( over: Partial< ListedReply > = {} ): ListedReply => ( {
	id: 1,
	name: 'Broken in transit, new item',
	folder: 'Orders',
	is_personal: false,
	may_change: true,
	snippet: 'Hi, I am sorry',
	locales: [ 'en' ],
	tags: [],
	file_count: 0,
	used: 0,
	last_used_at: null,
	updated_at: NOW - DAY,
	...over,
} );

export const whole = ( over: Partial< SavedReply > = {} ): SavedReply => ( {
	...line(),
	texts: [ { locale: 'en', html: '<p>Hi {first name|there},</p><p>I am sorry. {agent name}</p>' } ],
	files: [],
	...over,
} );

export const daysAgo = ( days: number ): number => NOW - days * DAY;
