<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Settings;

/** Remembers how far somebody has come with setting up, so that they can go on later. */
final class KeepSetup {

	public const SECTION = 'setup';

	public function __construct( private readonly Settings $settings ) {
	}

	public function read(): Setup {
		$kept = $this->settings->get( self::SECTION );
		return Setup::from( is_array( $kept ) ? $kept : [] );
	}

	/** @param array<string, string|int> $changes of the properties of a Setup */
	public function __invoke( array $changes ): Setup {
		$this->settings->set( self::SECTION, $changes + get_object_vars( $this->read() ) );
		return $this->read();
	}
}
