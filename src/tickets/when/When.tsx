import { lazy, Suspense, useEffect } from 'react';
import type { WhenProps } from './WhenPicker';

const load = async () => ( { default: ( await import( /* webpackChunkName: "when" */ './WhenPicker' ) ).WhenPicker } );
const Picker = lazy( load );

/** The choice of a time, which nobody needs before the desk is painted. */
export function When( props: WhenProps ): JSX.Element {
	return (
		<Suspense fallback={ null }>
			<Picker { ...props } />
		</Suspense>
	);
}

/** Fetches it when the desk has come to rest, so that the key opens it at once. */
export function usePreloadedWhen(): void {
	useEffect( () => {
		const timer = setTimeout( () => void load().catch( () => undefined ), 1500 );
		return () => clearTimeout( timer );
	}, [] );
}
