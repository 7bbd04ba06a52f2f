// @ts-check
// docs/cli.md, docs/rest.md and docs/hooks.md from what bin/lib/docs.php reads in the sources.
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** @typedef {{ type?: string | string[], format?: string, enum?: unknown[], default?: unknown, required?: boolean, minimum?: number, maximum?: number, minLength?: number, maxLength?: number, maxItems?: number, pattern?: string, items?: Arg, properties?: Record<string, Arg> }} Arg */
/** @typedef {{ method: string, path: string, words: string, permissions: string[], args: Record<string, Arg> }} Route */
/** @typedef {{ name: string, words: string }} Command */
/**
 * @typedef {object} Read
 * @property {{ name: string, words?: string, commands: Command[] }[]}                              commands
 * @property {{ room: string, words: string, routes: Route[] }[]}                                    rest
 * @property {{ name: string, class: string, words: string, fields: Record<string, string> }[]}      facts
 * @property {{ name: string, constant: string, words: string }[]}                                   filters
 */

const generated = '<!-- Written by `npm run types` from the sources. Do not edit. -->\n';
const code = ( /** @type {string} */ text ) => `\`${ text }\``;
const cell = ( /** @type {string} */ text ) => text.replaceAll( '|', '\\|' ).replaceAll( '\n', ' ' );

/**
 * WP-CLI's help text as Markdown: its headings go down a level, its options become a list.
 *
 * @param {string} words
 */
function help( words ) {
	/** @type {string[]} */
	const lines = [];
	let yaml = false;
	for ( const line of words.split( '\n' ) ) {
		if ( line === '---' ) {
			yaml = ! yaml;
		} else if ( yaml ) {
			const [ key = '', value = '' ] = line.split( /:\s*/, 2 );
			if ( line.startsWith( '  - ' ) ) {
				lines[ lines.length - 1 ] += `${ /One of: $/.test( lines.at( -1 ) ?? '' ) ? '' : ', ' }${ code( line.slice( 4 ) ) }`;
			} else if ( key === 'options' ) {
				lines[ lines.length - 1 ] += ' One of: ';
			} else if ( key === 'default' ) {
				lines[ lines.length - 1 ] += ` Default: ${ code( value.replaceAll( '"', '' ) ) }.`;
			}
		} else if ( line.startsWith( '## ' ) ) {
			lines.push( `**${ line.slice( 3, 4 ) }${ line.slice( 4 ).toLowerCase() }**` );
		} else if ( line.startsWith( ': ' ) ) {
			lines[ lines.length - 1 ] = `- ${ code( lines.at( -1 ) ?? '' ) }: ${ line.slice( 2 ) }`;
		} else {
			lines.push( line );
		}
	}
	// A list needs no empty lines between its items.
	return lines.join( '\n' ).replace( /(^- .*)\n\n(?=- )/gm, '$1\n' ).replace( /(^- .*)\n\n(?=- )/gm, '$1\n' );
}

/** @param {string} words */
const firstLine = ( words ) => words.split( '\n' )[ 0 ] ?? '';

/** @param {Read['commands']} groups */
function cli( groups ) {
	const overview = groups.flatMap( ( { commands } ) => commands.map( ( { name, words } ) => `| [${ code( `wp ${ name }` ) }](#wp-${ name.replaceAll( ' ', '-' ) }) | ${ cell( firstLine( words ) ) } |` ) );
	const parts = groups.map( ( { words, commands } ) => [
		...( words && commands.length > 1 ? [ words ] : [] ),
		...commands.map( ( one ) => `## wp ${ one.name }\n\n${ help( one.words ) }` ),
	].join( '\n\n' ) );
	return `${ generated }
# Command line

Deskfold’s commands for [WP-CLI](https://wp-cli.org). With WP-CLI’s own \`--user=<login>\` a command acts as that agent, with that
agent’s rights. Results go to standard output, progress to standard error; a failure is one sentence and exit code 1.

| command | what it does |
| --- | --- |
${ overview.join( '\n' ) }

${ parts.join( '\n\n' ) }
`;
}

/**
 * @param {Arg} arg
 * @return {string}
 */
function shape( arg ) {
	const type = [ arg.type ?? 'any' ].flat().join( ' or ' );
	if ( arg.enum ) {
		return arg.enum.map( ( one ) => code( String( one ) ) ).join( ', ' );
	}
	if ( arg.items ) {
		return `list of ${ shape( arg.items ) }`;
	}
	const inside = Object.keys( Array.isArray( arg.properties ) ? {} : arg.properties ?? {} );
	return `${ type }${ arg.format ? ` (${ arg.format })` : '' }${ inside.length ? ` of ${ inside.map( code ).join( ', ' ) }` : '' }`;
}

