<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Tests\WpTestCase;

/** A visitor who reads the shop's front page pays nothing for the helpdesk. */
final class FrontPageTest extends WpTestCase {

	/** What may be built on any request: the version check, capabilities, and what makes the blocks known. */
	private const CHEAP = [
		'Deskfold\Core\Tables',
		'Deskfold\Core\Database',
		'Deskfold\Agents\Permissions',
		'Deskfold\Blocks\RegisterBlocks',
		'Deskfold\Blocks\Shortcodes',
		'Deskfold\Blocks\Patterns',
	];

	protected function setUp(): void {
		parent::setUp();
		// The visit is another process: an open transaction would keep it waiting.
		$this->commits();
	}

	public function test_the_front_page_runs_no_query_of_ours_and_builds_nothing_but_the_version_check(): void {
		$seen = $this->visit( '/' );
		$this->assertStringContainsString( '</html>', $seen['html'] );
		$this->assertSame( [], $seen['queries'] );
		$this->assertSame( [], array_values( array_diff( $seen['built'], [ ...self::CHEAP ] ) ) );
	}

	public function test_the_front_page_brings_no_script_and_no_style_of_ours(): void {
		$this->assertStringNotContainsString( 'deskfold', strtolower( $this->visit( '/' )['html'] ) );
	}

	public function test_the_front_page_loads_no_store_no_controller_and_no_job(): void {
		$found = preg_grep( '~.(Store|Controller|Schema|Job)\.php$~', $this->visit( '/' )['files'] );
		$this->assertSame( [], array_values( false === $found ? [] : $found ) );
	}

	public function test_a_page_of_the_rest_api_that_is_not_ours_runs_no_query_of_ours(): void {
		$this->assertSame( [], $this->visit( '/wp-json/wp/v2/types/post' )['queries'] );
	}

	/**
	 * In a process of its own, as a web server would.
	 *
	 * @return array{html: string, queries: list<string>, files: list<string>, built: list<string>}
	 */
	private function visit( string $path ): array {
		$code    = <<<'PHP'
			$_SERVER = [ 'HTTP_HOST' => 'shop.test', 'SERVER_NAME' => 'shop.test', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => $argv[2], 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1', 'SCRIPT_NAME' => '/index.php', 'PHP_SELF' => '/index.php', 'SCRIPT_FILENAME' => $argv[1] . '/index.php' ] + $_SERVER;
			define( 'SAVEQUERIES', true );
			define( 'WP_SANDBOX_SCRAPING', true );
			ob_start();
			register_shutdown_function( static function (): void {
				global $wpdb;
				$html  = '';
				$fault = error_get_last();
				while ( ob_get_level() > 0 ) {
					$html = ob_get_clean() . $html;
				}
				$built = ( new ReflectionProperty( Deskfold\Core\Container::class, 'built' ) )->getValue( Deskfold\Plugin::container() );
				$ours  = array_filter( array_column( $wpdb->queries, 0 ), static fn ( $sql ) => false !== stripos( $sql, 'deskfold' ) );
				$files = array_filter( get_included_files(), static fn ( $file ) => str_contains( $file, '/php/' ) && ! str_contains( $file, 'wp-' ) );
				fwrite( STDOUT, json_encode( [ 'html' => $html, 'queries' => array_values( $ours ), 'fault' => E_ERROR === ( $fault['type'] ?? 0 ) ? $fault['message'] : '', 'built' => array_keys( $built ), 'files' => array_map( 'basename', array_values( $files ) ) ], JSON_INVALID_UTF8_SUBSTITUTE ) );
			} );
			require $argv[1] . '/index.php';
			PHP;
		$process = proc_open( [ PHP_BINARY, '-d', 'display_errors=stderr', '-r', $code, '--', rtrim( ABSPATH, '/' ), $path ], [ 1 => [ 'pipe', 'w' ], 2 => [ 'pipe', 'w' ] ], $pipes );
		$this->assertIsResource( $process );
		$answer = (string) stream_get_contents( $pipes[1] );
		$fault  = (string) stream_get_contents( $pipes[2] );
		proc_close( $process );
		$seen = json_decode( $answer, true );
		$this->assertIsArray( $seen, $fault . substr( $answer, 0, 500 ) );
		$this->assertSame( '', $seen['fault'], 'the page broke' );
		/** @var array{html: string, queries: list<string>, files: list<string>, built: list<string>} $seen */
		return $seen;
	}
}
