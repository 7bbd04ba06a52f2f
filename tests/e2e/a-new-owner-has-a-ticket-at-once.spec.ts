import { expect, test } from './support/test';
import { world } from './support/world';

test( 'who switches the plugin on has a first ticket after three clicks, without any mailbox', async ( { visitor: page } ) => {
	await page.goto( `${ world.bare }/wp-login.php` );
	await page.fill( '#user_login', 'admin' );
	await page.fill( '#user_pass', 'password' );
	await Promise.all( [ page.waitForURL( /wp-admin/ ), page.click( '#wp-submit' ) ] );
	await page.goto( `${ world.bare }/wp-admin/plugins.php` );

	const began = Date.now();
	await page.locator( '#activate-deskfold' ).click();
	// It leads to the first steps by itself. One …
	await page.getByRole( 'button', { name: 'Try it first' } ).click();
	// … two …
	await page.getByRole( 'button', { name: 'Send it' } ).click();
	const hops = page.locator( '.df-wizard-trip li' );
	await expect( hops.filter( { hasText: 'Ticket on the desk' } ) ).toHaveClass( 'is-done' );
	await expect( hops.filter( { hasText: 'Waiting for your reply' } ) ).toHaveClass( 'is-now' );
	// … three.
	await page.getByRole( 'button', { name: 'Open the ticket and answer' } ).click();
	await expect( page.getByRole( 'heading', { level: 2, name: /A test of the help desk/ } ).first() ).toBeVisible();
	test.info().annotations.push( { type: 'from activation to the first ticket, ms', description: String( Date.now() - began ) } );

	// Once is enough.
	await page.goto( `${ world.bare }/wp-admin/plugins.php` );
	await expect( page.locator( '#deactivate-deskfold' ) ).toBeVisible();

	// It can be gone on with, and the test goes as it came.
	await page.goto( `${ world.bare }/wp-admin/admin.php?page=deskfold#/settings/setup` );
	await page.getByRole( 'radio', { name: 'Only forms for now' } ).check();
	await page.getByRole( 'button', { name: 'Next: who answers' } ).click();
	await page.getByRole( 'button', { name: 'Only me for now' } ).click();
	await page.getByRole( 'button', { name: 'Finish' } ).click();
	await expect( page.getByRole( 'heading', { name: 'Ready. Now try it yourself' } ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Send it' } ).click();
	await page.getByRole( 'button', { name: 'Remove the test ticket' } ).click();
	await expect( page.getByRole( 'button', { name: 'Send it' } ) ).toBeEnabled();
	await page.getByRole( 'button', { name: 'Go to the desk' } ).click();
	await expect( page.getByText( 'No tickets yet' ) ).toBeVisible();
	await page.goto( `${ world.bare }/contact/` );
	await expect( page.locator( 'form' ).getByRole( 'textbox', { name: /E-?mail/i } ) ).toBeVisible();
} );
