#!/usr/bin/env node
// @ts-check
// npm run i18n: languages/deskfold.pot from all sources, the translations brought up to it, and what WordPress loads of them.
// --check changes nothing and fails when something is out of date or not translated.
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { wordpressFolder } from './lib/cache.mjs';
import { root } from './lib/paths.mjs';
import { faults, keyOf, merge, parsePo, toJed, writePo } from './lib/po.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { wpAlone } from './lib/wpcli.mjs';

/** By the name of the translators' file: what WordPress calls the language, and its plural forms. */
const languages = {
	es: { locale: 'es_ES', plurals: 'nplurals=2; plural=(n != 1);' },
	hu: { locale: 'hu_HU', plurals: 'nplurals=2; plural=(n != 1);' },
	pt_BR: { locale: 'pt_BR', plurals: 'nplurals=2; plural=(n > 1);' },
	th: { locale: 'th', plurals: 'nplurals=1; plural=0;' },
};
/** WP-CLI would write the time of the day, and every run would differ. */
const noDates = { 'POT-Creation-Date': '2026-01-01 00:00+0000', 'PO-Revision-Date': '2026-01-01 00:00+0000' };
const folder = join( root, 'languages' );

/**
 * WP-CLI reads JavaScript with JSX but no TypeScript: it gets a copy without types, with all comments.
 *
 * @param {string} into
 */
async function copySources( into ) {
	const { default: ts } = await import( 'typescript' );
	await cp( join( root, 'plugin.php' ), join( into, 'plugin.php' ) );
	for ( const part of [ 'php', 'src', 'blocks' ] ) {
		for ( const name of await readdir( join( root, part ), { recursive: true } ).catch( () => [] ) ) {
			const file = join( part, name );
			const target = join( into, file );
			await mkdir( dirname( target ), { recursive: true } );
			if ( /(?<!\.d)\.tsx?$/.test( name ) ) {
				const { outputText } = ts.transpileModule( await readFile( join( root, file ), 'utf8' ), {
					fileName: file,
					compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ES2019, module: ts.ModuleKind.ESNext, removeComments: false },
				} );
				await writeFile( `${ target }.js`, outputText );
			} else if ( name.endsWith( '.php' ) ) {
				await cp( join( root, file ), target );
			}
		}
	}
}

/**
 * The words of block.json, as WordPress's own list says which are translated. (WP-CLI would fetch that list from the network.)
 *
 * @return {Promise<import('./lib/po.mjs').Entry[]>}
 */
async function blockSentences() {
	const list = JSON.parse( await readFile( join( await wordpressFolder(), 'wp-includes/block-i18n.json' ), 'utf8' ) );
	/** @type {import('./lib/po.mjs').Entry[]} */
	const entries = [];
	/**
	 * @param {unknown} value
	 * @param {unknown} rule a context, or a list or an object of the same shape as the value
	 * @param {string}  file
	 */
	const walk = ( value, rule, file ) => {
		if ( typeof value === 'string' && typeof rule === 'string' ) {
			entries.push( { notes: [], references: [ file ], flags: [], context: rule, id: value, plural: undefined, strings: [ '' ] } );
		} else if ( Array.isArray( value ) && Array.isArray( rule ) ) {
			value.forEach( ( one ) => walk( one, rule[ 0 ], file ) );
		} else if ( value && rule && typeof value === 'object' && typeof rule === 'object' ) {
			for ( const [ key, one ] of Object.entries( value ) ) {
				const rules = /** @type {Record<string, unknown>} */ ( rule );
				walk( one, rules[ key ] ?? rules[ '*' ], file );
			}
		}
	};
	for ( const name of await readdir( join( root, 'blocks' ) ).catch( () => [] ) ) {
		const file = `blocks/${ name }/block.json`;
		walk( JSON.parse( await readFile( join( root, file ), 'utf8' ).catch( () => '{}' ) ), list, file );
	}
	return mergeTwins( entries );
}

/**
 * The same sentence in two places is one entry.
 *
 * @param {import('./lib/po.mjs').Entry[]} entries
 */
function mergeTwins( entries ) {
	/** @type {Map<string, import('./lib/po.mjs').Entry>} */
	const byKey = new Map();
	for ( const entry of entries ) {
		const twin = byKey.get( keyOf( entry ) );
		if ( twin ) {
			twin.references.push( ...entry.references );
		} else {
			byKey.set( keyOf( entry ), entry );
		}
	}
	return [ ...byKey.values() ];
}

