import Squire from 'squire-rte';
import { useEffect, useRef, useState, type MutableRefObject, type RefObject } from 'react';
import type { Attachment } from '../../core/types.gen';
import type { EditorProps } from '../Editor';
import { clean, PICTURE, storable } from './clean';
import { formatsAt, installKeys, linkAt } from './formats';
import { readMarkdown } from './markdown';
import { isPicture, Pictures } from './pictures';
import { TriggerWatch, watchTriggers, type Triggers } from './triggers';

const NO_TRIGGERS: Triggers = {};

/** Wider than a mail's column no picture need be. */
const WIDEST = 600;

export type Writing = { squire: Squire; watch: TriggerWatch; pictures: Pictures };

type Latest = MutableRefObject< EditorProps >;

export function insertPictures( { squire, pictures }: Writing, files: readonly File[] ): void {
	const tags = files.map( ( file ) => `<img ${ PICTURE }="${ pictures.add( file ) }" alt="">` );
	squire.focus().insertHTML( tags.join( ' ' ) );
}

/** Words go with what they look like; a picture alone comes as a file: from a screenshot, or copied from a page. */
const hasWords = ( data: DataTransfer ): boolean => {
	const html = data.types.includes( 'text/html' ) ? data.getData( 'text/html' ) : '';
	return html !== '' && ( new DOMParser().parseFromString( html, 'text/html' ).body.textContent ?? '' ).trim() !== '';
};

function caretAt( event: DragEvent, root: HTMLElement ): Range | undefined {
	const { caretPositionFromPoint, caretRangeFromPoint } = document as Document & {
		caretPositionFromPoint?: ( x: number, y: number ) => { offsetNode: Node; offset: number } | null;
		caretRangeFromPoint?: ( x: number, y: number ) => Range | null;
	};
	const range = caretRangeFromPoint?.call( document, event.clientX, event.clientY ) ?? undefined;
	if ( range ) {
		return root.contains( range.startContainer ) ? range : undefined;
	}
	const spot = caretPositionFromPoint?.call( document, event.clientX, event.clientY );
	if ( ! spot || ! root.contains( spot.offsetNode ) ) {
		return undefined;
	}
	const made = document.createRange();
	made.setStart( spot.offsetNode, spot.offset );
	return made;
}

