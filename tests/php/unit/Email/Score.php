<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

/** How many mails came out as expected, by what was looked at and by where they come from. */
final class Score {

	/** @var array<string, array<string, array{int, int}>> kind → set → right, scored */
	private array $counts = [];
	/** @var list<string> */
	private array $misses = [];

	public function add( string $kind, string $set, bool $is_right, string $miss ): void {
		[ $right, $all ]               = $this->counts[ $kind ][ $set ] ?? [ 0, 0 ];
		$this->counts[ $kind ][ $set ] = [ $right + ( $is_right ? 1 : 0 ), $all + 1 ];
		if ( ! $is_right ) {
			$this->misses[] = "$kind: $miss";
		}
	}

	/** In per cent; 100 where nothing was asked. */
	public function of( string $kind ): float {
		[ $right, $all ] = self::sum( $this->counts[ $kind ] ?? [] );
		return 0 === $all ? 100.0 : 100 * $right / $all;
	}

	/** By kind, then by set, then what was missed. The first and last lines are marks for `npm test`, which prints what is between. */
	public function table( string $skipped ): string {
		$sets = [];
		$out  = sprintf( "%-20s  %6s  %6s  %7s\n", 'corpus, by kind', 'scored', 'right', '%' );
		foreach ( $this->counts as $kind => $by_set ) {
			$out .= self::row( $kind, ...self::sum( $by_set ) );
			foreach ( $by_set as $set => [ $right, $all ] ) {
				[ $r, $a ]    = $sets[ $set ] ?? [ 0, 0 ];
				$sets[ $set ] = [ $r + $right, $a + $all ];
			}
		}
		$out .= sprintf( "%-20s  %6s  %6s  %7s\n", 'corpus, by set', 'scored', 'right', '%' );
		foreach ( $sets as $set => [ $right, $all ] ) {
			$out .= self::row( $set, $right, $all );
		}
		return "<<corpus\n$out$skipped\n" . ( [] === $this->misses ? '' : 'missed: ' . implode( "\n  ", $this->misses ) . "\n" ) . "corpus>>\n";
	}

	private static function row( string $name, int $right, int $all ): string {
		return sprintf( "  %-18s  %6d  %6d  %5.1f %%\n", $name, $all, $right, 100 * $right / max( 1, $all ) );
	}

	/**
	 * @param array<string, array{int, int}> $by_set
	 * @return array{int, int} right, scored
	 */
	private static function sum( array $by_set ): array {
		return [ array_sum( array_column( $by_set, 0 ) ), array_sum( array_column( $by_set, 1 ) ) ];
	}
}
