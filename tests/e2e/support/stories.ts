import { expect, type Page } from '@playwright/test';
import { deliver, receivedBy, written, type Mail } from './mail';
import { fetchMail, SUPPORT, work } from './world';

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
	await work();
}

/** Waits until the customer has got so many mails, letting the worker run meanwhile; answers the last of them. */
export async function getsMail( address: string, many = 1 ): Promise< Mail > {
	await expect
		.poll(
			async () => {
				await work();
				return ( await receivedBy( address ) ).length;
			},
			{ message: `mails to ${ address }`, timeout: 60_000, intervals: [ 200, 500, 1000 ] }
		)
		.toBe( many );
	const mail = ( await receivedBy( address ) ).at( -1 );
	if ( ! mail ) {
		throw new Error( 'The mail has gone again.' );
	}
	return mail;
}

/** As a person types: a form that is sent in no time is a robot's. */
export async function types( page: Page, label: RegExp, text: string ): Promise< void > {
	await page.getByLabel( label ).pressSequentially( text, { delay: 45 } );
}
