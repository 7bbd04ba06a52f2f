import { useCallback, useState } from 'react';
import type { Format } from './formats';

const NONE: ReadonlySet< Format > = new Set();

type Tools = {
	/** For the text field. */
	field: { onFormats: ( formats: ReadonlySet< Format > ) => void; onLink: () => void };
	/** For the bar below it. */
	bar: { formats: ReadonlySet< Format >; linking: boolean; onLinking: ( open: boolean ) => void };
};

/** What a text field and its bar know of each other. */
export function useTools(): Tools {
	const [ formats, onFormats ] = useState( NONE );
	const [ linking, onLinking ] = useState( false );
	const onLink = useCallback( () => onLinking( true ), [] );
	return { field: { onFormats, onLink }, bar: { formats, linking, onLinking } };
}
