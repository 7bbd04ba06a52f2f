import { __ } from '@wordpress/i18n';
import { useMemo, useRef, useState } from 'react';
import { boot } from '../../core/boot';
import { fileSize } from '../../core/format';
import type { SavedReply } from '../../core/types.gen';
import { languageName, ownLanguage, textFor } from '../../replies/languages';
import { useMarks } from '../../replies/useMarks';
import { Prose } from '../../tickets/Prose';
import { Chip, Icon } from '../../ui';
import { Frame } from './ReplyPane';

const NONE: readonly string[] = [];

/** Everyone's, for an agent who does not change what everyone uses. */
export function ReplyReading( { reply }: { reply: SavedReply } ): JSX.Element {
	const box = useRef< HTMLDivElement >( null );
	const [ locale, setLocale ] = useState( ownLanguage );
	const shown = useMemo( () => textFor( reply.texts, locale ), [ reply.texts, locale ] );
	useMarks( box, NONE, shown.html );
	return (
		<Frame
			title={ reply.name }
			foot={
				boot().user.caps.reply ? (
					<a className="df-button is-secondary is-medium" href={ `#/settings/replies/copy-${ reply.id }` }>
						{ __( 'Make one of my own', 'deskfold' ) }
					</a>
				) : undefined
			}
		>
			<div className="df-settings-form df-reply-form">
				<p className="df-muted">{ __( 'Everyone uses this reply. Supervisors and managers change it.', 'deskfold' ) }</p>
				{ reply.texts.length > 1 && (
					<div className="df-replies-languages" role="group" aria-label={ __( 'Language', 'deskfold' ) }>
						{ reply.texts.map( ( text ) => (
							<button key={ text.locale } type="button" className="df-language" lang={ text.locale } aria-pressed={ text.locale === shown.locale } onClick={ () => setLocale( text.locale ) }>
								{ languageName( text.locale ) }
							</button>
						) ) }
					</div>
				) }
				<div ref={ box } className="df-reply-read" dir="auto" lang={ shown.locale }>
					<Prose html={ shown.html } />
				</div>
				{ reply.files.map( ( file ) => (
					<a key={ file.id } className="df-reply-file" href={ file.url }>
						<Icon name="attach" size={ 16 } />
						<bdi className="df-cut">{ file.name }</bdi>
						<span className="df-muted df-num">{ fileSize( file.size ) }</span>
					</a>
				) ) }
				{ reply.tags.length > 0 && (
					<div className="df-reply-tags">
						{ reply.tags.map( ( tag ) => (
							<Chip key={ tag } look="line" icon="tag">
								<bdi>{ tag }</bdi>
							</Chip>
						) ) }
					</div>
				) }
			</div>
		</Frame>
	);
}
