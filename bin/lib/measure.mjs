// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** @typedef {{ file: string, lines: number, functions: { name: string, line: number, lines: number }[] }} Measured */

/** @return {Promise<Measured[]>} */
export async function measurePhp() {
	return JSON.parse( ( await run( 'php', [ join( root, 'bin/lib/measure.php' ) ] ) ).stdout );
}

/** @return {Promise<Measured[]>} */
export async function measureTypescript() {
	const { default: ts } = await import( 'typescript' );
	const names = ( await readdir( join( root, 'src' ), { recursive: true } ).catch( () => [] ) ).filter( ( name ) => /(?<!\.gen|\.d)\.tsx?$/.test( name ) ).sort();
	return Promise.all( names.map( async ( name ) => {
		const text = await readFile( join( root, 'src', name ), 'utf8' );
		const source = ts.createSourceFile( name, text, ts.ScriptTarget.Latest, true );
		const lineOf = ( /** @type {number} */ at ) => source.getLineAndCharacterOfPosition( at ).line + 1;
		/** @type {Measured['functions']} */
		const functions = [];
		/** @param {import('typescript').Node} node */
		const visit = ( node ) => {
			const named = ts.isFunctionDeclaration( node ) || ts.isMethodDeclaration( node ) ||
				( ( ts.isArrowFunction( node ) || ts.isFunctionExpression( node ) ) && ( ts.isVariableDeclaration( node.parent ) || ts.isPropertyAssignment( node.parent ) ) );
			if ( named ) {
				const line = lineOf( node.getStart() );
				const title = /** @type {{ name?: { getText(): string } }} */ ( 'name' in node && node.name ? node : node.parent ).name?.getText() ?? '';
				functions.push( { name: title, line, lines: lineOf( node.getEnd() ) - line + 1 } );
			}
			ts.forEachChild( node, visit );
		};
		visit( source );
		return { file: `src/${ name }`, lines: text.trimEnd().split( '\n' ).length, functions };
	} ) );
}

/** @param {number[]} numbers @param {number} share */
function quantile( numbers, share ) {
	const sorted = [ ...numbers ].sort( ( a, b ) => a - b );
	return sorted[ Math.min( sorted.length - 1, Math.floor( sorted.length * share ) ) ] ?? 0;
}

/**
 * @param {string}     name
 * @param {Measured[]} files
 * @return {string[]} lines for a person
 */
export function summary( name, files ) {
	const lines = files.map( ( file ) => file.lines );
	const functions = files.flatMap( ( file ) => file.functions.map( ( one ) => ( { ...one, file: file.file } ) ) );
	const lengths = functions.map( ( one ) => one.lines );
	const largest = [ ...files ].sort( ( a, b ) => b.lines - a.lines ).slice( 0, 5 );
	const longest = [ ...functions ].sort( ( a, b ) => b.lines - a.lines ).slice( 0, 5 );
	return [
		`${ name }: ${ files.length } files, ${ lines.reduce( ( sum, one ) => sum + one, 0 ) } lines`,
		`  lines per file      median ${ quantile( lines, 0.5 ) }, 90th percentile ${ quantile( lines, 0.9 ) }`,
		`  lines per function  median ${ quantile( lengths, 0.5 ) }, 90th percentile ${ quantile( lengths, 0.9 ) } (${ functions.length } functions)`,
		`  largest files       ${ largest.map( ( file ) => `${ file.file } ${ file.lines }` ).join( ', ' ) }`,
		`  longest functions   ${ longest.map( ( one ) => `${ one.name } ${ one.lines } (${ one.file }:${ one.line })` ).join( ', ' ) }`,
	];
}
