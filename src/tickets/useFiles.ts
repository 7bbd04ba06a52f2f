import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort, problemOf } from '../core/api';
import type { Attachment } from '../core/types.gen';
import { useActions } from './store';

export type Upload = { key: number; file: File; share: number; problem?: string };

export type Files = {
	uploads: readonly Upload[];
	busy: boolean;
	add: ( files: readonly File[] ) => void;
	retry: ( key: number ) => void;
	cancel: ( key: number ) => void;
};

let last = 0;

/** Files on their way to a draft, each with its progress and its own problem. */
export function useFiles( onDone: ( attachment: Attachment ) => void ): Files {
	const { uploadFile } = useActions();
	const [ uploads, setUploads ] = useState< readonly Upload[] >( [] );
	const aborts = useRef( new Map< number, AbortController >() );
	const done = useRef( onDone );
	done.current = onDone;

	const change = useCallback( ( key: number, to: Partial< Upload > | null ) => {
		setUploads( ( all ) => all.flatMap( ( one ) => ( one.key !== key ? [ one ] : to ? [ { ...one, ...to } ] : [] ) ) );
	}, [] );

	const start = useCallback(
		async ( { key, file }: Upload ) => {
			const abort = new AbortController();
			aborts.current.set( key, abort );
			try {
				const attachment = await uploadFile( file, ( share ) => change( key, { share } ), abort.signal );
				change( key, null );
				done.current( attachment );
			} catch ( thrown ) {
				if ( ! isAbort( thrown ) ) {
					change( key, { problem: problemOf( thrown ).message } );
				}
			} finally {
				aborts.current.delete( key );
			}
		},
		[ change, uploadFile ]
	);

	const add = useCallback(
		( files: readonly File[] ) => {
			const added = files.map( ( file ) => ( { key: ++last, file, share: 0 } ) );
			setUploads( ( all ) => [ ...all, ...added ] );
			added.forEach( ( one ) => void start( one ) );
		},
		[ start ]
	);
	const cancel = useCallback(
		( key: number ) => {
			aborts.current.get( key )?.abort();
			change( key, null );
		},
		[ change ]
	);
	const retry = ( key: number ) => {
		const again = uploads.find( ( one ) => one.key === key );
		if ( again ) {
			setUploads( ( all ) => all.map( ( one ) => ( one.key === key ? { key, file: one.file, share: 0 } : one ) ) );
			void start( again );
		}
	};

	useEffect( () => {
		const running = aborts.current;
		return () => running.forEach( ( abort ) => abort.abort() );
	}, [] );

	return { uploads, busy: uploads.some( ( one ) => ! one.problem ), add, retry, cancel };
}
