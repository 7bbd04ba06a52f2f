import { __, sprintf } from '@wordpress/i18n';
import { fileSize } from '../core/format';
import type { Attachment } from '../core/types.gen';
import { Icon, IconButton } from '../ui';
import type { Files, Upload } from './useFiles';

type Props = { attachments: readonly Attachment[]; files: Files; onRemove: ( id: number ) => void };

/* translators: %s: name of a file, or an e-mail address. */
const removing = ( name: string ): string => sprintf( __( 'Remove %s', 'deskfold' ), name );

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
					<IconButton icon="close" size={ 24 } iconSize={ 16 } label={ removing( file.name ) } onClick={ () => onRemove( file.id ) } />
				</li>
			) ) }
			{ files.uploads.map( ( upload ) => (
				<UploadRow key={ upload.key } upload={ upload } onRetry={ () => files.retry( upload ) } onCancel={ () => files.cancel( upload.key ) } />
			) ) }
		</ul>
	);
}

type UploadProps = { upload: Upload; onRetry: () => void; onCancel: () => void };

function UploadRow( { upload, onRetry, onCancel }: UploadProps ): JSX.Element {
	const { file, share, problem } = upload;
	return (
		<li className={ `df-draft-file ${ problem ? 'has-failed' : '' }` }>
			<Icon name={ problem ? 'warning' : 'attach' } size={ 16 } />
			<bdi className="df-cut">{ file.name }</bdi>
			{ problem ? (
				<span className="df-draft-file-problem" role="alert">
					{ problem }
				</span>
			) : (
				<progress max={ 1 } value={ share } aria-label={ /* translators: %s: name of a file. */ sprintf( __( 'Uploading %s', 'deskfold' ), file.name ) } />
			) }
			{ problem && <IconButton icon="retry" size={ 24 } iconSize={ 16 } label={ __( 'Try again', 'deskfold' ) } onClick={ onRetry } /> }
			<IconButton icon="close" size={ 24 } iconSize={ 16 } label={ removing( file.name ) } onClick={ onCancel } />
		</li>
	);
}
