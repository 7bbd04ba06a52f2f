<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** What one server says it found out: one Authentication-Results field. */
final class AuthenticationStamp {

	/** Stands for the name where a server writes none, as Microsoft 365 does. */
	public const UNNAMED = '-';

	/**
	 * @param string                     $server   its name for itself (authserv-id), lower case
	 * @param bool                       $is_on_top above every Received field, where only the last server can write
	 * @param list<AuthenticationResult> $results
	 */
	public function __construct(
		public readonly string $server,
		public readonly bool $is_on_top,
		public readonly array $results,
	) {
	}
}
