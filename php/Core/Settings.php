<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The shop's choices: one autoloaded option, so that reading costs no query. */
final class Settings {

	private const OPTION = 'deskfold_settings';

	public function get( string $key, mixed $otherwise = null ): mixed {
		return $this->all()[ $key ] ?? $otherwise;
	}

	public function set( string $key, mixed $value ): void {
		update_option( self::OPTION, [ $key => $value ] + $this->all(), true );
	}

	/** What customers know us by, where no single person writes: as chosen, else the site's name. */
	public function team_name(): string {
		$general = $this->get( 'general' );
		$chosen  = is_array( $general ) ? $general['team_name'] ?? '' : '';
		return is_string( $chosen ) && '' !== $chosen ? $chosen : wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	}

	/** @return array<mixed> */
	private function all(): array {
		$all = get_option( self::OPTION );
		return is_array( $all ) ? $all : [];
	}
}
