import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { GlyphName } from './glyphs';

type Props = { icon: GlyphName; title: string; children?: ReactNode; action?: ReactNode };

/** Why it is empty, in one sentence, and one next step. */
export function Empty( { icon, title, children, action }: Props ): JSX.Element {
	return (
		<div className="df-empty">
			<span className="df-empty-icon">
				<Icon name={ icon } size={ 32 } />
			</span>
			<h2>{ title }</h2>
			{ children && <p>{ children }</p> }
			{ action && <div className="df-empty-action">{ action }</div> }
		</div>
	);
}
