<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Core;

use Deskfold\Core\Container;
use PHPUnit\Framework\TestCase;

interface Bell {
}

final class Brass implements Bell {
}

final class Tower {

	public function __construct( public readonly Bell $bell, public readonly Brass $brass, public readonly int $height = 40 ) {
	}
}

final class Hen {

	public function __construct( public readonly Egg $egg ) {
	}
}

final class Egg {

	public function __construct( public readonly Hen $hen ) {
	}
}

final class Weight {

	public function __construct( public readonly int $grams ) {
	}
}

final class Keeper {

	public function __construct( public readonly Container $all ) {
	}
}

final class ContainerTest extends TestCase {

	public function test_it_builds_what_a_constructor_asks_for_once(): void {
		$container = new Container();
		$container->bind( Bell::class, Brass::class );
		$tower = $container->get( Tower::class );
		$this->assertInstanceOf( Brass::class, $tower->bell );
		$this->assertSame( $tower->bell, $tower->brass );
		$this->assertSame( 40, $tower->height );
		$this->assertSame( $tower, $container->get( Tower::class ) );
	}

	public function test_an_interface_that_is_bound_to_nothing_is_a_fault_not_a_null(): void {
		$this->expectException( \Throwable::class );
		( new Container() )->get( Tower::class );
	}

	public function test_a_circle_is_named_instead_of_filling_the_memory(): void {
		$this->expectException( \LogicException::class );
		$this->expectExceptionMessage( 'circle' );
		( new Container() )->get( Hen::class );
	}

	public function test_a_circle_that_was_seen_does_not_stick(): void {
		$container = new Container();
		foreach ( [ 1, 2 ] as $try ) {
			try {
				$container->get( Hen::class );
				$this->fail( "nothing was thrown at try $try" );
			} catch ( \LogicException $fault ) {
				$this->assertStringContainsString( 'circle', $fault->getMessage() );
			}
		}
	}

	public function test_a_number_without_default_is_named(): void {
		$this->expectException( \LogicException::class );
		$this->expectExceptionMessage( '$grams' );
		( new Container() )->get( Weight::class );
	}

	public function test_what_is_put_in_is_what_comes_out(): void {
		$container = new Container();
		$weight    = new Weight( 5 );
		$container->put( $weight );
		$this->assertSame( $weight, $container->get( Weight::class ) );
	}

	public function test_modules_may_be_given_the_container_itself(): void {
		$container = new Container();
		$this->assertSame( $container, $container->get( Keeper::class )->all );
	}
}
