<?php
declare( strict_types=1 );

namespace Deskfold\Tests;

use Deskfold\Tests\House\Floors;
use Deskfold\Tests\House\House;
use Deskfold\Tests\House\Law;
use Deskfold\Tests\House\Leftovers;
use Deskfold\Tests\House\Manners;
use Deskfold\Tests\House\Names;
use Deskfold\Tests\House\Places;
use Deskfold\Tests\House\Sizes;
use Deskfold\Tests\House\Source;
use Deskfold\Tests\House\Steps;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Reads every source of php/ and blocks/ and fails on a broken law; and breaks each law once, to see that it is seen. */
final class HouseTest extends TestCase {

	/** @return array<string, array{Law}> */
	public static function laws(): array {
		return [
			'floors: a room imports its own files and lower floors'              => [ new Floors() ],
			'steps: nobody climbs, doors and stores are private'                 => [ new Steps() ],
			'places: hooks, SQL, requests, WooCommerce and the container at home' => [ new Places() ],
			'names: each says something'                                         => [ new Names() ],
			'sizes: files, functions and constructors fit in a head'             => [ new Sizes() ],
			'manners: nothing swallowed, nothing open, words in our domain'      => [ new Manners() ],
		];
	}

	#[DataProvider( 'laws' )]
	public function test_the_house_keeps_the_law_of( Law $law ): void {
		$house = House::read( dirname( __DIR__, 2 ), [ 'php', 'blocks' ] );
		$this->assertNotSame( [], $house->sources );
		$this->assertSame( '', implode( "\n", $this->breaches( $law, $house, $house->sources ) ) );
	}

	public function test_every_folder_of_php_is_a_room_on_the_map(): void {
		$found = glob( dirname( __DIR__, 2 ) . '/php/*', GLOB_ONLYDIR );
		$rooms = array_map( basename( ... ), false === $found ? [] : $found );
		$this->assertSame( [], array_values( array_diff( $rooms, array_keys( House::FLOORS ) ) ) );
	}

	public function test_no_file_holds_the_markers_of_a_conflict(): void {
		$this->assertSame( [], Leftovers::under( dirname( __DIR__, 2 ) ) );
	}

	public function test_the_markers_of_a_conflict_are_seen(): void {
		$text = implode( "\n", [ 'a', str_repeat( '<', 7 ) . ' HEAD', 'b', str_repeat( '|', 7 ) . ' 1a2b3c4', 'c', str_repeat( '=', 7 ) . "\r", 'd', str_repeat( '>', 7 ) . ' theirs', '' ] );
		$this->assertSame( [ 2, 4, 6, 8 ], Leftovers::in( $text ) );
		$this->assertSame( [], Leftovers::in( "Title\n========\n>>>>>>>> quoted\n echo <<<<<<< x\n" ) );
	}

	/** @return array<string, array{Law, string, string, string}> */
	public static function breaches_to_see(): array {
		return require __DIR__ . '/House/breaches.php';
	}

	#[DataProvider( 'breaches_to_see' )]
	public function test_a_breach_is_seen( Law $law, string $path, string $code, string $expected ): void {
		$source = $this->source( $path, $code );
		$found  = $this->breaches( $law, new House( [ $source, ...$this->neighbours() ] ), [ $source ] );
		$this->assertNotSame( [], $found, 'nothing was seen' );
		$this->assertStringContainsString( $expected, implode( "\n", $found ) );
	}

	/** @return array<string, array{string, string}> */
	public static function good_manners(): array {
		return require __DIR__ . '/House/kept.php';
	}

	#[DataProvider( 'good_manners' )]
	public function test_what_is_right_is_left_alone( string $path, string $code ): void {
		$source = $this->source( $path, $code );
		$house  = new House( [ $source, ...$this->neighbours() ] );
		foreach ( self::laws() as [ $law ] ) {
			$this->assertSame( [], $this->breaches( $law, $house, [ $source ] ) );
		}
	}

	/**
	 * @param list<Source> $sources
	 * @return list<string>
	 */
	private function breaches( Law $law, House $house, array $sources ): array {
		$breaches = [];
		foreach ( $sources as $source ) {
			foreach ( $law->broken( $source, $house ) as $breach ) {
				$breaches[] = "{$source->path}:$breach";
			}
		}
		return $breaches;
	}

	/** A whole file around a few lines, unless it is one already. */
	private function source( string $path, string $code ): Source {
		if ( ! str_starts_with( $code, '<?php' ) ) {
			$room = basename( dirname( $path ) );
			$name = basename( $path, '.php' );
			$code = "<?php\ndeclare( strict_types=1 );\n\nnamespace Deskfold\\$room;\n\nfinal class $name {\n\n\tpublic function act(): void {\n\t\t$code\n\t}\n}\n";
		}
		return new Source( $path, $code );
	}

	/** @return list<Source> one class of each kind in the room Tickets */
	private function neighbours(): array {
		return [
			$this->source( 'php/Tickets/TicketStore.php', 'return;' ),
			$this->source( 'php/Tickets/TicketController.php', 'return;' ),
			$this->source( 'php/Tickets/TicketsModule.php', 'return;' ),
			$this->source( 'php/Tickets/SweepJob.php', 'return;' ),
			new Source( 'php/Tickets/ReplyToTicket.php', "<?php\nnamespace Deskfold\\Tickets;\nfinal class ReplyToTicket { public function __invoke(): void {} }" ),
			new Source( 'php/Tickets/Ticket.php', "<?php\nnamespace Deskfold\\Tickets;\nfinal class Ticket { public function __construct( public readonly int \$id ) {} }" ),
		];
	}
}
