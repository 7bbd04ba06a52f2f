import { useId, type ReactNode } from 'react';
import { number } from '../core/format';
import { prefer, usePreferences } from '../core/preferences';
import { Icon } from '../ui';

type Props = { name: string; title: string; count?: number; children: ReactNode };

/** A part of the panel that stays open or closed as this agent left it. */
export function Section( { name, title, count, children }: Props ): JSX.Element {
	const { closedSections } = usePreferences();
	const id = useId();
	const closed = closedSections.includes( name );
	const toggle = () => prefer( { closedSections: closed ? closedSections.filter( ( one ) => one !== name ) : [ ...closedSections, name ] } );
	return (
		<section className="df-customer-section" aria-labelledby={ `${ id }-title` }>
			<h3 id={ `${ id }-title` }>
				<button
					type="button"
					aria-expanded={ ! closed }
					aria-controls={ id }
					onClick={ toggle }
				>
					<span>{ title }</span>
					{ count !== undefined && <span className="df-customer-count">{ number( count ) }</span> }
					<Icon name={ closed ? 'down' : 'up' } />
				</button>
			</h3>
			<div id={ id } hidden={ closed }>
				{ children }
			</div>
		</section>
	);
}
