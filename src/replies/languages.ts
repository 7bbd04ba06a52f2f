import { locale as deskLocale } from '../core/boot';
import type { SavedReply } from '../core/types.gen';

type Text = SavedReply[ 'texts' ][ number ];

const short = ( locale: string ): string => locale.replace( '_', '-' ).toLowerCase();

const language = ( locale: string ): string => short( locale ).split( '-' )[ 0 ] ?? '';

/** The text a customer of that language reads: the very one, one of the same language, else the first. */
export function textFor( texts: readonly Text[], locale: string ): Text {
	const wanted = short( locale );
	const nearest = texts.find( ( text ) => short( text.locale ) === wanted ) ?? texts.find( ( text ) => wanted !== '' && language( text.locale ) === language( locale ) );
	return nearest ?? texts[ 0 ] ?? { locale: 'en', html: '' };
}

/** A language by its own name: "Svenska", "ไทย". */
export function languageName( locale: string ): string {
	try {
		const name = new Intl.DisplayNames( [ locale ], { type: 'language' } ).of( locale ) ?? locale;
		return name.charAt( 0 ).toLocaleUpperCase( locale ) + name.slice( 1 );
	} catch {
		return locale;
	}
}

/** The language that the desk speaks with this agent, as saved replies name it. */
export const ownLanguage = (): string => language( deskLocale() ) || 'en';

const OFFERED = 'ar bg ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ka kk ko lt lv mk ms nb nl pl pt pt-BR ro ru sk sl sq sr sv th tr uk ur uz vi zh-CN zh-TW';

/** To choose from, by their own names. */
export const offeredLanguages = (): { locale: string; name: string }[] =>
	OFFERED.split( ' ' )
		.map( ( locale ) => ( { locale, name: languageName( locale ) } ) )
		.sort( ( a, b ) => a.name.localeCompare( b.name ) );
