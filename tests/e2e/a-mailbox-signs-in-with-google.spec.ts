import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deliver, written } from './support/mail';
import { customer, getsMail } from './support/stories';
import { expect, test } from './support/test';
import { fetchMail, world, wp } from './support/world';

const ADDRESS = 'gifts@shop.test';

/** The stand-in is where Google would be; WordPress lets this one private address through. */
const PLUGIN = `<?php
add_filter( 'deskfold_oauth_endpoints', static fn ( array $usual, string $name ): array => [
	'authorize' => "${ world.oauth.url }/$name/authorize", 'token' => "${ world.oauth.url }/$name/token", 'revoke' => "${ world.oauth.url }/$name/revoke",
	'issuer' => '~^' . preg_quote( "${ world.oauth.url }/$name", '~' ) . '$~', 'hosts' => [ 'localhost' ],
], 10, 2 );
add_filter( 'http_request_host_is_external', static fn ( bool $is, string $host ): bool => $is || 'localhost' === $host, 10, 2 );
add_filter( 'http_allowed_safe_ports', static fn ( array $ports ): array => [ ...$ports, ${ new URL( world.oauth.url ).port } ] );
`;

test.beforeAll( async () => {
	const folder = join( world.folder, 'wordpress/wp-content/mu-plugins' );
	await mkdir( folder, { recursive: true } );
	await writeFile( join( folder, 'oauth-stand-in.php' ), PLUGIN );
} );

test( 'a mailbox signs in with Google, reads and answers without a password', async ( { deskOf } ) => {
	const desk = await deskOf( 'admin' );
	const { page } = desk;
	await desk.open( '#/settings/mailboxes/new' );
	await page.getByLabel( 'Mail address' ).fill( ADDRESS );
	await page.getByLabel( 'Reading: server' ).fill( 'localhost' );
	await page.getByLabel( 'Port' ).first().fill( String( world.imap.imaps ) );
	await page.getByLabel( 'Sending: server' ).fill( 'localhost' );
	await page.getByLabel( 'Protection' ).nth( 1 ).selectOption( 'tls' );
	await page.getByLabel( 'Port' ).nth( 1 ).fill( String( world.smtp.secure ) );
	await page.getByRole( 'radio', { name: 'Sign in with provider' } ).check();

	await expect( page.getByText( `${ world.url }/wp-admin/admin-post.php` ) ).toBeVisible();
	await page.getByLabel( 'Client ID' ).fill( world.oauth.id );
	await page.getByLabel( 'Client secret' ).fill( world.oauth.secret );
	await page.getByRole( 'button', { name: 'Save the app' } ).click();
	await page.getByRole( 'button', { name: 'Sign in with Google' } ).click();

	await expect( page.getByRole( 'heading', { name: 'Sign in with google' } ) ).toBeVisible();
	await expect( page.getByLabel( 'Account' ) ).toHaveValue( ADDRESS );
	await page.getByRole( 'button', { name: 'Allow' } ).click();
	await expect( page.getByRole( 'status' ).getByText( `Signed in as ${ ADDRESS }.` ) ).toBeVisible();
	await expect( page.locator( '.df-settings-good' ) ).toContainText( `Signed in as ${ ADDRESS }` );

	const who = customer( 'Gina Gift' );
	await deliver( written( { From: `${ who.name } <${ who.address }>`, To: ADDRESS, Subject: who.subject }, 'Do you wrap gifts?' ), ADDRESS );
	await fetchMail();
	await desk.open();
	await desk.openTicket( who.subject );
	await desk.reply( 'With pleasure.' );
	const mail = await getsMail( who.address );
	expect( mail.text ).toContain( 'With pleasure.' );
	expect( mail.user ).toBe( ADDRESS );
	expect( mail.secure ).toBe( true );
	// Nothing that could be used elsewhere is told to anybody.
	const mailboxes = await page.evaluate( () => ( window as unknown as { wp: { apiFetch: ( options: object ) => Promise< unknown > } } ).wp.apiFetch( { path: '/deskfold/v1/mailboxes' } ) );
	expect( JSON.stringify( mailboxes ) ).not.toMatch( /ya29\.|1\/\// );
} );

test( 'what was taken back at the provider is told on every page, with one thing to do', async ( { deskOf } ) => {
	await fetch( `${ world.oauth.url }/control`, { method: 'POST', body: JSON.stringify( { revoke: 'all' } ) } );
	await fetchMail().catch( () => '' );
	const desk = await deskOf( 'admin' );
	const { page } = desk;
	await desk.open();
	const alarm = page.getByRole( 'status' ).filter( { hasText: `Mail to ${ ADDRESS } stopped at` } );
	await expect( alarm ).toContainText( 'nothing is lost' );
	await alarm.getByRole( 'link', { name: 'Sign in again' } ).click();
	await page.getByRole( 'button', { name: 'Sign in again' } ).click();
	await page.getByRole( 'button', { name: 'Cancel' } ).click();
	await expect( page.getByRole( 'alert' ) ).toContainText( 'Nothing was changed.' );
	await page.getByRole( 'button', { name: 'Sign in again' } ).click();
	await page.getByRole( 'button', { name: 'Allow' } ).click();
	await expect( page.locator( '.df-settings-good' ) ).toBeVisible();
	await wp( 'deskfold', 'mail', 'fetch' );
	await desk.open();
	await expect( page.locator( '.df-rail' ) ).toBeVisible();
	await expect( alarm ).toHaveCount( 0 );
} );
