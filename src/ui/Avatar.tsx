import { initials } from '../core/format';
import { Icon } from './Icon';

type Props = {
	name: string;
	size?: number;
	/** Keeps one person in one tint: the customer's or the agent's number. */
	seed?: number | string;
	channel?: 'email' | 'form';
	className?: string;
};

const TINTS = 6;

export function tintOf( seed: number | string ): number {
	if ( typeof seed === 'number' ) {
		return ( Math.abs( seed ) % TINTS ) + 1;
	}
	let sum = 0;
	for ( const sign of seed ) {
		sum = ( sum * 31 + ( sign.codePointAt( 0 ) ?? 0 ) ) % 9973;
	}
	return ( sum % TINTS ) + 1;
}

/** Initials on a quiet tint; the name always stands beside it. */
export function Avatar( { name, size = 32, seed, channel, className = '' }: Props ): JSX.Element {
	const letters = initials( name );
	return (
		<span
			className={ `df-avatar tint-${ tintOf( seed ?? name ) } ${ className }` }
			style={ { inlineSize: size, blockSize: size, fontSize: size * 0.38 } }
			aria-hidden="true"
		>
			{ letters || <Icon name="person" size={ size * 0.6 } /> }
			{ channel && <ChannelMark channel={ channel } /> }
		</span>
	);
}

export function Nobody( { size = 20, title }: { size?: number; title: string } ): JSX.Element {
	return (
		<span className="df-avatar is-nobody" style={ { inlineSize: size, blockSize: size } } title={ title }>
			<Icon name="person" size={ 14 } />
		</span>
	);
}

function ChannelMark( { channel }: { channel: 'email' | 'form' } ): JSX.Element {
	return (
		<span className={ `df-avatar-mark channel-${ channel }` }>
			<Icon name={ channel } size={ 16 } />
		</span>
	);
}
