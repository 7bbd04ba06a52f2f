import { lazy, Suspense, useEffect, useState } from 'react';
import { useKeys } from '../keys';
import { hasCorePalette } from './core';

const Palette = lazy( async () => ( { default: ( await import( /* webpackChunkName: "palette" */ './Palette' ) ).Palette } ) );
const CoreCommands = lazy( async () => ( { default: ( await import( /* webpackChunkName: "palette-core" */ './CoreCommands' ) ).CoreCommands } ) );

/** The one palette: WordPress's where it has one, with our commands in it, else our own. Neither is waited for at first paint. */
export function Commands(): JSX.Element {
	const [ core ] = useState( hasCorePalette );
	return core ? <WithCore /> : <OurOwn />;
}

function WithCore(): JSX.Element | null {
	const [ late, setLate ] = useState( false );
	useEffect( () => {
		const timer = setTimeout( () => setLate( true ), 500 );
		return () => clearTimeout( timer );
	}, [] );
	return late ? (
		<Suspense fallback={ null }>
			<CoreCommands />
		</Suspense>
	) : null;
}

function OurOwn(): JSX.Element | null {
	const [ open, setOpen ] = useState( false );
	useKeys( { palette: () => setOpen( true ) } );
	return open ? (
		<Suspense fallback={ null }>
			<Palette onClose={ () => setOpen( false ) } />
		</Suspense>
	) : null;
}
