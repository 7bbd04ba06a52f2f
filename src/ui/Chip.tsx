import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { GlyphName } from './glyphs';

type Props = {
	look?: 'quiet' | 'line' | 'soon' | 'over' | 'ok' | 'success' | 'info' | 'warning' | 'danger';
	icon?: GlyphName;
	title?: string;
	className?: string;
	children: ReactNode;
};

/** One height, a glyph and words. */
export function Chip( { look = 'quiet', icon, title, className = '', children }: Props ): JSX.Element {
	return (
		<span className={ `df-chip is-${ look } ${ className }` } title={ title }>
			{ icon && <Icon name={ icon } size={ 16 } /> }
			{ children }
		</span>
	);
}
