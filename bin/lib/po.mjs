// @ts-check
// Gettext's text files: read, merge, write; and what WordPress reads in their place.

/**
 * @typedef {object} Entry
 * @property {string[]} notes      "#." lines: for translators
 * @property {string[]} references "#:" lines, split: the files that say it
 * @property {string[]} flags
 * @property {string | undefined} context
 * @property {string}   id
 * @property {string | undefined} plural
 * @property {string[]} strings    one, or one for each plural form
 */
/** @typedef {{ header: Record<string, string>, entries: Entry[] }} Catalogue */

/** @param {string} quoted */
const unquote = ( quoted ) => /** @type {string} */ ( JSON.parse( quoted ) );

/** @param {string} text */
const quote = ( text ) => {
	const one = ( /** @type {string} */ part ) => `"${ part.replaceAll( '\\', '\\\\' ).replaceAll( '"', '\\"' ).replaceAll( '\n', '\\n' ).replaceAll( '\t', '\\t' ) }"`;
	const lines = text.split( /(?<=\n)/ );
	return lines.length > 1 ? [ '""', ...lines.map( one ) ].join( '\n' ) : one( text );
};

/** @param {Pick<Entry, 'context' | 'id'>} entry */
export const keyOf = ( { context, id } ) => ( context === undefined ? id : `${ context }\u0004${ id }` );

/**
 * @param {string} text
 * @return {Catalogue}
 */
