import { __ } from '@wordpress/i18n';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { boot } from '../core/boot';
import type { Attachment } from '../core/types.gen';
import { contentIds, mailFrame, type Paper } from './mailHtml';
import { useActions } from './store';

type Props = {
	id: string;
	html: string;
	title: string;
	attachments: readonly Attachment[];
	showRemote: boolean;
	onRemote?: ( count: number ) => void;
	onMeasured?: () => void;
};

/** Heights seen before: a conversation that is opened again stands still. */
const heights = new Map< string, number >();

const guess = ( html: string ): number => Math.max( 22, Math.ceil( html.replace( /<[^>]*>/g, '' ).length / 76 ) * 22 );

export const isMeasured = ( id: string ): boolean => heights.has( id );

function paperOf( element: Element ): Paper {
	const style = getComputedStyle( element );
	return {
		color: style.color,
		link: style.getPropertyValue( '--df-accent-text' ),
		font: style.fontFamily,
		size: style.fontSize,
		line: style.lineHeight,
		dark: style.colorScheme.includes( 'dark' ),
		rtl: boot().isRtl,
	};
}

/** A customer's HTML behind glass: no scripts, no forms, and no request unless the agent asks for the pictures. */
export function MailFrame( { id, html, title, attachments, showRemote, onRemote, onMeasured }: Props ): JSX.Element {
	const holder = useRef< HTMLDivElement >( null );
	const frame = useRef< HTMLIFrameElement >( null );
	const [ paper, setPaper ] = useState< Paper >();
	const [ height, setHeight ] = useState( () => heights.get( id ) ?? guess( html ) );
	const inline = useInline( html, attachments );

	useLayoutEffect( () => {
		const read = () => holder.current && setPaper( paperOf( holder.current ) );
		read();
		// Another theme is another paper.
		const root = holder.current?.closest( '.df-app' );
		const observer = new MutationObserver( read );
		if ( root ) {
			observer.observe( root, { attributes: true, attributeFilter: [ 'data-theme' ] } );
		}
		return () => observer.disconnect();
	}, [] );

	const made = useMemo( () => ( paper ? mailFrame( html, paper, showRemote, inline ) : undefined ), [ html, paper, showRemote, inline ] );
	const remote = made?.remote ?? 0;
	useEffect( () => onRemote?.( remote ), [ remote, onRemote ] );

	const onLoad = () => {
		const body = frame.current?.contentDocument?.body;
		if ( ! body ) {
			return;
		}
		const measure = () => {
			const next = Math.ceil( body.getBoundingClientRect().height );
			heights.set( id, next );
			setHeight( next );
		};
		measure();
		onMeasured?.();
		const observer = new ResizeObserver( measure );
		observer.observe( body );
		frame.current?.contentWindow?.addEventListener( 'keydown', ( event ) => holder.current?.dispatchEvent( new KeyboardEvent( 'keydown', { ...pick( event ), bubbles: true } ) ) );
	};

	return (
		<div ref={ holder } className="df-mail" style={ { blockSize: height } }>
			{ made && (
				<iframe ref={ frame } title={ title } srcDoc={ made.srcdoc } sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerPolicy="no-referrer" onLoad={ onLoad } />
			) }
		</div>
	);
}

/** The desk's keys go on working while the focus is inside a mail. */
const pick = ( { key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent ) => ( { key, code, ctrlKey, metaKey, shiftKey, altKey } );

const NONE: ReadonlyMap< string, string > = new Map();

/** The pictures a mail brought with it, fetched with the agent's rights and handed over as blobs. */
function useInline( html: string, attachments: readonly Attachment[] ): ReadonlyMap< string, string > {
	const { picture } = useActions();
	const [ inline, setInline ] = useState( NONE );
	const wanted = useMemo( () => new Set( contentIds( html ) ), [ html ] );
	const key = attachments.filter( ( file ) => wanted.has( file.content_id ) ).map( ( file ) => file.id ).join();
	useEffect( () => {
		if ( ! key ) {
			return undefined;
		}
		let gone = false;
		const made: string[] = [];
		const files = attachments.filter( ( file ) => wanted.has( file.content_id ) && file.type.startsWith( 'image/' ) );
		void Promise.allSettled( files.map( async ( file ) => [ file.content_id, await picture( file ) ] as const ) ).then( ( answers ) => {
			const pairs = answers.flatMap( ( answer ) => ( answer.status === 'fulfilled' ? [ answer.value ] : [] ) );
			made.push( ...pairs.map( ( [ , address ] ) => address ) );
			if ( gone ) {
				made.forEach( ( address ) => URL.revokeObjectURL( address ) );
			} else {
				setInline( new Map( pairs ) );
			}
		} );
		return () => {
			gone = true;
			made.forEach( ( address ) => URL.revokeObjectURL( address ) );
		};
		// eslint-disable-next-line react-hooks/exhaustive-deps -- the key names the files
	}, [ key ] );
	return inline;
}

export const frameTitle = ( name: string ): string => `${ __( 'Message', 'deskfold' ) }: ${ name }`;
