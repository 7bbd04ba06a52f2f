// The stock wp-scripts configuration for the blocks, with the desk added to its scripts half.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import stock from '@wordpress/scripts/config/webpack.config.js';

const [ scripts, modules ] = stock;
const deskSource = resolve( 'src/index.tsx' );
const hasBlocks = existsSync( resolve( 'blocks' ) );

/** Without any block.json the stock configuration would look for an entry of its own: take only blocks' entries. */
const blockEntries = ( config ) =>
	hasBlocks
		? Object.fromEntries( Object.entries( config.entry() ).filter( ( [ name ] ) => name.includes( '/' ) ) )
		: {};

/** The desk's style.scss files belong to one stylesheet; only blocks have the front-end "style-index.css". */
const isBlockChunk = ( chunk ) => typeof chunk.name === 'string' && ! chunk.name.startsWith( 'desk/' );

/** The minifier leaves relative colours such as oklch( from … calc( l * 0.4 ) … ) as they are, and complains. */
const ignoreWarnings = [ { message: /postcss-calc: Lexical error/ } ];

const { cacheGroups } = scripts.optimization.splitChunks;

export default [
	{
		...scripts,
		entry: () => ( {
			...blockEntries( scripts ),
			...( existsSync( deskSource ) ? { 'desk/index': deskSource } : {} ),
		} ),
		output: { ...scripts.output, chunkFilename: 'desk/[name].js?ver=[chunkhash]' },
		optimization: {
			...scripts.optimization,
			splitChunks: {
				...scripts.optimization.splitChunks,
				cacheGroups: { ...cacheGroups, style: { ...cacheGroups.style, chunks: isBlockChunk } },
			},
		},
		performance: { hints: false },
		ignoreWarnings,
	},
	{ ...modules, ignoreWarnings, entry: () => blockEntries( modules ) },
];
