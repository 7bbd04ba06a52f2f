<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

/** Runs `wp deskfold …` in a process of its own: arguments, exit codes and streams are the real ones. */
trait RunsWpCli {

	/**
	 * @param list<string> $args
	 * @return array{int, string, string} exit code, standard output, standard error
	 */
	private function wp( array $args, string $input = '' ): array {
		[ $process, $pipes ] = $this->start_wp( $args );
		fwrite( $pipes[0], $input );
		fclose( $pipes[0] );
		$said = (string) stream_get_contents( $pipes[1] );
		$told = (string) stream_get_contents( $pipes[2] );
		return [ proc_close( $process ), trim( $said ), trim( $told ) ];
	}

	/** The JSON that a successful command prints. */
	private function json_of( string ...$args ): mixed {
		[ $code, $said, $told ] = $this->wp( [ ...array_values( $args ), '--format=json' ] );
		self::assertSame( 0, $code, $told );
		return json_decode( $said, true, 512, JSON_THROW_ON_ERROR );
	}

	/**
	 * @param list<string> $args
	 * @return array{resource, array{resource, resource, resource}} the process and its streams
	 */
	private function start_wp( array $args ): array {
		$command = [ PHP_BINARY, '-d', 'memory_limit=512M', '-d', 'display_errors=0', self::phar() ?? self::markTestSkipped( 'WP-CLI is not in the cache: run `npm start` once.' ), '--allow-root', '--path=' . ABSPATH, 'deskfold', ...$args ];
		$process = proc_open( $command, [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'pipe', 'w' ] ], $pipes );
		self::assertIsResource( $process );
		return [ $process, [ $pipes[0], $pipes[1], $pipes[2] ] ];
	}

	private static function phar(): ?string {
		$cache = getenv( 'XDG_CACHE_HOME' );
		$home  = false === $cache || '' === $cache ? getenv( 'HOME' ) . '/.cache' : $cache;
		$found = glob( "$home/deskfold/wp-studio-*/wp-cli/wp-cli.phar" );
		return false === $found ? null : ( $found[0] ?? null );
	}
}
