// @ts-check

/** A plain sentence for the person at the terminal; shown without a stack trace. */
export class Plain extends Error {
	toString() {
		return this.message;
	}
}

/** @param {string} line */
export function say( line ) {
	process.stdout.write( `${ line }\n` );
}

/**
 * Says what is being done, keeps saying that it still goes on, and how long it took.
 *
 * @template T
 * @param {string}                  what   e.g. "Installing npm packages"
 * @param {() => Promise<T>}        work
 * @param {{ quietUnder?: number }} [more] `quietUnder`: milliseconds below which nothing is printed at all.
 * @return {Promise<T>}
 */
export async function step( what, work, { quietUnder = 0 } = {} ) {
	const began = Date.now();
	const seconds = () => ( ( Date.now() - began ) / 1000 ).toFixed( 1 );
	let told = false;
	const tell = () => {
		told = true;
		say( `• ${ what } …` );
	};
	const first = quietUnder === 0 ? undefined : setTimeout( tell, quietUnder );
	if ( ! first ) {
		tell();
	}
	const still = setInterval( () => say( `  still at it: ${ what.toLowerCase() } (${ seconds() } s)` ), 15_000 );
	try {
		const result = await work();
		if ( told ) {
			say( `  done in ${ seconds() } s` );
		}
		return result;
	} finally {
		clearTimeout( first );
		clearInterval( still );
	}
}

/**
 * Runs a script's main function: a Plain problem becomes one sentence, anything else keeps its trace.
 *
 * @param {() => Promise<void | number>} work
 */
export async function main( work ) {
	try {
		const code = await work();
		if ( typeof code === 'number' ) {
			process.exitCode = code;
		}
	} catch ( problem ) {
		process.stderr.write( `${ problem instanceof Plain || ! ( problem instanceof Error ) ? problem : problem.stack }\n` );
		process.exitCode = 1;
	}
}
