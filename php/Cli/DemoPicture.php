<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** Photos of the demo shop: drawn here, as PNG, without any extension for pictures. */
final class DemoPicture {

	private const WIDTH  = 480;
	private const HEIGHT = 360;

	private const TABLE = [ 196, 178, 152 ];
	private const WALL  = [ 232, 228, 220 ];
	private const BLUE  = [ 62, 96, 132 ];
	private const SAND  = [ 206, 180, 140 ];
	private const GREEN = [ 118, 146, 120 ];
	private const WHITE = [ 244, 241, 234 ];
	private const DARK  = [ 46, 42, 40 ];

	/** Shapes from back to front: kind, centre, half width and height, colour. A ring is a handle, a line has two ends. */
	private const SCENES = [
		'jug'           => [ [ 'ring', 328, 170, 58, 62, self::BLUE ], [ 'oval', 240, 220, 96, 100, self::BLUE ], [ 'box', 240, 110, 52, 60, self::BLUE ], [ 'oval', 240, 56, 62, 14, self::DARK ] ],
		'cracked-jug'   => [ [ 'ring', 328, 170, 58, 62, self::BLUE ], [ 'oval', 240, 220, 96, 100, self::BLUE ], [ 'box', 240, 110, 52, 60, self::BLUE ], [ 'oval', 240, 56, 62, 14, self::DARK ], [ 'line', 262, 62, 280, 120, self::DARK ], [ 'line', 280, 120, 268, 160, self::DARK ], [ 'line', 268, 160, 300, 230, self::DARK ] ],
		'broken-mug'    => [ [ 'box', 180, 220, 60, 80, self::SAND ], [ 'oval', 180, 300, 60, 14, self::SAND ], [ 'line', 180, 138, 204, 210, self::DARK ], [ 'line', 204, 210, 172, 300, self::DARK ], [ 'ring', 350, 280, 40, 44, self::SAND ], [ 'box', 300, 310, 26, 16, self::SAND ], [ 'oval', 180, 140, 60, 14, self::DARK ] ],
		'blue-bowl'     => [ [ 'cup', 240, 176, 150, 130, self::BLUE ], [ 'oval', 240, 176, 150, 44, self::WHITE ], [ 'oval', 240, 184, 128, 32, self::BLUE ] ],
		'plates'        => [ [ 'oval', 240, 250, 170, 60, self::SAND ], [ 'oval', 240, 226, 160, 56, self::GREEN ], [ 'oval', 240, 204, 150, 52, self::WHITE ], [ 'oval', 240, 204, 100, 34, self::SAND ] ],
		'chipped-plate' => [ [ 'oval', 240, 210, 170, 110, self::WHITE ], [ 'oval', 240, 210, 110, 70, self::GREEN ], [ 'oval', 390, 150, 24, 18, self::TABLE ], [ 'line', 372, 160, 340, 190, self::DARK ] ],
		'teapot'        => [ [ 'ring', 240, 120, 84, 70, self::DARK ], [ 'line', 330, 210, 396, 150, self::GREEN, 16 ], [ 'oval', 240, 220, 104, 84, self::GREEN ], [ 'oval', 240, 146, 46, 16, self::WHITE ], [ 'oval', 240, 132, 10, 10, self::DARK ] ],
		'tiles'         => [ [ 'box', 110, 110, 60, 60, self::BLUE ], [ 'box', 240, 110, 60, 60, self::GREEN ], [ 'box', 370, 110, 60, 60, self::SAND ], [ 'box', 110, 240, 60, 60, self::WHITE ], [ 'box', 240, 240, 60, 60, self::DARK ], [ 'box', 370, 240, 60, 60, [ 150, 84, 66 ] ] ],
		'door'          => [ [ 'box', 240, 190, 92, 150, [ 96, 60, 46 ] ], [ 'box', 240, 120, 60, 50, [ 116, 76, 58 ] ], [ 'oval', 310, 205, 8, 8, self::SAND ], [ 'box', 240, 300, 40, 24, self::TABLE ] ],
	];

