<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;
use WP_CLI;

/** What commands say. In English, as WP-CLI itself; a Problem becomes one sentence and exit code 1. */
final class Terminal {

	public const TABLE = 'table';
	public const JSON  = 'json';

	/** @param callable(): void $command */
	public function run( callable $command ): void {
		try {
			$command();
		} catch ( Problem $problem ) {
			WP_CLI::error( $problem->getMessage() );
		}
	}

	public function say( string $line ): void {
		WP_CLI::line( $line );
	}

	/** Progress: beside the result, so that a pipe gets only the result. */
	public function tell( string $line ): void {
		fwrite( STDERR, $line . "\n" );
	}

	public function done( string $line ): void {
		WP_CLI::success( $line );
	}

	public function json( mixed $value ): void {
		WP_CLI::line( (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * @param list<array<string, string|int>> $rows
	 * @param list<string>                    $columns
	 */
	public function table( array $rows, array $columns ): void {
		\WP_CLI\Utils\format_items( self::TABLE, $rows, $columns );
	}

	public function fail(): never {
		WP_CLI::halt( 1 );
	}

	/** What was typed, or what comes through the pipe when that is "-". */
	public function text( string $typed ): string {
		if ( '-' !== $typed ) {
			return $typed;
		}
		$piped = file_get_contents( 'php://stdin' );
		return false === $piped ? '' : $piped;
	}

	/** A time for people, in the site's time zone. */
	public static function time( ?int $ms ): string {
		$words = null === $ms ? '' : wp_date( 'Y-m-d H:i', intdiv( $ms, 1000 ) );
		return false === $words ? '' : $words;
	}
}
