// @ts-check
import { readdir } from 'node:fs/promises';
import { root } from './paths.mjs';

/** What a site needs of this repository: the zip holds it, and the site of `npm start` is linked to it. */
const wanted = [ 'plugin.php', 'uninstall.php', 'readme.txt', 'LICENSE', 'php', 'build', 'languages', 'assets' ];

/** @return {Promise<string[]>} those that are there */
export async function pluginParts() {
	const here = await readdir( root );
	return wanted.filter( ( name ) => here.includes( name ) );
}
