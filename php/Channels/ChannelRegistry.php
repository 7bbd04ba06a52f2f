<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

use Deskfold\Core\Problem;

/** The channels of this site. Each channel's module adds its own when the registry asks. */
final class ChannelRegistry {

	/** Filter: array<string, callable(): Channel>, by name. */
	public const CHANNELS = 'deskfold_channels';

	/** @var array<string, Channel> */
	private array $open = [];

	/** @throws Problem when no room serves that channel */
	public function get( string $name ): Channel {
		if ( isset( $this->open[ $name ] ) ) {
			return $this->open[ $name ];
		}
		/** @var array<string, callable(): Channel> $makers */
		$makers = apply_filters( self::CHANNELS, [] );
		if ( ! isset( $makers[ $name ] ) ) {
			/* translators: %s: name of a channel, such as "email". */
			throw new Problem( 'unknown_channel', sprintf( __( 'No channel named “%s” is switched on.', 'deskfold' ), $name ), 500 );
		}
		return $this->open[ $name ] = $makers[ $name ]();
	}
}
