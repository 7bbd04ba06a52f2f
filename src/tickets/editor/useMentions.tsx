import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode, RefObject } from 'react';
import { boot, locale } from '../../core/boot';
import { fold } from '../../core/format';
import { Avatar } from '../../ui';
import type { EditorHandle } from '../Editor';
import { AGENT } from './clean';
import type { Triggers } from './triggers';
import { useTriggerMenu } from './useTriggerMenu';

const escaped = ( text: string ): string => text.replace( /[&<>"]/g, ( sign ) => `&#${ sign.charCodeAt( 0 ) };` );

/** The agents that a note names, without whoever writes it. */
export const mentionedIn = ( html: string ): number[] => [ ...new Set( [ ...html.matchAll( new RegExp( `${ AGENT }="(\\d+)"`, 'g' ) ) ].map( ( [ , id ] ) => Number( id ) ) ) ];

/** "@" names a colleague in a note; whoever is named is told. */
export function useMentions( editor: RefObject< EditorHandle >, on: boolean ): { triggers: Triggers; menu: ReactNode } {
	const { agents, user } = boot();
	const { trigger, menu } = useTriggerMenu( {
		editor,
		label: __( 'Mention a colleague', 'deskfold' ),
		spaces: true,
		width: 280,
		find: ( query ) =>
			agents
				.filter( ( agent ) => agent.id !== user.id && ( ` ${ fold( agent.name ) }`.includes( ` ${ fold( query ) }` ) || fold( agent.email ).startsWith( fold( query ) ) ) )
				.slice( 0, 8 )
				.map( ( agent ) => ( { id: String( agent.id ), label: agent.name, leading: <Avatar name={ agent.name } seed={ agent.id } size={ 24 } /> } ) ),
		note: ( query ) => ( query === '' ? __( 'You are the only agent here.', 'deskfold' ) : undefined ),
		onPick: ( id ) => {
			const name = agents.find( ( agent ) => String( agent.id ) === id )?.name ?? '';
			editor.current?.replaceTrigger( `<span ${ AGENT }="${ id }">@${ escaped( name ) }</span>\u00A0` );
		},
	} );
	return { triggers: on ? { '@': trigger } : {}, menu: on ? menu : null };
}

/** Below a note: who reads it, and who is told. */
export function NoteHint( { html }: { html: string } ): JSX.Element {
	const { agents, user } = boot();
	const told = mentionedIn( html )
		.filter( ( id ) => id !== user.id )
		.flatMap( ( id ) => agents.find( ( agent ) => agent.id === id )?.name ?? [] );
	const names = new Intl.ListFormat( locale(), { type: 'conjunction' } ).format( told );
	return (
		<p className="df-note-hint">
			{ told.length === 0
				? __( 'Only your team sees this.', 'deskfold' )
				: /* translators: %s: one name, or several in a list. */ sprintf( _n( 'Only your team sees this. %s gets a notification.', 'Only your team sees this. %s get a notification.', told.length, 'deskfold' ), names ) }
		</p>
	);
}
