import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { Icon } from './Icon';
import type { GlyphName } from './glyphs';

export type IconButtonProps = Omit< ButtonHTMLAttributes< HTMLButtonElement >, 'aria-label' | 'title' > & {
	icon: GlyphName;
	/** What it does: the accessible name and the tooltip. */
	label: string;
	/** The key that does the same, shown in the tooltip. */
	shortcut?: string;
	size?: 24 | 28 | 32;
	iconSize?: number;
};

export const IconButton = forwardRef< HTMLButtonElement, IconButtonProps >( function IconButton(
	{ icon, label, shortcut, size = 32, iconSize = 20, className = '', ...rest },
	ref
) {
	return (
		<button
			ref={ ref }
			type="button"
			className={ `df-icon-button is-${ size } ${ className }` }
			aria-label={ label }
			title={ shortcut ? `${ label } (${ shortcut })` : label }
			{ ...( shortcut && shortcut.length === 1 ? { 'aria-keyshortcuts': shortcut } : {} ) }
			{ ...rest }
		>
			<Icon name={ icon } size={ iconSize } />
		</button>
	);
} );
