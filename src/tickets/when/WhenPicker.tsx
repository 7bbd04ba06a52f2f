import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { locale } from '../../core/boot';
import { useNow } from '../../core/clock';
import { comingLong, comingShort } from '../../core/format';
import { Icon, Popover, type GlyphName } from '../../ui';
import { moments } from './moments';
import { parseWhen } from './parse';

export type WhenProps = {
	anchor: RefObject< HTMLElement >;
	/** What the chosen time is for: the name of the dialog. */
	label: string;
	help: string;
	align?: 'start' | 'end';
	/** "Until Maya answers"; left out where that is no answer. */
	untilAnswer?: string;
	/** For what sleeps already. */
	onWake?: () => void;
	/** Null: until the customer answers. */
	onPick: ( at: number | null ) => void;
	onClose: () => void;
};

/** Five times and one that is typed: any letter goes to the field, arrows walk, Enter takes. */
export function WhenPicker( { anchor, label, help, align = 'start', untilAnswer, onWake, onPick, onClose }: WhenProps ): JSX.Element {
	const now = useNow();
	const box = useRef< HTMLDivElement >( null );
	useEffect( () => box.current?.querySelector< HTMLElement >( 'button' )?.focus(), [] );

	const take = ( act: () => void ) => () => {
		onClose();
		anchor.current?.focus();
		act();
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		const stops = [ ...( box.current?.querySelectorAll< HTMLElement >( 'button, input' ) ?? [] ) ];
		const at = stops.indexOf( document.activeElement as HTMLElement );
		const way = event.key === 'Tab' && event.shiftKey ? 'ArrowUp' : event.key;
		const step = { ArrowDown: 1, ArrowUp: -1, Tab: 1 }[ way ];
		if ( step !== undefined ) {
			event.preventDefault();
			stops[ ( at + step + stops.length ) % stops.length ]?.focus();
		} else if ( event.key.length === 1 && event.key !== ' ' && ! event.ctrlKey && ! event.metaKey && ! event.altKey ) {
			box.current?.querySelector( 'input' )?.focus();
		}
	};
	return (
		<Popover anchor={ anchor } onClose={ onClose } width={ 320 } align={ align } label={ label }>
			{ /* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of everything inside */ }
			<div ref={ box } className="df-when" onKeyDown={ onKeyDown }>
				<div className="df-when-part">
					{ onWake && <Choice icon="bell" title={ __( 'Wake it now', 'deskfold' ) } onTake={ take( onWake ) } /> }
					{ moments( now ).map( ( { key, icon, title, at } ) => (
						<Choice key={ key } icon={ icon } title={ title } hint={ comingShort( at, now ) } onTake={ take( () => onPick( at ) ) } />
					) ) }
				</div>
				{ untilAnswer && (
					<div className="df-when-part">
						<Choice icon="reply" title={ untilAnswer } onTake={ take( () => onPick( null ) ) } />
					</div>
				) }
				<div className="df-when-part is-typed">
					<Typed help={ help } now={ now } onTake={ ( at ) => take( () => onPick( at ) )() } />
				</div>
			</div>
		</Popover>
	);
}

function Choice( { icon, title, hint, onTake }: { icon: GlyphName; title: string; hint?: string; onTake: () => void } ): JSX.Element {
	return (
		<button type="button" className="df-menu-item" onClick={ onTake }>
			<Icon name={ icon } className={ icon === 'reply' ? 'df-flip' : '' } />
			<span className="df-grow df-cut">{ title }</span>
			{ hint && <span className="df-when-hint df-num">{ hint }</span> }
		</button>
	);
}

const trouble = ( problem: 'unknown' | 'passed' | 'far' ): string =>
	( {
		unknown: __( 'We do not understand this time. Try “tomorrow 9” or “2 weeks”.', 'deskfold' ),
		passed: __( 'This time has passed. Choose a later one.', 'deskfold' ),
		far: __( 'This is more than five years away. Choose an earlier time.', 'deskfold' ),
	} )[ problem ];

/** What was understood stands there before it is taken. */
function Typed( { help, now, onTake }: { help: string; now: number; onTake: ( at: number ) => void } ): JSX.Element {
	const [ text, setText ] = useState( '' );
	const [ insisted, setInsisted ] = useState( false );
	const read = text.trim() === '' ? null : parseWhen( text, now, locale() );
	const understood = read && 'at' in read ? read.at : null;
	const problem = read && 'problem' in read ? trouble( read.problem ) : '';
	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Enter' && ! event.nativeEvent.isComposing ) {
			event.preventDefault();
			// The clock of the desk ticks by the half minute.
			const fresh = parseWhen( text, Date.now(), locale() );
			setInsisted( true );
			if ( 'at' in fresh ) {
				onTake( fresh.at );
			}
		}
	};
	const bad = problem !== '' && insisted;
	return (
		<>
			<input
				className="df-input"
				dir="auto"
				value={ text }
				aria-label={ __( 'Type a time', 'deskfold' ) }
				aria-describedby="df-when-read"
				aria-invalid={ bad }
				placeholder={ __( 'Type a time: “tue 3pm”, “2 weeks”', 'deskfold' ) }
				onChange={ ( event ) => {
					setText( event.target.value );
					setInsisted( false );
				} }
				onKeyDown={ onKeyDown }
			/>
			<div id="df-when-read" className={ `df-when-read ${ bad ? 'is-bad' : '' }` } role="status">
				{ understood === null && ( problem || help ) }
				{ understood !== null && (
					<button type="button" className="df-menu-item" tabIndex={ -1 } onClick={ () => onTake( understood ) }>
						<Icon name="check" size={ 16 } />
						<span className="df-num">{ sprintf( /* translators: %s: a day and a time. */ __( 'This is %s', 'deskfold' ), comingLong( understood, now ) ) }</span>
					</button>
				) }
			</div>
		</>
	);
}
