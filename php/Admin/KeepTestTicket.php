<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** There is one test ticket at a time. */
final class KeepTestTicket {

	/** Not autoloaded. */
	public const OPTION = 'deskfold_test_ticket';

	public function __invoke( TestTicket $test ): TestTicket {
		update_option( self::OPTION, get_object_vars( $test ), false );
		return $test;
	}

	public function read(): TestTicket {
		$kept = get_option( self::OPTION );
		return TestTicket::from( is_array( $kept ) ? $kept : [] );
	}

	public function forget(): void {
		delete_option( self::OPTION );
	}
}