/** Pictures go into the text, other files beside it. */
function takeFiles( root: HTMLElement, writing: Writing, latest: Latest ): () => void {
	const take = ( event: Event, data: DataTransfer | null ): boolean => {
		const files = [ ...( data?.files ?? [] ) ];
		if ( ! data || files.length === 0 || hasWords( data ) ) {
			return false;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
		const inline = latest.current.pictures ? files.filter( isPicture ) : [];
		const beside = files.filter( ( file ) => ! inline.includes( file ) );
		if ( inline.length ) {
			insertPictures( writing, inline );
		}
		if ( beside.length ) {
			latest.current.onFiles( beside );
		}
		return true;
	};
	const onPaste = ( event: ClipboardEvent ) => take( event, event.clipboardData );
	const onDrop = ( event: DragEvent ) => {
		const spot = event.dataTransfer?.files.length ? caretAt( event, root ) : undefined;
		if ( spot ) {
			writing.squire.focus().setSelection( spot );
		}
		take( event, event.dataTransfer );
	};
	root.addEventListener( 'paste', onPaste, true );
	root.addEventListener( 'drop', onDrop, true );
	return () => {
		root.removeEventListener( 'paste', onPaste, true );
		root.removeEventListener( 'drop', onDrop, true );
	};
}

/** Those that have come since the text was painted. */
function paintPictures( root: HTMLElement, pictures: Pictures ): void {
	root.querySelectorAll< HTMLImageElement >( `img[${ PICTURE }]` ).forEach( ( image ) => {
		const url = pictures.urlOf( image.getAttribute( PICTURE ) ?? '' );
		if ( url && image.getAttribute( 'src' ) !== url ) {
			image.src = url;
		}
	} );
}

/** Says once for each change what stands there now. */
function teller( root: HTMLElement, squire: () => Squire, pictures: Pictures, latest: Latest, told: MutableRefObject< string > ): () => void {
	return () => {
		pictures.use( root );
		const now = storable( squire().getHTML(), ( key ) => pictures.contentIdOf( key ) );
		if ( now !== told.current ) {
			told.current = now;
			latest.current.onChange( now, pictures.arrived() );
		}
		latest.current.pictures?.onWaiting( pictures.waiting );
	};
}

const nowhere = (): Promise< never > => Promise.reject( new Error( 'This text takes no pictures.' ) );

/** Paints the layer over the pictures again, where there is or was one. */
function onlyWithPictures( root: HTMLElement, act: () => void ): () => void {
	let had = false;
	return () => {
		const has = root.querySelector( 'img' ) !== null;
		if ( has || had ) {
			act();
		}
		had = has;
	};
}

/** A picture that has just been painted: its width in the mail. */
const measure = ( { target }: Event ): void => {
	if ( target instanceof HTMLImageElement && target.naturalWidth && ! target.hasAttribute( 'width' ) ) {
		target.setAttribute( 'width', String( Math.min( target.naturalWidth, WIDEST ) ) );
	}
};

function makeSquire( root: HTMLElement, pictures: Pictures, latest: Latest ): Squire {
	const squire = new Squire( root, {
		blockTag: 'P',
		sanitizeToDOMFragment: ( html ) => clean( html, pictures, latest.current.mentions ),
		addLinks: true,
		tagAttributes: {} as never,
	} );
	// Its handles would write sizes as styles, which a mail does not keep.
	squire._imageResizer.destroy();
	squire.addEventListener( 'pathChange', () => latest.current.onFormats( formatsAt( squire ) ) );
	installKeys( squire, () => {
		const can = ! squire.getSelection().collapsed || linkAt( squire ) !== null;
		if ( can ) {
			latest.current.onLink?.();
		}
		return can;
	} );
	return squire;
}

function begin( root: HTMLElement, latest: Latest, told: MutableRefObject< string >, onChange: () => void ): Writing & { end: () => void } {
	const given = latest.current.pictures;
	const onPictures = onlyWithPictures( root, onChange );
	const news = () => {
		paintPictures( root, pictures );
		tell();
		onPictures();
	};
	const pictures: Pictures = new Pictures( given?.upload ?? nowhere, given?.load ?? nowhere, given?.drop ?? ( () => undefined ), news );
	const squire = makeSquire( root, pictures, latest );
	const tell = teller( root, () => squire, pictures, latest, told );
	const watch = new TriggerWatch( squire, () => latest.current.triggers ?? NO_TRIGGERS );
	squire.addEventListener( 'input', () => {
		root.classList.toggle( 'is-blank', isBlankRoot( root ) );
		news();
		watch.look();
	} );
	const onLoad = ( event: Event ) => {
		measure( event );
		onPictures();
	};
	root.addEventListener( 'load', onLoad, true );
	const writing = { squire, watch, pictures };
	const ends = [ watchTriggers( root, watch ), readMarkdown( squire ), takeFiles( root, writing, latest ) ];
	return {
		...writing,
		end: () => {
			root.removeEventListener( 'load', onLoad, true );
			ends.forEach( ( end ) => end() );
			pictures.end();
			squire.destroy();
		},
	};
}

const isBlankRoot = ( root: HTMLElement ): boolean => root.textContent === '' && root.querySelector( 'li, blockquote, img, pre' ) === null;

/** Another text came from outside. True when there are pictures in it. */
function show( { squire, pictures }: Writing, root: HTMLElement, latest: Latest, told: MutableRefObject< string > ): boolean {
	const { html, attachments = NONE } = latest.current;
	const asStored = () => storable( squire.getHTML(), ( key ) => pictures.contentIdOf( key ) );
	pictures.know( attachments );
	if ( asStored() === html ) {
		return false;
	}
	squire.setHTML( html );
	told.current = asStored();
	pictures.startAnew( root );
	latest.current.pictures?.onWaiting( false );
	root.classList.toggle( 'is-blank', isBlankRoot( root ) );
	return root.querySelector( 'img' ) !== null;
}

/** Squire on an element that React leaves alone; `pictures` counts up when one of them has changed. */
export function useSquire( box: RefObject< HTMLDivElement >, props: EditorProps ): { writing: RefObject< Writing | undefined >; changes: number } {
	const writing = useRef< Writing >();
	const told = useRef( '' );
	const latest = useRef( props );
	latest.current = props;
	const [ changes, setChanges ] = useState( 0 );

	useEffect( () => {
		const root = box.current;
		if ( ! root ) {
			return undefined;
		}
		const made = begin( root, latest, told, () => setChanges( ( count ) => count + 1 ) );
		writing.current = made;
		return made.end;
	}, [ box ] );

	useEffect( () => {
		if ( writing.current && box.current && show( writing.current, box.current, latest, told ) ) {
			setChanges( ( count ) => count + 1 );
		}
	}, [ box, props.revision ] );

	const { attachments } = props;
	useEffect( () => {
		// Files that came with what is about to be put in.
		writing.current?.pictures.know( attachments ?? NONE );
	}, [ attachments ] );

	return { writing, changes };
}

const NONE: readonly Attachment[] = [];
