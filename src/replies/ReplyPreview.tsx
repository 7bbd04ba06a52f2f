import { __, _n, sprintf } from '@wordpress/i18n';
import { useMemo, useRef } from 'react';
import { number } from '../core/format';
import type { ListedReply, SavedReply } from '../core/types.gen';
import { Prose } from '../tickets/Prose';
import { Icon, Skeleton, useSlow } from '../ui';
import { languageName } from './languages';
import { useMarks } from './useMarks';
import { fill, type Values } from './variables';

type Text = SavedReply[ 'texts' ][ number ];

type Props = { reply: ListedReply; texts: readonly Text[] | undefined; shown: Text; values: Values; onLanguage: ( locale: string ) => void };

/** As the customer will read it, with what is filled in marked. */
export function ReplyPreview( { reply, texts, shown, values, onLanguage }: Props ): JSX.Element {
	const box = useRef< HTMLDivElement >( null );
	const { html, words } = useMemo( () => fill( shown.html, values ), [ shown.html, values ] );
	const slow = useSlow( texts === undefined );
	useMarks( box, words, html );
	return (
		<div className="df-replies-preview">
			<div ref={ box } className="df-replies-text" dir="auto" lang={ shown.locale }>
				{ texts && <Prose html={ html } /> }
				{ slow && <Skeleton width="80%" /> }
			</div>
			{ texts && texts.length > 1 && (
				<div className="df-replies-languages" role="group" aria-label={ __( 'Language', 'deskfold' ) }>
					{ texts.map( ( { locale } ) => (
						<button key={ locale } type="button" className="df-language" lang={ locale } aria-pressed={ locale === shown.locale } onMouseDown={ ( event ) => event.preventDefault() } onClick={ () => onLanguage( locale ) }>
							{ languageName( locale ) }
						</button>
					) ) }
				</div>
			) }
			<p className="df-replies-facts">
				{ reply.folder && <bdi>{ reply.folder }</bdi> }
				<span>{ timesUsed( reply.used ) }</span>
				{ reply.file_count > 0 && (
					<span className="df-replies-files">
						<Icon name="attach" size={ 16 } />
						{
							/* translators: %s: a number of attached files. */
							sprintf( _n( '%s file', '%s files', reply.file_count, 'deskfold' ), number( reply.file_count ) )
						}
					</span>
				) }
			</p>
		</div>
	);
}

export const timesUsed = ( used: number ): string =>
	used === 0
		? __( 'Not used yet', 'deskfold' )
		: /* translators: %s: how often a saved reply was sent. */
		  sprintf( _n( 'Used %s time', 'Used %s times', used, 'deskfold' ), number( used ) );
