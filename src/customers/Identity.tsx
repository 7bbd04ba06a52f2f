import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState, type FormEvent } from 'react';
import { copyText } from '../core/browser';
import { problemOf } from '../core/api';
import { locale } from '../core/boot';
import { nameOf } from '../core/format';
import { toast } from '../core/toasts';
import type { Customer } from '../core/types.gen';
import { Avatar, Button, Icon, IconButton, Menu, MenuItem, TextField, type GlyphName } from '../ui';
import { AddressMark } from './AddressMark';
import { store } from './store';

const icons: Record< string, GlyphName > = { email: 'email', user: 'customer' };

/** "German" for de-AT; an unknown tag says nothing rather than something wrong. */
export function languageName( tag: string ): string {
	try {
		const name = new Intl.DisplayNames( [ locale() ], { type: 'language', fallback: 'none' } ).of( tag.replace( /_/g, '-' ).split( '-' )[ 0 ] ?? '' );
		return name ?? '';
	} catch {
		return '';
	}
}

export function Identity( { customer, mayEdit }: { customer: Customer; mayEdit: boolean } ): JSX.Element {
	const [ renames, setRenames ] = useState( false );
	const address = customer.identities.find( ( identity ) => identity.kind === 'email' )?.value ?? '';
	const name = nameOf( customer.name, address );
	const language = languageName( customer.locale );
	return (
		<section className="df-customer-identity" aria-label={ name }>
			<div className="df-customer-top">
				<Avatar name={ name } size={ 48 } seed={ customer.id } />
				<div className="df-grow">
					<h2 className="df-cut" dir="auto" title={ name }>
						{ name }
					</h2>
					{ language && (
						<p className="df-muted df-cut">
							{
								/* translators: %s: name of a language. */
								sprintf( __( 'Writes in %s', 'deskfold' ), language )
							}
						</p>
					) }
				</div>
				<More customer={ customer } address={ address } mayEdit={ mayEdit } onRename={ () => setRenames( true ) } />
			</div>
			{ renames && <Rename customer={ customer } onDone={ () => setRenames( false ) } /> }
			<ul className="df-customer-contacts">
				{ customer.identities.map( ( identity ) => (
					<Contact key={ identity.kind + identity.value } customerId={ customer.id } identity={ identity } mayEdit={ mayEdit } />
				) ) }
			</ul>
		</section>
	);
}

type ContactProps = { customerId: number; identity: Customer[ 'identities' ][ number ]; mayEdit: boolean };

function Contact( { customerId, identity, mayEdit }: ContactProps ): JSX.Element {
	const { kind, value, verified } = identity;
	return (
		<li>
			<span className={ kind === 'email' ? 'channel-email' : '' }>
				<Icon name={ icons[ kind ] ?? 'person' } size={ 18 } />
			</span>
			{ kind === 'user' ? (
				<span className="df-customer-value">{ __( 'Has an account on this site', 'deskfold' ) }</span>
			) : (
				<span className="df-customer-value" dir="ltr">
					<Breakable value={ value } />
				</span>
			) }
			{ verified ? (
				<span className="df-customer-verified" title={ __( 'This person has shown that it is theirs', 'deskfold' ) }>
					<Icon name="verified" size={ 18 } />
					<span className="df-hidden">{ __( 'Verified', 'deskfold' ) }</span>
				</span>
			) : (
				<span className="df-customer-unverified">{ __( 'Not verified', 'deskfold' ) }</span>
			) }
			<AddressMark customerId={ customerId } identity={ identity } mayEdit={ mayEdit } />
		</li>
	);
}

/** A long address breaks before its "@" first. */
function Breakable( { value }: { value: string } ): JSX.Element {
	const at = value.lastIndexOf( '@' );
	return at < 1 ? (
		<>{ value }</>
	) : (
		<>
			{ value.slice( 0, at ) }
			<wbr />
			{ value.slice( at ) }
		</>
	);
}

type MoreProps = { customer: Customer; address: string; mayEdit: boolean; onRename: () => void };

function More( { customer, address, mayEdit, onRename }: MoreProps ): JSX.Element | null {
	const { change } = useDispatch( store );
	const hideImages = () => void change( customer.id, { remote_images: false } ).catch( ( thrown: unknown ) => toast( problemOf( thrown ).message, { isError: true } ) );
	const copy = async () => {
		if ( await copyText( address ) ) {
			toast( __( 'The address is copied.', 'deskfold' ) );
		} else {
			toast( __( 'The browser did not let the desk copy. Select the address and copy it by hand.', 'deskfold' ), { isError: true } );
		}
	};
	if ( ! mayEdit && ! address ) {
		return null;
	}
	const label = __( 'More about this customer', 'deskfold' );
	return (
		<Menu label={ label } align="end" button={ ( props ) => <IconButton icon="more" label={ label } { ...props } /> }>
			{ ( close ) => (
				<>
					{ mayEdit && (
						<MenuItem
							onClick={ () => {
								close();
								onRename();
							} }
						>
							{ __( 'Change the name', 'deskfold' ) }
						</MenuItem>
					) }
					{ address && (
						<MenuItem
							onClick={ () => {
								close();
								void copy();
							} }
						>
							{ __( 'Copy the e-mail address', 'deskfold' ) }
						</MenuItem>
					) }
					{ mayEdit && customer.remote_images && (
						<MenuItem
							onClick={ () => {
								close();
								hideImages();
							} }
						>
							{ __( 'Hide remote images again', 'deskfold' ) }
						</MenuItem>
					) }
				</>
			) }
		</Menu>
	);
}

function Rename( { customer, onDone }: { customer: Customer; onDone: () => void } ): JSX.Element {
	const { change } = useDispatch( store );
	const [ name, setName ] = useState( customer.name );
	const [ error, setError ] = useState< string >();
	const save = async ( event: FormEvent ) => {
		event.preventDefault();
		try {
			await change( customer.id, { name: name.trim() } );
			onDone();
		} catch ( thrown ) {
			setError( problemOf( thrown ).message );
		}
	};
	return (
		<form className="df-customer-rename" onSubmit={ ( event ) => void save( event ) }>
			<TextField
				label={ __( 'Name', 'deskfold' ) }
				value={ name }
				maxLength={ 190 }
				// eslint-disable-next-line jsx-a11y/no-autofocus -- asked for by the agent a moment ago
				autoFocus
				error={ error }
				onChange={ ( event ) => setName( event.target.value ) }
				onKeyDown={ ( event ) => event.key === 'Escape' && onDone() }
			/>
			<div className="df-customer-actions">
				<Button type="submit" look="secondary">
					{ __( 'Save', 'deskfold' ) }
				</Button>
				<Button look="tertiary" onClick={ onDone }>
					{ __( 'Cancel', 'deskfold' ) }
				</Button>
			</div>
		</form>
	);
}
