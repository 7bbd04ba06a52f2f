import { __, sprintf } from '@wordpress/i18n';
import { fileSize } from '../core/format';
import type { Attachment } from '../core/types.gen';
import { Icon, IconButton } from '../ui';
import type { Files } from './useFiles';

type Props = { attachments: readonly Attachment[]; files: Files; onRemove: ( id: number ) => void };

/** What goes with the message, and what is still on its way up. */
export function DraftFiles( { attachments, files, onRemove }: Props ): JSX.Element | null {
	if ( attachments.length + files.uploads.length === 0 ) {
		return null;
	}
	return (
		<ul className="df-draft-files" aria-label={ __( 'Attachments', 'deskfold' ) }>
			{ attachments.map( ( file ) => (
				<li key={ file.id } className="df-draft-file">
					<Icon name="attach" size={ 16 } />
					<bdi className="df-cut">{ file.name }</bdi>
					<span className="df-muted df-num">{ fileSize( file.size ) }</span>
					{ /* translators: %s: name of a file. */ }
					<IconButton icon="close" size={ 24 } iconSize={ 16 } label={ sprintf( __( 'Remove %s', 'deskfold' ), file.name ) } onClick={ () => onRemove( file.id ) } />
				</li>
			) ) }
			{ files.uploads.map( ( { key, file, share, problem } ) => (
				<li key={ key } className={ `df-draft-file ${ problem ? 'has-failed' : '' }` }>
					<Icon name={ problem ? 'warning' : 'attach' } size={ 16 } />
					<bdi className="df-cut">{ file.name }</bdi>
					{ problem ? (
						<span className="df-draft-file-problem" role="alert">
							{ problem }
						</span>
					) : (
						<progress max={ 1 } value={ share } aria-label={ /* translators: %s: name of a file. */ sprintf( __( 'Uploading %s', 'deskfold' ), file.name ) } />
					) }
					{ problem && <IconButton icon="retry" size={ 24 } iconSize={ 16 } label={ __( 'Try again', 'deskfold' ) } onClick={ () => files.retry( key ) } /> }
					{ /* translators: %s: name of a file. */ }
					<IconButton icon="close" size={ 24 } iconSize={ 16 } label={ sprintf( __( 'Remove %s', 'deskfold' ), file.name ) } onClick={ () => files.cancel( key ) } />
				</li>
			) ) }
		</ul>
	);
}
