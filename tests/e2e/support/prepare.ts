import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request, type APIRequestContext } from '@playwright/test';
import { loginOf, SUPPORT, world, wp } from './world';

/** A mail server's settings as the desk's settings send them. */
const server = ( port: number ) => ( { host: 'localhost', port, security: 'tls', user: world.imap.user, password: world.imap.password } );

async function logIn( person: string ): Promise< APIRequestContext > {
	const context = await request.newContext( { baseURL: world.url } );
	await context.get( '/wp-login.php' );
	await context.post( '/wp-login.php', { form: { log: person, pwd: 'password', testcookie: '1', redirect_to: `${ world.url }/wp-admin/profile.php` } } );
	await context.storageState( { path: loginOf( person ) } );
	return context;
}

/** Agents, a mailbox on the real servers, and the shop's two pages. */
export default async function prepare(): Promise< void > {
	const done = `${ world.folder }/prepared`;
	if ( existsSync( done ) ) {
		return;
	}
	// The pictures of WordPress's own bar come from elsewhere.
	await wp( 'option', 'update', 'show_avatars', '0' );
	for ( const [ login, name, role ] of [ [ 'ann', 'Ann Agent', 'deskfold_agent' ], [ 'bob', 'Bob Builder', 'deskfold_agent' ], [ 'rita', 'Rita Reader', 'deskfold_readonly' ] ] as const ) {
		await wp( 'user', 'create', login, `${ login }@shop.test`, `--display_name=${ name }`, `--role=${ role }`, '--user_pass=password' );
		await ( await logIn( login ) ).dispose();
	}
	const admin = await logIn( 'admin' );
	const nonce = await ( await admin.get( '/wp-admin/admin-ajax.php?action=rest-nonce' ) ).text();
	const made = await admin.post( '/wp-json/deskfold/v1/mailboxes', {
		headers: { 'X-WP-Nonce': nonce },
		data: {
			name: 'Support', address: SUPPORT, from_name: 'The shop', signature: '<p>Your shop</p>', is_active: true, is_default: true, plus_addressing: false,
			incoming: { kind: 'imap', folder: 'INBOX', ...server( world.imap.imaps ) },
			outgoing: { kind: 'smtp', ...server( world.smtp.secure ) },
		},
	} );
	if ( ! made.ok() ) {
		throw new Error( `The mailbox could not be made: ${ await made.text() }` );
	}
	await admin.dispose();
	await wp( 'post', 'create', '--post_type=page', '--post_status=publish', '--post_title=Contact', '--post_name=contact', '--post_content=<!-- wp:deskfold/contact-form {"consent":"You may keep my message to answer it."} /-->' );
	const mine = await wp( 'post', 'create', '--post_type=page', '--post_status=publish', '--post_title=My requests', '--post_name=my-requests', '--post_content=<!-- wp:deskfold/my-tickets /-->', '--porcelain' );
	await wp( 'eval', `$c = Deskfold\\Plugin::container()->get( Deskfold\\Core\\Settings::class ); $c->set( 'general', [ 'portal_page_id' => ${ Number( mine ) } ] );` );
	await writeFile( done, '' );
}
