import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { problemOf, type Problem } from '../../core/api';
import { boot } from '../../core/boot';
import type { SavedReply } from '../../core/types.gen';
import { store } from '../../replies/store';
import { useWhole } from '../../replies/useMatches';
import { Icon } from '../../ui';
import { Failed, Loading } from '../Page';
import { blank, copyOf, draftOf, fromExample, type ReplyDraft } from './draft';
import { examples } from './examples';
import { ReplyForm } from './ReplyForm';
import { ReplyReading } from './ReplyReading';

type Props = { /** "12", "new", "copy-12" or "example-parcel". */ detail: string; folders: readonly string[] };

/** The one that is open: to change for whoever may, to read for everybody else. */
export function ReplyPane( { detail, folders }: Props ): JSX.Element {
	const [ , kind = '', id = '' ] = /^(?:(copy)-)?(\d+)$/.exec( detail ) ?? [];
	if ( ! boot().user.caps.reply && ! /^\d+$/.test( detail ) ) {
		return <Missing />;
	}
	if ( id ) {
		return <Kept id={ Number( id ) } isCopy={ kind === 'copy' } folders={ folders } />;
	}
	const example = examples().find( ( { key } ) => detail === `example-${ key }` );
	return <Begun draft={ example ? fromExample( example ) : blank() } folders={ folders } />;
}

function Begun( { draft, folders, leftOut = 0 }: { draft: ReplyDraft; folders: readonly string[]; leftOut?: number } ): JSX.Element {
	const [ kept ] = useState( draft );
	return <ReplyForm kept={ kept } folders={ folders } leftOut={ leftOut } />;
}

function Kept( { id, isCopy, folders }: { id: number; isCopy: boolean; folders: readonly string[] } ): JSX.Element {
	const { read } = useDispatch( store );
	const [ problem, setProblem ] = useState< Problem >();
	const reply = useWhole( id );
	const again = useCallback( async () => {
		setProblem( undefined );
		try {
			await read( id );
		} catch ( thrown ) {
			setProblem( problemOf( thrown ) );
		}
	}, [ read, id ] );
	useEffect( () => void again(), [ again ] );
	if ( ! reply ) {
		return (
			<Frame title={ __( 'Saved reply', 'deskfold' ) }>
				{ problem ? <Failed problem={ problem } onRetry={ () => void again() } /> : <Loading /> }
			</Frame>
		);
	}
	if ( isCopy ) {
		return <Begun draft={ copyOf( reply ) } folders={ folders } leftOut={ reply.file_count } />;
	}
	return reply.may_change ? <Changing reply={ reply } folders={ folders } /> : <ReplyReading reply={ reply } />;
}

/** The same object while nothing changed, so that the form sees news as news. */
function Changing( { reply, folders }: { reply: SavedReply; folders: readonly string[] } ): JSX.Element {
	const [ kept, setKept ] = useState( () => draftOf( reply ) );
	const known = useRef( reply.updated_at );
	if ( known.current !== reply.updated_at ) {
		known.current = reply.updated_at;
		setKept( draftOf( reply ) );
	}
	return <ReplyForm kept={ kept } folders={ folders } />;
}

function Missing(): JSX.Element {
	return (
		<Frame title={ __( 'Saved reply', 'deskfold' ) }>
			<p className="df-settings-form">{ __( 'With your role you read saved replies and do not write them.', 'deskfold' ) }</p>
		</Frame>
	);
}

type FrameProps = { title: string; foot?: ReactNode; children: ReactNode };

/** Head with a way out, the content scrolls, the foot stays. */
export function Frame( { title, foot, children }: FrameProps ): JSX.Element {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => heading.current?.focus( { preventScroll: true } ), [] );
	return (
		<section className="df-reply-pane" aria-label={ title }>
			<header className="df-settings-head">
				<a className="df-icon-button df-reply-back" href="#/settings/replies" aria-label={ __( 'Back to the saved replies', 'deskfold' ) }>
					<Icon name="back" />
				</a>
				<h1 ref={ heading } tabIndex={ -1 } className="df-cut" dir="auto">
					{ title }
				</h1>
				<span className="df-grow" />
				<a className="df-icon-button df-reply-close" href="#/settings/replies" aria-label={ __( 'Close', 'deskfold' ) } title={ __( 'Close', 'deskfold' ) }>
					<Icon name="close" />
				</a>
			</header>
			<div className="df-settings-scroll">{ children }</div>
			{ foot && <footer className="df-reply-foot">{ foot }</footer> }
		</section>
	);
}
