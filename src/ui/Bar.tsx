import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { GlyphName } from './glyphs';

type Props = {
	look: 'offline' | 'error' | 'warning' | 'success' | 'info';
	action?: ReactNode;
	/** Interrupts a screen reader; only for what must not be missed. */
	urgent?: boolean;
	children: ReactNode;
};

const icons: Record< Props[ 'look' ], GlyphName > = { offline: 'offline', error: 'warning', warning: 'info', success: 'resolved', info: 'info' };

/** What happened, what is safe, what to do: a full-width line under a pane's header. */
export function Bar( { look, action, urgent = false, children }: Props ): JSX.Element {
	return (
		<div className={ `df-bar is-${ look }` } role={ urgent ? 'alert' : 'status' }>
			<Icon name={ icons[ look ] } />
			<span className="df-grow">{ children }</span>
			{ action }
		</div>
	);
}
