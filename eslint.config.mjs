// @ts-check
// The rules of @wordpress/scripts for TypeScript and React, and the laws of the house for src/ (docs/tour.md).
import wordpress from '@wordpress/eslint-plugin';
import globals from 'globals';

/** @param {string} regex @param {string} message */
const never = ( regex, message ) => ( { regex, message, caseSensitive: true } );

const up = '^(?:\\.\\./)+';
const network = never( '^@wordpress/api-fetch$', 'Only src/core/api.ts talks to the server.' );
const laws = {
	screen: never( `${ up }\\w+/\\w*Screen$`, 'No room imports another room’s screen.' ),
	app: never( `${ up }app(/(?!keys$|changeKeys$|route$)|$)`, 'Rooms know the keyboard map and the addresses of the shell, not the shell.' ),
	room: never( `${ up }(app|tickets|customers|agents|mailboxes|settings|knowledge|routing|reports|woo)(/|$)`, 'This floor knows no rooms.' ),
	core: never( `${ up }core/(?!format$|types\\.gen$)`, 'ui knows nothing but formats.' ),
	component: never( '^\\./(?:\\w*Screen|[A-Z]\\w*)$', 'A store knows no components.' ),
	desk: never( `${ up }src/(?!core/(?:types\\.gen|format)$)`, 'Blocks are not part of the desk.' ),
};

/** Everybody's words that the browser has too: without their import or their parameter the code still runs, and means the window. */
const silent = [
	'blur', 'close', 'closed', 'confirm', 'event', 'external', 'find', 'focus', 'frames', 'history', 'left', 'length', 'location', 'menubar', 'moveTo', 'name', 'open', 'opener', 'origin', 'parent', 'print', 'prompt', 'right',
	'screen', 'screenLeft', 'screenTop', 'scroll', 'scrollTo', 'self', 'status', 'stop', 'toolbar', 'top',
].map( ( name ) => ( { name, message: `Is its import missing? Otherwise write window.${ name }.` } ) );

/** @param {...{ regex: string, message: string }} patterns */
const imports = ( ...patterns ) => ( { 'no-restricted-imports': [ 'error', { patterns } ] } );

export default [
	{ ignores: [ '**/build/**', '**/node_modules/**', '**/vendor/**', '.cache/**', '.site*/**', '.shots/**', 'dist/**', 'test-results/**', 'src/core/types.gen.ts' ] },
	...wordpress.configs.recommended,
	{
		rules: {
			// Width is a matter of the reader's eye here, not of a machine: the other rules of form stay.
			'prettier/prettier': 'off',
			'@wordpress/i18n-text-domain': [ 'error', { allowedTextDomain: 'deskfold' } ],
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-description': 'off',
			'jsdoc/require-returns-description': 'off',
			'jsdoc/no-undefined-types': 'off',
			'import/named': 'off',
			'import/default': 'off',
			'no-console': 'error',
			'no-warning-comments': [ 'error', { terms: [ 'todo', 'fixme', 'xxx' ] } ],
		},
	},
	{
		files: [ 'src/**/*.{ts,tsx}', 'blocks/**/*.{ts,tsx}' ],
		languageOptions: { globals: globals.browser },
		rules: {
			'max-lines': [ 'error', 250 ],
			// Fields of data are snake_case from column to pixel.
			camelcase: 'off',
			// The desk is not shown in an editor's frame.
			'@wordpress/no-global-active-element': 'off',
			'jsx-a11y/label-has-associated-control': [ 'error', { assert: 'either', depth: 4, controlComponents: [ 'Input', 'Select', 'Textarea', 'Picker' ] } ],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
			'react-hooks/exhaustive-deps': 'error',
			'no-restricted-globals': [ 'error', { name: 'fetch', message: 'Components hold no fetch: src/core/api.ts does.' }, ...silent ],
		},
	},
	{ files: [ 'src/**/*.ts', 'blocks/**/*.ts' ], rules: { 'max-lines-per-function': [ 'error', { max: 40, skipBlankLines: true, skipComments: true } ] } },
	{ files: [ 'src/**/*.tsx', 'blocks/**/*.tsx' ], rules: { 'max-lines-per-function': [ 'error', { max: 80, skipBlankLines: true, skipComments: true } ] } },
	{
		files: [ 'src/**/*.tsx' ],
		rules: {
			// memo( function Name() {} ) names itself.
			'@typescript-eslint/no-shadow': 'off',
			'no-restricted-syntax': [ 'error', { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'HTML of others is shown in the sandboxed frame only.' } ],
		},
	},
	// Law 10: screens → store → core; ui → nothing but format.
	{ files: [ 'src/*/**/*.{ts,tsx}' ], ignores: [ 'src/app/**', 'src/core/**', 'src/ui/**' ], rules: imports( laws.screen, laws.app, network ) },
	{ files: [ 'src/*/store.ts', 'src/*/*[sS]tore.ts' ], rules: imports( laws.screen, laws.app, laws.component, network ) },
	{ files: [ 'src/core/**/*.{ts,tsx}' ], rules: imports( laws.room, never( `${ up }ui(/|$)`, 'core knows no parts.' ) ) },
	{ files: [ 'src/core/**/*.{ts,tsx}' ], ignores: [ 'src/core/api.ts' ], rules: imports( laws.room, never( `${ up }ui(/|$)`, 'core knows no parts.' ), network ) },
	{ files: [ 'src/ui/**/*.{ts,tsx}' ], rules: imports( laws.room, laws.core, network ) },
	{ files: [ 'blocks/**/*.{ts,tsx}' ], rules: imports( laws.desk ) },
	{ files: [ 'src/core/api.ts', 'blocks/**/view.ts', 'blocks/shared/**/*.ts' ], rules: { 'no-restricted-globals': [ 'error', ...silent ] } },
	{
		files: [ 'bin/**/*.mjs', '*.config.*', '*.mjs', '*.cjs', '*.js' ],
		languageOptions: { globals: globals.node },
		rules: { 'no-console': 'off', 'import/no-extraneous-dependencies': 'off', 'import/no-unresolved': 'off', '@wordpress/no-unsafe-wp-apis': 'off', 'jsdoc/check-tag-names': 'off', 'jsdoc/require-property': 'off', 'jsdoc/require-property-description': 'off', '@wordpress/no-unused-vars-before-return': 'off', 'jsdoc/require-param-type': 'off', 'jsdoc/require-returns-type': 'off', 'jsdoc/valid-types': 'off', 'jsdoc/check-types': 'off', 'jsdoc/check-alignment': 'off', 'jsdoc/check-line-alignment': 'off', 'jsdoc/check-param-names': 'off', camelcase: 'off' },
	},
	{
		files: [ 'tests/**/*.{ts,tsx}' ],
		languageOptions: { globals: { ...globals.browser, ...globals.jest, ...globals.node } },
		rules: {
			'no-restricted-globals': 'off',
			'import/no-extraneous-dependencies': 'off',
			camelcase: 'off',
			// TypeScript wants brackets for what may not be there.
			'dot-notation': 'off',
		},
	},
	{
		// Playwright’s `use` is no hook.
		files: [ 'tests/e2e/**/*.ts', 'playwright.config.ts' ],
		rules: { 'react-hooks/rules-of-hooks': 'off', 'dot-notation': 'off', '@wordpress/no-global-active-element': 'off' },
	},
];
