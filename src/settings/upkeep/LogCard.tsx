import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect } from 'react';
import { fullDate } from '../../core/format';
import { Button, Chip, SelectField } from '../../ui';
import { Card, copy, ShowMore } from '../parts';
import { store, type Level, type LogLine } from './store';

const levels = (): readonly [ Level, string ][] => [
	[ '', __( 'All lines', 'deskfold' ) ],
	[ 'error', __( 'Errors', 'deskfold' ) ],
	[ 'warning', __( 'Warnings', 'deskfold' ) ],
	[ 'note', __( 'Notes', 'deskfold' ) ],
];

/** The log, newest first. What looks like a password or a key was masked before it came here. */
export function LogCard(): JSX.Element {
	const { load, arrive } = useDispatch( store );
	const log = useSelect( ( select ) => select( store ).log(), [] );
	const level = useSelect( ( select ) => select( store ).level(), [] );
	const problem = useSelect( ( select ) => select( store ).problem( 'log' ), [] );
	useEffect( () => void load( 'log' ), [ load, level ] );
	return (
		<Card
			title={ __( 'Log', 'deskfold' ) }
			action={
				log &&
				log.lines.length > 0 && (
					<Button icon="copy" onClick={ () => void copy( log.lines.map( textOf ).join( '\n' ) ) }>
						{ __( 'Copy', 'deskfold' ) }
					</Button>
				)
			}
		>
			<p className="df-muted">{ __( 'Lines are kept for 30 days. They are in English, so that whoever helps you can read them; passwords and keys are masked.', 'deskfold' ) }</p>
			<SelectField className="df-upkeep-level" label={ __( 'Show', 'deskfold' ) } value={ level } onChange={ ( event ) => void arrive( { level: event.target.value as Level } ) }>
				{ levels().map( ( [ value, words ] ) => (
					<option key={ value } value={ value }>
						{ words }
					</option>
				) ) }
			</SelectField>
			{ problem && (
				<div role="alert">
					<p className="df-settings-warning">{ problem.message }</p>
					<Button icon="retry" onClick={ () => void load( 'log' ) }>
						{ __( 'Try again', 'deskfold' ) }
					</Button>
				</div>
			) }
			{ ! log && ! problem && <p className="df-muted">{ __( 'Loading…', 'deskfold' ) }</p> }
			{ log && log.lines.length === 0 && <p className="df-muted">{ __( 'There are no such lines.', 'deskfold' ) }</p> }
			{ log && (
				<ol className="df-upkeep-log">
					{ log.lines.map( ( line ) => (
						<Line key={ line.id } line={ line } />
					) ) }
				</ol>
			) }
			<More />
		</Card>
	);
}

const contextOf = ( { context }: LogLine ): string =>
	Object.entries( context )
		.map( ( [ name, value ] ) => `${ name }: ${ value }` )
		.join( '\n' );

/** One line for somebody else's eyes. */
const textOf = ( line: LogLine ): string => [ new Date( line.created_at ).toISOString(), line.level.toUpperCase(), line.room, line.message, contextOf( line ).replaceAll( '\n', ' · ' ) ].filter( Boolean ).join( '  ' );

function Line( { line }: { line: LogLine } ): JSX.Element {
	const context = contextOf( line );
	return (
		<li>
			<p className="df-upkeep-log-head">
				<LevelChip level={ line.level } />
				<span className="df-muted">{ line.room }</span>
				<time dateTime={ new Date( line.created_at ).toISOString() }>{ fullDate( line.created_at ) }</time>
			</p>
			<p dir="ltr" lang="en">
				{ line.message }
			</p>
			{ context && <Context text={ context } /> }
		</li>
	);
}

/** What happened around it. A whole backtrace stays folded away. */
function Context( { text }: { text: string } ): JSX.Element {
	const code = (
		<code dir="ltr" lang="en">
			{ text }
		</code>
	);
	return text.length <= 300 ? (
		code
	) : (
		<details>
			<summary>{ __( 'Technical details', 'deskfold' ) }</summary>
			{ code }
		</details>
	);
}

function LevelChip( { level }: { level: LogLine[ 'level' ] } ): JSX.Element {
	switch ( level ) {
		case 'error':
			return <Chip look="danger">{ __( 'Error', 'deskfold' ) }</Chip>;
		case 'warning':
			return <Chip look="warning">{ __( 'Warning', 'deskfold' ) }</Chip>;
		default:
			return <Chip>{ __( 'Note', 'deskfold' ) }</Chip>;
	}
}

function More(): JSX.Element | null {
	const { loadMore } = useDispatch( store );
	const next = useSelect( ( select ) => select( store ).log()?.next ?? 0, [] );
	return next === 0 ? null : <ShowMore onMore={ loadMore } />;
}
