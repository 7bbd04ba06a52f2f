/** The preset of @wordpress/scripts; only the place of our tests and the packages that ship modules only are ours. */
const path = require( 'node:path' );
const scripts = path.dirname( require.resolve( '@wordpress/scripts/package.json' ) );
const preset = path.dirname( require.resolve( '@wordpress/jest-preset-default/package.json' ) );

/** Packages that come as ES modules only and so pass through Babel too. */
const MODULES = [ 'squire-rte', 'uuid', 'is-plain-obj', 'parsel-js', 'client-zip', 'colord' ];

// A clock that is not UTC and changes twice a year finds what one in London hides.
process.env.TZ = 'Europe/Berlin';

module.exports = {
	preset: '@wordpress/jest-preset-default',
	rootDir: __dirname,
	roots: [ '<rootDir>/tests/js' ],
	testMatch: [ '**/*.test.[jt]s?(x)' ],
	transform: { '\\.[cm]?[jt]sx?$': path.join( scripts, 'config', 'babel-transform.js' ) },
	transformIgnorePatterns: [ `/node_modules/(?!(?:.*/)?(?:${ MODULES.join( '|' ) })/)` ],
	setupFilesAfterEnv: [ path.join( preset, 'scripts', 'setup-test-framework.js' ), '<rootDir>/tests/js/setup.ts' ],
	maxWorkers: 2,
};
