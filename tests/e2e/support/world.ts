import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

type Account = { host: string; user: string; password: string };
type World = {
	url: string;
	folder: string;
	bare: string;
	sink: string;
	trust: string;
	wp: { program: string; args: string[]; env: Record< string, string > };
	oauth: { url: string; id: string; secret: string };
	smtp: Account & { port: number; secure: number };
	imap: Account & { imap: number; imaps: number; mail: string };
};

/** Addresses and folders of the site and its servers. */
export const world: World = ( () => {
	const told = process.env[ 'DESKFOLD_E2E' ];
	if ( ! told ) {
		throw new Error( 'The specs need a site and its mail servers: run `npm test -- e2e`.' );
	}
	return JSON.parse( told ) as World;
} )();

export const SUPPORT = 'support@shop.test';

/** WP-CLI in the site. */
export async function wp( ...args: string[] ): Promise< string > {
	const { stdout } = await promisify( execFile )( world.wp.program, [ ...world.wp.args, ...args ], { env: { ...process.env, ...world.wp.env }, maxBuffer: 20_000_000 } );
	return stdout.trim();
}

/** Reads the mailboxes now: the worker would at the next minute. */
export const fetchMail = (): Promise< string > => wp( 'deskfold', 'mail', 'fetch' );

/** Where a person's login is kept between specs. */
export const loginOf = ( person: string ): string => `${ world.folder }/login-${ person }.json`;