	/** @return string PNG */
	public static function of( string $scene ): string {
		$shapes = self::SCENES[ $scene ] ?? self::SCENES['jug'];
		$pixels = '';
		for ( $y = 0; $y < self::HEIGHT; $y++ ) {
			$line = "\0";
			$row  = array_filter( $shapes, static fn ( array $shape ): bool => self::may_touch( $shape, $y ) );
			for ( $x = 0; $x < self::WIDTH; $x++ ) {
				$line .= self::pixel( $row, $x, $y );
			}
			$pixels .= $line;
		}
		return "\x89PNG\r\n\x1a\n" . self::chunk( 'IHDR', pack( 'NNCCCCC', self::WIDTH, self::HEIGHT, 8, 2, 0, 0, 0 ) ) . self::chunk( 'IDAT', (string) gzcompress( $pixels, 6 ) ) . self::chunk( 'IEND', '' );
	}

	/** @param array<int, array<mixed>> $shapes */
	private static function pixel( array $shapes, int $x, int $y ): string {
		$colour = $y < self::HEIGHT * 0.72 ? self::WALL : self::TABLE;
		$light  = 1.0 - 0.12 * ( $x / self::WIDTH );
		foreach ( $shapes as $shape ) {
			$across = self::across( $shape, $x, $y );
			if ( null !== $across ) {
				$colour = is_array( $shape[5] ) ? $shape[5] : $colour;
				$light  = 1.08 - 0.34 * ( ( $across + 1 ) / 2 ) ** 2;
			}
		}
		$grain = ( ( $x * 37 + $y * 91 + $x * $y ) % 11 ) - 5;
		$bytes = '';
		foreach ( $colour as $part ) {
			$bytes .= chr( max( 0, min( 255, (int) ( ( is_int( $part ) ? $part : 0 ) * $light ) + $grain ) ) );
		}
		return $bytes;
	}

	/** @param array<mixed> $shape */
	private static function may_touch( array $shape, int $y ): bool {
		[ $kind, , $b, , $d ] = self::numbers( $shape );
		return 'line' === $kind ? $y >= min( $b, $d ) - 9 && $y <= max( $b, $d ) + 9 : abs( $y - $b ) <= $d;
	}

	/**
	 * @param array<mixed> $shape
	 * @return ?float -1 at its left, 1 at its right; null outside
	 */
	private static function across( array $shape, int $x, int $y ): ?float {
		[ $kind, $a, $b, $c, $d, $wide ] = self::numbers( $shape );
		if ( 'line' === $kind ) {
			$long = max( 1, ( $c - $a ) ** 2 + ( $d - $b ) ** 2 );
			$at   = max( 0.0, min( 1.0, ( ( $x - $a ) * ( $c - $a ) + ( $y - $b ) * ( $d - $b ) ) / $long ) );
			return hypot( $x - $a - $at * ( $c - $a ), $y - $b - $at * ( $d - $b ) ) <= $wide / 2 ? 0.0 : null;
		}
		$dx     = ( $x - $a ) / $c;
		$dy     = ( $y - $b ) / $d;
		$round  = $dx * $dx + $dy * $dy;
		$inside = match ( $kind ) {
			'oval'  => $round <= 1.0,
			'cup'   => $round <= 1.0 && $dy >= 0.0,
			'ring'  => $round <= 1.0 && $round >= 0.55,
			default => abs( $dx ) <= 1.0 && abs( $dy ) <= 1.0,
		};
		return $inside ? $dx : null;
	}

	/**
	 * @param array<mixed> $shape
	 * @return array{string, int, int, int, int, int}
	 */
	private static function numbers( array $shape ): array {
		$number = static fn ( int $at, int $otherwise ): int => is_int( $shape[ $at ] ?? null ) ? $shape[ $at ] : $otherwise;
		return [ is_string( $shape[0] ) ? $shape[0] : '', $number( 1, 0 ), $number( 2, 0 ), $number( 3, 1 ), $number( 4, 1 ), $number( 6, 3 ) ];
	}

	private static function chunk( string $name, string $bytes ): string {
		return pack( 'N', strlen( $bytes ) ) . $name . $bytes . pack( 'N', crc32( $name . $bytes ) );
	}
}
