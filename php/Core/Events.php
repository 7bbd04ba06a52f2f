<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** News for whoever listens. It travels after the commit, or not at all. */
final class Events {

	public function __construct( private readonly Database $database ) {
	}

	/** @param object $fact of a class with a NAME constant */
	public function fire( object $fact ): void {
		$name = constant( $fact::class . '::NAME' );
		assert( is_string( $name ) && '' !== $name );
		$this->database->after_commit( static fn () => do_action( $name, $fact ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.DynamicHooknameFound -- every NAME starts with deskfold_
	}
}
