import AxeBuilder from '@axe-core/playwright';
import { faultsOfEdges, faultsOfTargets, faultsOfText } from '../../../bin/lib/looks.mjs';
import type { Page } from '@playwright/test';

/** What a person with sharp eyes would find: cut or overlapping text, ends of rows that do not agree, targets too small. */
export async function blemishes( page: Page ): Promise< string[] > {
	return [ ...( await page.evaluate( faultsOfText, '.df-app' ) ), ...( await page.evaluate( faultsOfEdges ) ), ...( await page.evaluate( faultsOfTargets, '.df-app' ) ) ];
}

/** What axe finds inside our own parts: WordPress and the theme answer for theirs. */
export async function barriers( page: Page, part: string ): Promise< string[] > {
	const { violations } = await new AxeBuilder( { page } ).include( part ).withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] ).analyze();
	return violations.map( ( one ) => `${ one.id }: ${ one.help } (${ one.nodes.map( ( node ) => node.target.join( ' ' ) ).slice( 0, 3 ).join( '; ' ) })` );
}
