import { useEffect, useMemo, useRef, useState } from 'react';
import { isAbort, problemOf } from '../core/api';
import type { Attachment } from '../core/types.gen';
import { useActions } from './store';

export type Upload = { key: number; file: File; share: number; problem?: string };

export type Files = {
	uploads: readonly Upload[];
	busy: boolean;
	add: ( files: readonly File[] ) => void;
	retry: ( upload: Upload ) => void;
	cancel: ( key: number ) => void;
};

type Send = ( file: File, onProgress: ( share: number ) => void, signal: AbortSignal ) => Promise< Attachment >;

let last = 0;

/** Runs the uploads of one draft and tells what became of each. */
class Uploads {
	private list: readonly Upload[] = [];
	private readonly aborts = new Map< number, AbortController >();

	public constructor(
		private readonly send: Send,
		private readonly show: ( list: readonly Upload[] ) => void,
		private readonly done: ( attachment: Attachment ) => void
	) {}

	public add( files: readonly File[] ): void {
		const added = files.map( ( file ): Upload => ( { key: ++last, file, share: 0 } ) );
		this.set( [ ...this.list, ...added ] );
		added.forEach( ( one ) => void this.start( one ) );
	}

	public retry( { key, file }: Upload ): void {
		const again: Upload = { key, file, share: 0 };
		this.set( this.list.map( ( one ) => ( one.key === key ? again : one ) ) );
		void this.start( again );
	}

	public cancel( key: number ): void {
		this.aborts.get( key )?.abort();
		this.set( this.list.filter( ( one ) => one.key !== key ) );
	}

	public end(): void {
		this.aborts.forEach( ( abort ) => abort.abort() );
	}

	private async start( { key, file }: Upload ): Promise< void > {
		const abort = new AbortController();
		this.aborts.set( key, abort );
		try {
			const attachment = await this.send( file, ( share ) => this.change( key, { share } ), abort.signal );
			this.set( this.list.filter( ( one ) => one.key !== key ) );
			this.done( attachment );
		} catch ( thrown ) {
			if ( ! isAbort( thrown ) ) {
				this.change( key, { problem: problemOf( thrown ).message } );
			}
		} finally {
			this.aborts.delete( key );
		}
	}

	private change( key: number, to: Partial< Upload > ): void {
		this.set( this.list.map( ( one ) => ( one.key === key ? { ...one, ...to } : one ) ) );
	}

	private set( list: readonly Upload[] ): void {
		this.list = list;
		this.show( list );
	}
}

/** Files on their way to a draft, each with its progress and its own problem. */
export function useFiles( onDone: ( attachment: Attachment ) => void ): Files {
	const { uploadFile } = useActions();
	const [ uploads, setUploads ] = useState< readonly Upload[] >( [] );
	const done = useRef( onDone );
	done.current = onDone;
	const runner = useMemo( () => new Uploads( uploadFile, setUploads, ( attachment ) => done.current( attachment ) ), [ uploadFile ] );
	useEffect( () => () => runner.end(), [ runner ] );
	return {
		uploads,
		busy: uploads.some( ( one ) => ! one.problem ),
		add: ( files ) => runner.add( files ),
		retry: ( upload ) => runner.retry( upload ),
		cancel: ( key ) => runner.cancel( key ),
	};
}
