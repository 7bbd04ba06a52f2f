import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../../core/boot';
import type { Attachment, ReplyFile, SavedReply } from '../../core/types.gen';
import { ownLanguage } from '../../replies/languages';
import type { ReplyWords } from '../../replies/store';
import { isBlank } from '../../tickets/writing';
import type { Example } from './examples';

/** A saved reply as it stands in the form. */
export type ReplyDraft = Pick< SavedReply, 'id' | 'name' | 'folder' | 'is_personal' | 'texts' | 'tags' > & {
	files: readonly ReplyFile[];
	uploads: readonly Attachment[];
	updated_at: number;
};

export const mayShare = (): boolean => boot().user.caps.supervise || boot().user.caps.manage;

export const blank = (): ReplyDraft => ( {
	id: 0,
	name: '',
	folder: '',
	is_personal: ! mayShare(),
	texts: [ { locale: ownLanguage(), html: '' } ],
	tags: [],
	files: [],
	uploads: [],
	updated_at: 0,
} );

export const draftOf = ( { id, name, folder, is_personal, texts, tags, files, updated_at }: SavedReply ): ReplyDraft => ( { id, name, folder, is_personal, texts, tags, files, uploads: [], updated_at } );

/** Another one like it; its files stay with the first. */
export const copyOf = ( reply: SavedReply ): ReplyDraft => ( {
	...draftOf( reply ),
	id: 0,
	/* translators: %s: name of a saved reply. */
	name: sprintf( __( '%s (copy)', 'deskfold' ), reply.name ),
	is_personal: reply.is_personal || ! mayShare(),
	files: [],
	updated_at: 0,
} );

const escaped = ( text: string ): string => text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' );

const htmlOf = ( text: string ): string =>
	text
		.split( '\n\n' )
		.map( ( paragraph ) => `<p>${ escaped( paragraph ).replace( /\n/g, '<br>' ) }</p>` )
		.join( '' );

export const fromExample = ( { name, text }: Example ): ReplyDraft => ( { ...blank(), name, texts: [ { locale: ownLanguage(), html: htmlOf( text ) } ] } );

export const wordsOf = ( draft: ReplyDraft, seen_at: number ): ReplyWords => ( {
	name: draft.name.trim(),
	folder: draft.folder,
	is_personal: draft.is_personal,
	texts: draft.texts,
	tags: draft.tags,
	files: draft.files.map( ( { id } ) => id ),
	uploads: draft.uploads.map( ( { id } ) => id ),
	...( draft.id > 0 ? { seen_at } : {} ),
} );

/** The languages in which nothing is said yet. */
export const blankLocales = ( { texts }: ReplyDraft ): string[] => texts.filter( ( { html } ) => isBlank( html ) ).map( ( { locale } ) => locale );
