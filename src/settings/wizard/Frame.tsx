import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, type ReactNode } from 'react';
import { number } from '../../core/format';
import { Icon } from '../../ui';

export type Step = 1 | 2 | 3 | 4;

const names = (): string[] => [ __( 'Where your mail comes from', 'deskfold' ), __( 'Who answers', 'deskfold' ), __( 'On your site', 'deskfold' ) ];

type Props = { step: Step; reached: number; title: string; lead: string; footer: ReactNode; centred?: boolean; children: ReactNode };

/** One decision: what was decided before above it, the ways on below. */
export function Frame( { step, reached, title, lead, footer, centred = false, children }: Props ): JSX.Element {
	const heading = useRef< HTMLHeadingElement >( null );
	// Whoever goes on with the keyboard or hears the page begins at its top.
	useEffect( () => heading.current?.focus( { preventScroll: true } ), [ step ] );
	return (
		<section className="df-wizard" aria-label={ __( 'First steps', 'deskfold' ) }>
			<ol className="df-wizard-steps">
				{ names().map( ( name, index ) => (
					<Place key={ name } name={ name } place={ index + 1 } step={ step } reached={ reached } />
				) ) }
			</ol>
			<div className="df-wizard-scroll">
				<div className={ `df-wizard-body ${ centred ? 'is-centred' : '' }` }>
					{ centred && (
						<span className="df-wizard-ready">
							<Icon name="check" size={ 32 } />
						</span>
					) }
					<h1 ref={ heading } tabIndex={ -1 }>
						{ title }
					</h1>
					<p className="df-wizard-lead">{ lead }</p>
					{ children }
				</div>
			</div>
			<footer className="df-wizard-foot">{ footer }</footer>
		</section>
	);
}

function Place( { name, place, step, reached }: { name: string; place: number; step: Step; reached: number } ): JSX.Element {
	const isNow = place === step;
	const isDone = ! isNow && place < reached;
	const done = isDone ? 'is-done' : '';
	return (
		<li className={ isNow ? 'is-now' : done } { ...( isNow ? { 'aria-current': 'step' as const } : {} ) }>
			<span aria-hidden="true">{ isDone ? <Icon name="check" size={ 16 } /> : number( place ) }</span>
			<span className="df-hidden">
				{ isDone
					? /* translators: %s: number of a step. */ sprintf( __( 'Step %s, done:', 'deskfold' ), number( place ) )
					: /* translators: %s: number of a step. */ sprintf( __( 'Step %s:', 'deskfold' ), number( place ) ) }
			</span>
			<b>{ name }</b>
		</li>
	);
}
