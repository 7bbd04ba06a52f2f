import type { CSSProperties } from 'react';
import { glyphs, type GlyphName } from './glyphs';

/** Glyphs that point along the line of reading turn round with it. */
const turns: ReadonlySet< GlyphName > = new Set( [ 'back', 'next', 'reply', 'list', 'quote', 'external' ] );

type Props = { name: GlyphName; size?: number; className?: string; style?: CSSProperties };

/** Always beside a word or inside a named control, so never read out itself. */
export function Icon( { name, size = 20, className = '', style }: Props ): JSX.Element {
	const [ line, full ] = glyphs[ name ] as readonly [ string, string? ];
	return (
		<svg
			className={ `df-icon ${ turns.has( name ) ? 'df-flip' : '' } ${ className }` }
			width={ size }
			height={ size }
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			strokeWidth={ name === 'bold' ? 2 : 1.5 }
			strokeLinejoin="round"
			aria-hidden="true"
			focusable="false"
			style={ style }
		>
			{ name === 'unassigned' && <circle cx="12" cy="12" r="7.4" strokeDasharray="3 2.81" /> }
			{ line && <path d={ line } /> }
			{ full && <path d={ full } fill="currentColor" stroke="none" /> }
		</svg>
	);
}