/** @return {Promise<import('./lib/po.mjs').Catalogue>} every sentence of the product, with the files that say it but no line numbers */
async function makeTemplate() {
	const copy = await mkdtemp( join( tmpdir(), 'deskfold-i18n-' ) );
	try {
		await copySources( copy );
		const pot = join( copy, 'deskfold.pot' );
		const { stderr } = await wpAlone( [ 'i18n', 'make-pot', copy, pot, '--domain=deskfold', '--slug=deskfold', '--skip-block-json', '--skip-theme-json', '--include=plugin.php,php,src,blocks' ], { failure: 'The sentences could not be collected' } );
		const warnings = stderr.split( '\n' ).filter( ( line ) => /^Warning/.test( line ) );
		for ( const warning of warnings ) {
			say( warning.replaceAll( `${ copy }/`, '' ) );
		}
		const entries = [ ...parsePo( await readFile( pot, 'utf8' ) ).entries, ...( await blockSentences() ) ];
		return {
			header: {
				'Project-Id-Version': 'Deskfold', 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=UTF-8',
				'Content-Transfer-Encoding': '8bit', 'X-Domain': 'deskfold',
			},
			entries: entries.map( ( entry ) => ( {
				...entry,
				references: [ ...new Set( entry.references.map( ( one ) => one.replace( /:\d+$/, '' ).replace( /(\.tsx?)\.js$/, '$1' ) ) ) ].sort(),
				strings: entry.plural === undefined ? [ '' ] : [ '', '' ],
			} ) ),
		};
	} finally {
		await rm( copy, { recursive: true, force: true } );
	}
}

/** Built scripts and the sources they are made of. */
async function scripts() {
	const blocks = await readdir( join( root, 'blocks' ), { withFileTypes: true } ).catch( () => [] );
	return [
		{ script: 'build/desk/index.js', source: 'src/' },
		...blocks.filter( ( one ) => one.isDirectory() ).flatMap( ( { name } ) =>
			[ 'index', 'view' ].map( ( script ) => ( { script: `build/${ name }/${ script }.js`, source: `blocks/${ name }/` } ) )
		),
	];
}

/**
 * Everything that belongs into languages/, by file name.
 *
 * @param {string} into where it is written
 * @return {Promise<string[]>} what is not finished
 */
async function writeAll( into ) {
	const template = await makeTemplate();
	await writeFile( join( into, 'deskfold.pot' ), writePo( template ) );
	/** @type {string[]} */
	const unfinished = [];
	const compiled = await mkdtemp( join( into, 'compiled-' ) );
	for ( const [ language, { locale, plurals } ] of Object.entries( languages ) ) {
		const old = parsePo( await readFile( join( folder, `deskfold-${ language }.po` ), 'utf8' ).catch( () => '' ) );
		const merged = merge( template, { ...old, header: { ...template.header, Language: locale, 'Plural-Forms': plurals } } );
		const text = writePo( merged );
		await writeFile( join( into, `deskfold-${ language }.po` ), text );
		await writeFile( join( compiled, `deskfold-${ locale }.po` ), writePo( { ...merged, header: { ...merged.header, ...noDates } } ) );
		unfinished.push( ...faults( merged ).map( ( fault ) => `${ language }: ${ fault }` ) );
		for ( const { script, source } of await scripts() ) {
			const jed = toJed( merged, script, ( file ) => file.startsWith( source ) );
			if ( jed ) {
				const sum = createHash( 'md5' ).update( script ).digest( 'hex' );
				await writeFile( join( into, `deskfold-${ locale }-${ sum }.json` ), jed );
			}
		}
	}
	for ( const form of [ 'make-mo', 'make-php' ] ) {
		await wpAlone( [ 'i18n', form, compiled, into ], { failure: `wp i18n ${ form } failed` } );
	}
	await rm( compiled, { recursive: true } );
	return unfinished;
}

await main( async () => {
	const checks = process.argv.includes( '--check' );
	const fresh = await mkdtemp( join( tmpdir(), 'deskfold-languages-' ) );
	try {
		const unfinished = await writeAll( fresh );
		const names = await readdir( fresh );
		const before = ( await readdir( folder ).catch( () => [] ) ).filter( ( name ) => name.startsWith( 'deskfold' ) );
		/** @type {string[]} */
		const changed = before.filter( ( name ) => ! names.includes( name ) );
		for ( const name of names ) {
			const now = await readFile( join( fresh, name ) );
			if ( ! now.equals( await readFile( join( folder, name ) ).catch( () => Buffer.alloc( 0 ) ) ) ) {
				changed.push( name );
			}
		}
		for ( const line of unfinished.slice( 0, 40 ) ) {
			say( line );
		}
		if ( unfinished.length > 40 ) {
			say( `and ${ unfinished.length - 40 } more` );
		}
		if ( checks ) {
			if ( changed.length ) {
				throw new Plain( `languages/ is out of date (${ changed.join( ', ' ) }): please run \`npm run i18n\`.` );
			}
			if ( unfinished.length ) {
				throw new Plain( `${ unfinished.length } sentences are not translated well.` );
			}
			say( 'All translations are complete.' );
			return;
		}
		await mkdir( folder, { recursive: true } );
		for ( const name of changed ) {
			await rm( join( folder, name ), { force: true } );
			await cp( join( fresh, name ), join( folder, name ) ).catch( () => {} );
		}
		const count = parsePo( await readFile( join( fresh, 'deskfold.pot' ), 'utf8' ) ).entries.length;
		say( `languages/: ${ count } sentences in ${ Object.keys( languages ).join( ', ' ) }; ${ unfinished.length } to translate; ${ changed.length } files changed.` );
	} finally {
		await rm( fresh, { recursive: true, force: true } );
	}
} );
