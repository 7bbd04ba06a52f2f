import apiFetch from '@wordpress/api-fetch';
import type { Boot } from '../../../src/core/boot';
import type { Agent } from '../../../src/core/types.gen';
import { emptyMailbox } from '../../../src/settings/mailboxes/mailbox';
import type { Mailbox, Settings } from '../../../src/settings/types';

export type Asked = { method: string; path: string; data: Record< string, unknown > };

type Answer = ( data: Record< string, unknown > ) => unknown;

/** The server, as far as a test needs it: what is not answered here does not exist. */
export class Server {
	asked: Asked[] = [];
	private readonly answers = new Map< string, Answer >();

	constructor() {
		( apiFetch as unknown as jest.Mock ).mockImplementation( async ( options: { path: string; method?: string; data?: Record< string, unknown > } ) => {
			const { path, method = 'GET', data = {} } = options;
			const short = path.replace( '/deskfold/v1/', '' );
			this.asked.push( { method, path: short, data: JSON.parse( JSON.stringify( data ) ) as Record< string, unknown > } );
			const answer = this.answers.get( `${ method } ${ short }` );
			if ( ! answer ) {
				return Promise.reject( refusal( 404, `No answer for ${ method } ${ short }` ) );
			}
			return answer( data );
		} );
	}

	on( request: string, answer: Answer ): this {
		this.answers.set( request, answer );
		return this;
	}

	sent( method: string, path: string ): Record< string, unknown >[] {
		return this.asked.filter( ( one ) => one.method === method && one.path === path ).map( ( { data } ) => data );
	}
}

export const refusal = ( status: number, message: string, code = 'refused' ) => ( { code, message, data: { status } } );

export const refuse =
	( status: number, message: string ): Answer =>
	() => {
		throw refusal( status, message );
	};

export const someMailbox = ( change: Partial< Mailbox > = {} ): Mailbox => {
	const empty = emptyMailbox();
	return {
		...empty,
		id: 3,
		name: 'Support',
		address: 'support@shop.test',
		from_name: 'Shop',
		incoming: { ...empty.incoming, host: 'imap.shop.test', user: 'support@shop.test', has_password: true },
		outgoing: { ...empty.outgoing, host: 'smtp.shop.test', user: 'support@shop.test', has_password: true },
		endpoint_url: 'https://shop.test/wp-json/deskfold/v1/mail?mailbox=support%40shop.test',
		...change,
	};
};

export const someAgent = ( change: Partial< Agent > = {} ): Agent => ( {
	id: 7,
	name: 'Ann Agent',
	email: 'ann@shop.test',
	avatar_url: '',
	role: 'agent',
	can_reply: true,
	is_away: false,
	away_until: null,
	...change,
} );

export const someSettings = (): Settings => ( {
	form: { consent_text: '', thanks_text: 'Thank you.', allowed_types: [ 'pdf', 'png' ], max_size_mb: 5, max_files: 3 },
	general: { portal_page_id: 0, team_name: 'Shop', send_delay: 8, follow_up_days: 30, erase_on_uninstall: false },
	choices: {
		pages: [
			{ id: 11, title: 'My requests', url: 'https://shop.test/my', has_portal: true, has_form: false, edit_url: '' },
			{ id: 12, title: 'About', url: 'https://shop.test/about', has_portal: false, has_form: true, edit_url: 'https://shop.test/wp-admin/post.php?post=12&action=edit' },
		],
		max_size_mb: 10,
		may_erase: true,
	},
} );

export function signedIn( caps: Partial< Boot[ 'user' ][ 'caps' ] > = {} ): void {
	window.deskfoldDesk = {
		user: { id: 1, name: 'Olga Owner', caps: { reply: true, supervise: true, manage: true, ...caps } },
		urls: { desk: '', dashboard: '' },
		locale: 'en_US',
		isRtl: false,
		agents: [],
		mailboxes: [],
		site: { name: 'Shop', standing: 'live', address: '', live_address: '' },
		colorScheme: 'fresh',
		sendDelay: 8,
	};
}

/** jsdom knows the dialog element but not how it opens. */
export function openDialogs(): void {
	HTMLDialogElement.prototype.showModal = function () {
		this.setAttribute( 'open', '' );
	};
	HTMLDialogElement.prototype.close = function () {
		this.removeAttribute( 'open' );
	};
}
