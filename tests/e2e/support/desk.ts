import { expect, type Locator, type Page } from '@playwright/test';

/** The desk as an agent uses it: by names and roles, as a screen reader would find them. */
export class Desk {
	public constructor( public readonly page: Page ) {}

	/** Without a place: all tickets, the newest first, as other specs leave theirs behind. */
	public async open( hash = '#/views/all' ): Promise< void > {
		// The same page with another place would only move inside it.
		await this.page.goto( 'about:blank' );
		await this.page.goto( `/wp-admin/admin.php?page=deskfold${ hash }` );
		await expect( this.page.getByRole( 'navigation', { name: 'Help desk' } ).first() ).toBeVisible();
	}

	/** The row of a ticket in the list. */
	public row( words: string ): Locator {
		return this.page.locator( 'a.df-row', { hasText: words } );
	}

	public get conversation(): Locator {
		return this.page.locator( '#df-conversation' );
	}

	public get editor(): Locator {
		return this.page.locator( '.df-composer' ).getByRole( 'textbox', { name: /^(Reply|Internal note)$/ } );
	}

	public async openTicket( words: string ): Promise< number > {
		await this.row( words ).first().click();
		await expect( this.page.getByRole( 'heading', { level: 2, name: words } ).first() ).toBeVisible();
		return Number( /#\/tickets\/(\d+)/.exec( this.page.url() )?.[ 1 ] );
	}

	/** Writes an answer and sends it, and comes back to the ticket. */
	public async reply( text: string, how: 'Send and resolve' | 'Send and keep open' | RegExp = 'Send and keep open' ): Promise< void > {
		await this.page.keyboard.press( 'r' );
		await this.editor.pressSequentially( text );
		if ( how === 'Send and resolve' ) {
			await this.page.getByRole( 'button', { name: how } ).click();
			return;
		}
		await this.page.getByRole( 'button', { name: 'More ways to send' } ).click();
		await this.page.getByRole( 'menuitem', { name: how } ).click();
	}
}