export function parsePo( text ) {
	/** @type {Entry[]} */
	const entries = [];
	for ( const block of text.split( /\n\s*\n/ ) ) {
		/** @type {Entry} */
		const entry = { notes: [], references: [], flags: [], context: undefined, id: '', plural: undefined, strings: [] };
		/** @type {(more: string) => void} */
		let append = () => {};
		let any = false;
		for ( const line of block.split( '\n' ) ) {
			const [ , mark, rest = '' ] = line.match( /^#([.:,])\s?(.*)$/ ) ?? [];
			const [ , word, index, value ] = line.match( /^(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+(".*")$/ ) ?? [];
			if ( mark === '.' ) {
				entry.notes.push( rest );
			} else if ( mark === ':' ) {
				entry.references.push( ...rest.split( /\s+/ ).filter( Boolean ) );
			} else if ( mark === ',' ) {
				entry.flags.push( ...rest.split( /,\s*/ ) );
			} else if ( word && value ) {
				any = true;
				const n = Number( index ?? 0 );
				append = {
					msgctxt: ( /** @type {string} */ more ) => void ( entry.context = ( entry.context ?? '' ) + more ),
					msgid: ( /** @type {string} */ more ) => void ( entry.id += more ),
					msgid_plural: ( /** @type {string} */ more ) => void ( entry.plural = ( entry.plural ?? '' ) + more ),
					msgstr: ( /** @type {string} */ more ) => void ( entry.strings[ n ] = ( entry.strings[ n ] ?? '' ) + more ),
				}[ /** @type {'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr'} */ ( word ) ];
				append( unquote( value ) );
			} else if ( line.startsWith( '"' ) ) {
				append( unquote( line ) );
			}
		}
		if ( any ) {
			entries.push( entry );
		}
	}
	const first = entries[ 0 ]?.id === '' && entries[ 0 ].context === undefined ? entries.shift() : undefined;
	const header = Object.fromEntries( ( first?.strings[ 0 ] ?? '' ).split( '\n' ).filter( ( line ) => line.includes( ':' ) ).map( ( line ) => {
		const at = line.indexOf( ':' );
		return [ line.slice( 0, at ).trim(), line.slice( at + 1 ).trim() ];
	} ) );
	return { header, entries };
}

/**
 * @param {Catalogue} catalogue
 * @return {string}
 */
export function writePo( { header, entries } ) {
	const head = Object.entries( header ).map( ( [ name, value ] ) => `${ name }: ${ value }\n` ).join( '' );
	const blocks = entries.map( ( entry ) => [
		...entry.notes.map( ( note ) => `#. ${ note }` ),
		...entry.references.map( ( file ) => `#: ${ file }` ),
		...( entry.flags.length ? [ `#, ${ entry.flags.join( ', ' ) }` ] : [] ),
		...( entry.context === undefined ? [] : [ `msgctxt ${ quote( entry.context ) }` ] ),
		`msgid ${ quote( entry.id ) }`,
		...( entry.plural === undefined
			? [ `msgstr ${ quote( entry.strings[ 0 ] ?? '' ) }` ]
			: [ `msgid_plural ${ quote( entry.plural ) }`, ...entry.strings.map( ( one, n ) => `msgstr[${ n }] ${ quote( one ?? '' ) }` ) ] ),
	].join( '\n' ) );
	return `${ [ `msgid ""\nmsgstr ""\n${ head.split( /(?<=\n)/ ).map( quoteLine ).join( '\n' ) }`, ...blocks ].join( '\n\n' ) }\n`;
}

/** @param {string} line one header line with its end */
function quoteLine( line ) {
	return `"${ line.trimEnd().replaceAll( '\\', '\\\\' ).replaceAll( '"', '\\"' ) }\\n"`;
}

/** @param {Catalogue} catalogue */
export const formsOf = ( { header } ) => Number( header[ 'Plural-Forms' ]?.match( /nplurals\s*=\s*(\d)/ )?.[ 1 ] ?? 2 );

/**
 * The template's sentences with the translations that there are; what the template no longer has goes.
 *
 * @param {Catalogue} template
 * @param {Catalogue} old
 * @return {Catalogue}
 */
export function merge( template, old ) {
	const known = new Map( old.entries.map( ( entry ) => [ keyOf( entry ), entry ] ) );
	const forms = formsOf( old );
	return {
		header: old.header,
		entries: template.entries.map( ( entry ) => {
			const before = known.get( keyOf( entry ) );
			const strings = before && before.plural === entry.plural && ! before.flags.includes( 'fuzzy' ) ? before.strings : [];
			return { ...entry, strings: Array.from( { length: entry.plural === undefined ? 1 : forms }, ( _, n ) => strings[ n ] ?? '' ) };
		} ),
	};
}

/** What sprintf replaces, in no order. @param {string} text */
const placeholders = ( text ) => ( text.replaceAll( '%%', '' ).match( /%(?:\d+\$)?[sdf]/g ) ?? [] ).map( ( one ) => one.replace( /\d+\$/, '' ) ).sort().join( ' ' );

/**
 * What keeps a translation from being finished.
 *
 * @param {Catalogue} catalogue
 * @return {string[]} one line for each fault
 */
export function faults( catalogue ) {
	/** @type {string[]} */
	const found = [];
	for ( const entry of catalogue.entries ) {
		if ( entry.strings.length === 0 || entry.strings.some( ( one ) => one.trim() === '' ) ) {
			found.push( `not translated: "${ entry.id }"` );
			continue;
		}
		const allowed = [ entry.id, entry.plural ?? entry.id ].map( placeholders );
		if ( entry.strings.some( ( one ) => ! allowed.includes( placeholders( one ) ) ) ) {
			found.push( `other placeholders than in "${ entry.id }"` );
		}
	}
	return found;
}

/**
 * For scripts: what wp_set_script_translations() loads.
 *
 * @param {Catalogue} catalogue
 * @param {string}    script the built file, relative to the plugin
 * @param {(file: string) => boolean} isPart whether a source file is part of that script
 * @return {string | undefined} undefined when the script has nothing to say
 */
export function toJed( catalogue, script, isPart ) {
	const said = catalogue.entries.filter( ( entry ) => entry.references.some( isPart ) && entry.strings.every( Boolean ) && entry.strings.length );
	if ( said.length === 0 ) {
		return undefined;
	}
	const head = { domain: 'messages', lang: catalogue.header.Language, 'plural-forms': catalogue.header[ 'Plural-Forms' ] };
	return `${ JSON.stringify( {
		source: script, domain: 'messages',
		locale_data: { messages: { '': head, ...Object.fromEntries( said.map( ( entry ) => [ keyOf( entry ), entry.strings ] ) ) } },
	} ) }\n`;
}
