<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Container;
use Deskfold\Core\Module;
use Deskfold\Tests\WpTestCase;

final class Listener {

	public static int $built = 0;

	/** @var list<array<mixed>> */
	public static array $heard = [];

	public function __construct() {
		++self::$built;
	}

	public function __invoke( mixed ...$args ): void {
		self::$heard[] = $args;
	}

	public function louder( string $text ): string {
		return strtoupper( $text );
	}
}

final class ListeningModule extends Module {

	public function wire(): void {
		$this->on( 'deskfold_test_news', Listener::class, '__invoke', 10, 2 );
		$this->filter( 'deskfold_test_words', Listener::class, 'louder' );
	}
}

final class ModuleTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		Listener::$built = 0;
		Listener::$heard = [];
		( new ListeningModule( new Container(), __FILE__ ) )->wire();
	}

	public function test_wiring_builds_nothing(): void {
		$this->assertSame( 0, Listener::$built );
	}

	public function test_what_a_hook_calls_is_built_when_it_fires_and_once(): void {
		do_action( 'deskfold_test_news', 1, 2 );
		do_action( 'deskfold_test_news', 3, 4 );
		$this->assertSame( [ 1, [ [ 1, 2 ], [ 3, 4 ] ] ], [ Listener::$built, Listener::$heard ] );
	}

	public function test_a_filter_answers(): void {
		$this->assertSame( 'HELLO', apply_filters( 'deskfold_test_words', 'hello' ) );
	}
}
