import { __ } from '@wordpress/i18n';
import { format } from '../app/route';
import { api } from '../core/api';
import { copyText } from '../core/browser';
import { toast } from '../core/toasts';
import type { Message } from '../core/types.gen';
import { IconButton, Menu, MenuItem } from '../ui';

type Props = { message: Message; onWhy: () => void; onOriginal: () => void };

async function copy( text: string, done: string ): Promise< void > {
	toast( ( await copyText( text ) ) ? done : __( 'Your browser did not let us copy.', 'deskfold' ) );
}

const textOf = ( { text, html }: Message ): string => text || new DOMParser().parseFromString( html, 'text/html' ).body.innerText;

const linkTo = ( { ticket_id: ticket, id: message }: Message ): string => window.location.href.split( '#' )[ 0 ] + format( { screen: 'ticket', ticket, message } );

export function MessageMenu( { message, onWhy, onOriginal }: Props ): JSX.Element {
	const label = __( 'Message actions', 'deskfold' );
	return (
		<Menu label={ label } align="end" button={ ( props ) => <IconButton icon="dots" size={ 24 } className="df-message-menu" label={ label } { ...props } /> }>
			{ ( close ) => {
				const then = ( act: () => void ) => () => {
					close();
					act();
				};
				return (
					<>
						<MenuItem icon="copy" onClick={ then( () => void copy( textOf( message ), __( 'Text copied', 'deskfold' ) ) ) }>
							{ __( 'Copy the text', 'deskfold' ) }
						</MenuItem>
						{ message.kind === 'incoming' && (
							<MenuItem icon="uncertain" onClick={ then( onWhy ) }>
								{ __( 'Why is this here?', 'deskfold' ) }
							</MenuItem>
						) }
						<MenuItem icon="link" onClick={ then( () => void copy( linkTo( message ), __( 'Link copied', 'deskfold' ) ) ) }>
							{ __( 'Copy the link', 'deskfold' ) }
						</MenuItem>
						{ message.has_raw && (
							<>
								<MenuItem icon="file" onClick={ then( onOriginal ) }>
									{ __( 'Show the original mail', 'deskfold' ) }
								</MenuItem>
								<MenuItem icon="download" onClick={ then( () => window.location.assign( api.link( `messages/${ message.id }/raw` ) ) ) }>
									{ __( 'Download the original mail', 'deskfold' ) }
								</MenuItem>
							</>
						) }
					</>
				);
			} }
		</Menu>
	);
}
