import { isAbort, problemOf } from '../../core/api';
import type { Attachment } from '../../core/types.gen';
import { PICTURE, type PictureSource } from './clean';

export type Picture = { key: string; name: string; url: string; share: number; problem?: string; file?: File; attachment?: Attachment };

export type Upload = ( file: File, onProgress: ( share: number ) => void, signal: AbortSignal, inline: true ) => Promise< Attachment >;

const TYPES = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

export const isPicture = ( file: File ): boolean => TYPES.includes( file.type );

let last = 0;

function fileOf( data: string ): File | undefined {
	const [ , type = '', bytes = '' ] = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec( data ) ?? [];
	try {
		const binary = atob( bytes.replace( /\s/g, '' ) );
		const plain = type.toLowerCase().replace( 'jpg', 'jpeg' );
		return binary ? new File( [ Uint8Array.from( binary, ( sign ) => sign.charCodeAt( 0 ) ) ], `image.${ plain.slice( 6 ) }`, { type: plain } ) : undefined;
	} catch {
		// Not base64 after all: then there is no picture.
		return undefined;
	}
}

/** The pictures of one text: what each looks like here, and how far it has got on its way to the server. */
export class Pictures implements PictureSource {
	private readonly all = new Map< string, Picture >();
	private readonly aborts = new Map< string, AbortController >();
	/** Taken out by the agent; undo may bring them back. */
	private readonly gone = new Set< string >();
	private used: readonly string[] = [];

	public constructor(
		private readonly upload: Upload,
		private readonly load: ( attachment: Attachment ) => Promise< string >,
		private readonly drop: ( id: number ) => void,
		private readonly changed: () => void
	) {}

	/** Pictures of a text that was written before. */
	public know( attachments: readonly Attachment[] ): void {
		for ( const attachment of attachments.filter( ( one ) => one.is_inline && one.content_id && ! this.all.has( one.content_id ) ) ) {
			const key = attachment.content_id;
			const same = [ ...this.all.values() ].find( ( one ) => one.attachment?.id === attachment.id );
			const picture = same ?? { key, name: attachment.name, url: '', share: 1, attachment };
			this.all.set( key, picture );
			if ( ! picture.url ) {
				this.load( attachment ).then(
					( url ) => this.change( key, { url } ),
					( thrown ) => this.change( key, { problem: problemOf( thrown ).message } )
				);
			}
		}
	}

	/** Begins its way up; the key stands for it in the text. */
	public add( file: File ): string {
		const key = `new-${ ++last }`;
		this.all.set( key, { key, name: file.name, url: URL.createObjectURL( file ), share: 0, file } );
		void this.start( key, file );
		return key;
	}

	public take( data: string ): string | undefined {
		const file = fileOf( data );
		return file && this.add( file );
	}

	public urlOf( key: string ): string | undefined {
		return this.all.get( key )?.url;
	}

	public contentIdOf( key: string ): string | undefined {
		return this.all.get( key )?.attachment?.content_id;
	}

	public get( key: string ): Picture | undefined {
		return this.all.get( key );
	}

	public retry( key: string ): void {
		const picture = this.all.get( key );
		if ( picture?.file ) {
			this.set( key, { key, name: picture.name, url: picture.url, share: 0, file: picture.file } );
			void this.start( key, picture.file );
		} else if ( picture?.attachment ) {
			this.all.delete( key );
			this.know( [ picture.attachment ] );
			this.changed();
		}
	}

	/** The agent has changed the text: these are in it now. */
	public use( root: HTMLElement ): void {
		const now = this.keysIn( root );
		this.used.filter( ( key ) => ! now.includes( key ) ).forEach( ( key ) => {
			this.gone.add( key );
			this.aborts.get( key )?.abort();
		} );
		now.filter( ( key ) => this.gone.delete( key ) ).forEach( ( key ) => {
			// Undo: on its way once more, unless it had arrived.
			if ( ! this.all.get( key )?.attachment ) {
				this.retry( key );
			}
		} );
		this.used = now;
	}

	/** Another text has taken the place of this one: what was in it is no business of ours any more. */
	public startAnew( root: HTMLElement ): void {
		this.used = this.keysIn( root );
	}

	/** Those in the text that have arrived. */
	public arrived(): Attachment[] {
		return this.used.flatMap( ( key ) => this.all.get( key )?.attachment ?? [] );
	}

	/** Whether one in the text is still on its way, or stuck. */
	public get waiting(): boolean {
		return this.used.some( ( key ) => this.all.has( key ) && ! this.all.get( key )?.attachment );
	}

	public end(): void {
		this.aborts.forEach( ( abort ) => abort.abort() );
		this.gone.forEach( ( key ) => {
			const id = this.all.get( key )?.attachment?.id;
			if ( id !== undefined ) {
				this.drop( id );
			}
		} );
		this.all.forEach( ( { url } ) => url && URL.revokeObjectURL( url ) );
	}

	private keysIn( root: HTMLElement ): string[] {
		return [ ...root.querySelectorAll( `img[${ PICTURE }]` ) ].map( ( image ) => image.getAttribute( PICTURE ) ?? '' );
	}

	private async start( key: string, file: File ): Promise< void > {
		const abort = new AbortController();
		this.aborts.set( key, abort );
		try {
			const attachment = await this.upload( file, ( share ) => this.change( key, { share } ), abort.signal, true );
			this.change( key, { share: 1, attachment } );
		} catch ( thrown ) {
			if ( ! isAbort( thrown ) ) {
				this.change( key, { problem: problemOf( thrown ).message } );
			}
		} finally {
			this.aborts.delete( key );
		}
	}

	private change( key: string, to: Partial< Picture > ): void {
		const picture = this.all.get( key );
		if ( picture ) {
			this.set( key, { ...picture, ...to } );
		}
	}

	private set( key: string, picture: Picture ): void {
		this.all.set( key, picture );
		this.changed();
	}
}
