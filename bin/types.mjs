#!/usr/bin/env node
// @ts-check
// npm run types: src/core/types.gen.ts from the PHP schemas, and docs/cli.md, rest.md, hooks.md from the sources. --check only compares.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDocs } from './lib/docs.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main, Plain, say } from './lib/say.mjs';

/**
 * @typedef {{ type?: string | string[], enum?: (string | number | null)[], items?: Schema, properties?: Record<string, Schema>, required?: string[] | boolean,
 *             additionalProperties?: boolean | Schema, $ref?: string, oneOf?: Schema[], anyOf?: Schema[], description?: string, title?: string }} Schema
 */

/** @type {Record<string, string>} */
const plain = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', null: 'null' };

/** The names that schemas refer to by $ref. @type {Set<string>} */
const referred = new Set();

/**
 * PHP writes an empty object as a list.
 *
 * @param {Record<string, Schema> | undefined} properties
 */
const entries = ( properties ) => ( Array.isArray( properties ) ? [] : Object.entries( properties ?? {} ) );

/**
 * @param {Schema} schema
 * @param {string} indent
 * @return {string}
 */
function object( schema, indent ) {
	const inner = `${ indent }\t`;
	const lines = entries( schema.properties ).map( ( [ name, one ] ) => {
		// Without a list of what must be there, everything is.
		const must = Array.isArray( schema.required ) ? schema.required.includes( name ) : true;
		const note = one.description ? `${ inner }/** ${ one.description } */\n` : '';
		return `${ note }${ inner }${ /^\w+$/.test( name ) ? name : `'${ name }'` }${ must ? '' : '?' }: ${ type( one, inner ) };\n`;
	} );
	const more = schema.additionalProperties;
	if ( lines.length === 0 ) {
		return `Record< string, ${ typeof more === 'object' && ! Array.isArray( more ) ? type( more, indent ) : 'unknown' } >`;
	}
	return `{\n${ lines.join( '' ) }${ indent }}`;
}

/**
 * @param {Schema} schema
 * @param {string} indent
 * @return {string}
 */
function type( schema, indent ) {
	if ( schema.$ref ) {
		const name = schema.$ref.split( '/' ).at( -1 ) ?? '';
		referred.add( name );
		return name;
	}
	if ( schema.enum ) {
		return schema.enum.map( ( one ) => ( typeof one === 'string' ? `'${ one }'` : String( one ) ) ).join( ' | ' );
	}
	const either = schema.oneOf ?? schema.anyOf;
	if ( either ) {
		return [ ...new Set( either.map( ( one ) => type( one, indent ) ) ) ].join( ' | ' );
	}
	const types = [ schema.type ?? [] ].flat().map( ( name ) => {
		if ( name === 'array' ) {
			const item = type( schema.items ?? {}, indent );
			return /[|\s]/.test( item ) && ! item.startsWith( '{' ) ? `( ${ item } )[]` : `${ item }[]`;
		}
		return name === 'object' ? object( schema, indent ) : plain[ name ] ?? 'unknown';
	} );
	return [ ...new Set( types ) ].join( ' | ' ) || 'unknown';
}

await main( async () => {
	const { stdout } = await run( 'php', [ '-d', 'display_errors=stderr', join( root, 'bin/lib/schemas.php' ) ], { failure: 'The PHP schemas could not be read' } );
	/** @type {Record<string, Schema>} */
	const schemas = JSON.parse( stdout );
	const body = Object.entries( schemas ).map( ( [ name, schema ] ) => `export type ${ name } = ${ type( schema, '' ) };\n` );
	const text = `// Written from the PHP schemas by \`npm run types\`. Do not edit.\n\n${ body.join( '\n' ) }`;
	const unknown = [ ...referred ].filter( ( name ) => ! ( name in schemas ) );
	if ( unknown.length ) {
		throw new Plain( `A schema refers to ${ unknown.join( ', ' ) }, which no schema is called.` );
	}
	/** @type {Record<string, string>} */
	const files = { 'src/core/types.gen.ts': text, ...( await writeDocs( body.join( '\n' ) ) ) };
	const old = await Promise.all( Object.keys( files ).map( ( name ) => readFile( join( root, name ), 'utf8' ).catch( () => '' ) ) );
	const changed = Object.entries( files ).filter( ( [ , now ], at ) => now !== old[ at ] );
	if ( process.argv.includes( '--check' ) ) {
		if ( changed.length ) {
			throw new Plain( `${ changed.map( ( [ name ] ) => name ).join( ', ' ) }: differs from the PHP sources; please run \`npm run types\`.` );
		}
		say( `${ Object.keys( files ).join( ', ' ) } agree with the PHP sources.` );
		return;
	}
	for ( const [ name, now ] of changed ) {
		await writeFile( join( root, name ), now );
	}
	say( `${ Object.keys( schemas ).length } types; ${ changed.length ? `written: ${ changed.map( ( [ name ] ) => name ).join( ', ' ) }` : 'nothing changed' }.` );
} );
