import { expect, type Page } from '@playwright/test';
import { deliver, receivedBy, written, type Mail } from './mail';
import { fetchMail, SUPPORT } from './world';

let count = 0;

/** Somebody who has never written before, with a subject that nobody else has. */
export function customer( name: string ): { name: string; address: string; subject: string } {
	const number = `${ Date.now() % 100_000 }${ count++ }`;
	return { name, address: `${ name.toLowerCase().replace( /\W+/g, '.' ) }.${ number }@customer.test`, subject: `The blue bowl ${ number }` };
}

type Customer = ReturnType< typeof customer >;

/** The customer writes to the shop, and the desk reads its mailbox. */
export async function writes( who: Customer, text: string, more: Record< string, string > = {} ): Promise< void > {
	await deliver( written( { 'From': `${ who.name } <${ who.address }>`, 'To': SUPPORT, 'Subject': who.subject, 'Message-ID': `<${ who.address }.${ Date.now() }.${ count++ }@mail.test>`, ...more }, text ) );
	await fetchMail();
}

/** Waits for a mail to the customer: the worker sends it by itself. */
export async function getsMail( address: string, which: ( mail: Mail ) => boolean = () => true ): Promise< Mail > {
	let found: Mail | undefined;
	await expect
		.poll(
			async () => {
				found = ( await receivedBy( address ) ).find( which );
				return found !== undefined;
			},
			{ message: `a mail to ${ address }`, timeout: 60_000, intervals: [ 200 ] }
		)
		.toBe( true );
	return found as unknown as Mail;
}

/** As a person types: a form that is sent in no time is a robot's. */
export async function types( page: Page, label: RegExp, text: string ): Promise< void > {
	await page.getByLabel( label ).pressSequentially( text, { delay: 45 } );
}
