export const foldSign = ( sign: string ): string => sign.normalize( 'NFKD' ).replace( /\p{Mn}/gu, '' ).toLocaleLowerCase();

/** Small letters without accents, one blank between words: what a search compares. */
export const fold = ( text: string ): string => foldSign( text ).replace( /\s+/gu, ' ' ).trim();