/** @param {Arg} arg */
function limits( arg ) {
	const range = ( /** @type {number | undefined} */ least, /** @type {number | undefined} */ most, /** @type {string} */ what ) =>
		least !== undefined && most !== undefined ? [ `${ least } to ${ most }${ what }` ] : [ ...( least !== undefined ? [ `at least ${ least }${ what }` ] : [] ), ...( most !== undefined ? [ `at most ${ most }${ what }` ] : [] ) ];
	return [
		...( arg.required === true ? [ '**required**' ] : [] ),
		...( arg.default === undefined || arg.default === '' || ( Array.isArray( arg.default ) && arg.default.length === 0 ) ? [] : [ `default ${ code( JSON.stringify( arg.default ) ) }` ] ),
		...range( arg.minimum, arg.maximum, '' ), ...range( arg.minLength, arg.maxLength, ' characters' ), ...range( undefined, arg.maxItems, ' items' ),
	].join( ', ' );
}

/** @param {Route} route */
function route( { method, path, words, permissions, args } ) {
	const rows = Object.entries( Array.isArray( args ) ? {} : args ).map( ( [ name, arg ] ) => `| ${ code( name ) } | ${ cell( shape( arg ) ) } | ${ cell( limits( arg ) ) } |` );
	const may = permissions.length ? permissions.map( code ).join( ' and ' ) : 'anybody; what else is asked is said above';
	return [
		`### ${ method } ${ path }`,
		`${ words ? `${ firstLine( words ) } ` : '' }Needs: ${ may }.`,
		...( rows.length ? [ [ '| parameter | kind | |', '| --- | --- | --- |', ...rows ].join( '\n' ) ] : [] ),
	].join( '\n\n' );
}

/** @param {Read['rest']} groups @param {string} types */
function rest( groups, types ) {
	const parts = groups.map( ( { room, words, routes } ) => `## ${ room }\n\n${ words }\n\n${ routes.map( route ).join( '\n\n' ) }` );
	return `${ generated }
# REST API

Namespace \`deskfold/v1\`. Sign in as WordPress does: a cookie with the header \`X-WP-Nonce\`, or an application password. A route that
names one ticket checks the right to that ticket. Times are whole milliseconds since 1970, UTC. An error is
\`{ "code", "message", "data": { "status", … } }\` with a sentence that says what to do; what does not exist and what is not yours
to see are both answered with 404.

${ parts.join( '\n\n' ) }

## Shapes

\`\`\`ts
${ types.trim() }
\`\`\`
`;
}

/** @param {Read['facts']} facts @param {Read['filters']} filters */
function hooks( facts, filters ) {
	const of = ( /** @type {Record<string, string>} */ fields ) => Object.entries( Array.isArray( fields ) ? {} : fields ).map( ( [ name, type ] ) => `- \`${ name }\`: \`${ type }\`` ).join( '\n' );
	return `${ generated }
# Hooks

## Facts

Actions that say what has happened. Each is fired with one object, after the change has been written: what a listener does can
neither undo it nor hold it up half-way.

\`\`\`php
add_action( 'deskfold_message_received', function ( Deskfold\\Tickets\\MessageReceived $fact ): void { … } );
\`\`\`

${ facts.map( ( one ) => `### ${ one.name }\n\n${ one.words }\n\n\`${ one.class }\` with\n\n${ of( one.fields ) }` ).join( '\n\n' ) }

## Filters

${ filters.map( ( one ) => `### ${ one.name }\n\n${ one.words.replace( /^((?:array|list)<.*>)([.,]?)/s, '`$1`$2' ) }\n\nNamed by \`${ one.constant }\`.` ).join( '\n\n' ) }
`;
}

/**
 * @param {string} types TypeScript of all shapes
 * @return {Promise<Record<string, string>>} text by path
 */
export async function writeDocs( types ) {
	const { stdout } = await run( 'php', [ '-d', 'display_errors=stderr', join( root, 'bin/lib/docs.php' ) ], { failure: 'The sources could not be read for the documentation' } );
	/** @type {Read} */
	const read = JSON.parse( stdout );
	return { 'docs/cli.md': cli( read.commands ), 'docs/rest.md': rest( read.rest, types ), 'docs/hooks.md': hooks( read.facts, read.filters ) };
}
