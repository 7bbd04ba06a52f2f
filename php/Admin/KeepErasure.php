<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** There is one at a time. It is kept until it is done or given up, so that one that was cut off can go on. */
final class KeepErasure {

	/** Not autoloaded. */
	public const OPTION = 'deskfold_erasure';

	public function __invoke( Erasure $erasure ): void {
		update_option( self::OPTION, get_object_vars( $erasure ), false );
	}

	public function read(): Erasure {
		$kept = get_option( self::OPTION );
		return Erasure::from( is_array( $kept ) ? $kept : [] );
	}

	public function forget(): void {
		delete_option( self::OPTION );
	}
}
