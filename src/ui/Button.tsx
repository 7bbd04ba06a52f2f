import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { Icon } from './Icon';
import type { GlyphName } from './glyphs';

type Look = 'primary' | 'secondary' | 'plain' | 'tertiary' | 'ghost' | 'danger';

export type ButtonProps = ButtonHTMLAttributes< HTMLButtonElement > & {
	look?: Look;
	/** 28, 32 (the desk) or 40 (dialogs and settings). */
	size?: 'small' | 'medium' | 'large';
	icon?: GlyphName;
};

export const Button = forwardRef< HTMLButtonElement, ButtonProps >( function Button(
	{ look = 'plain', size = 'medium', icon, className = '', children, ...rest },
	ref
) {
	return (
		<button
			ref={ ref }
			type="button"
			className={ `df-button is-${ look } is-${ size } ${ icon ? 'has-icon' : '' } ${ className }` }
			{ ...rest }
		>
			{ icon && <Icon name={ icon } /> }
			{ children }
		</button>
	);
} );
