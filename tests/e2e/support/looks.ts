import { faultsOfEdges, faultsOfTargets, faultsOfText } from '../../../bin/lib/looks.mjs';
import type { Page } from '@playwright/test';

/** What a person with sharp eyes would find: cut or overlapping text, ends of rows that do not agree, targets too small. */
export async function blemishes( page: Page ): Promise< string[] > {
	return [ ...( await page.evaluate( faultsOfText, '.df-app' ) ), ...( await page.evaluate( faultsOfEdges ) ), ...( await page.evaluate( faultsOfTargets, '.df-app' ) ) ];
}
