<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

/** How many mails of each set came out as expected, by what was looked at. */
final class Score {

	/** @var array<string, array<string, array{int, int}>> aspect → set → right, all */
	private array $counts = [];
	/** @var list<string> */
	private array $misses = [];

	public function add( string $aspect, string $set, bool $is_right, string $miss ): void {
		[ $right, $all ]                 = $this->counts[ $aspect ][ $set ] ?? [ 0, 0 ];
		$this->counts[ $aspect ][ $set ] = [ $right + ( $is_right ? 1 : 0 ), $all + 1 ];
		if ( ! $is_right ) {
			$this->misses[] = "$aspect: $miss";
		}
	}

	/** In per cent; 100 where nothing was asked. */
	public function of( string $aspect ): float {
		$right = array_sum( array_column( $this->counts[ $aspect ] ?? [], 0 ) );
		$all   = array_sum( array_column( $this->counts[ $aspect ] ?? [], 1 ) );
		return 0 === $all ? 100.0 : 100 * $right / $all;
	}

	public function table(): string {
		$out = '';
		foreach ( $this->counts as $aspect => $sets ) {
			$parts = [];
			foreach ( $sets as $set => [ $right, $all ] ) {
				$parts[] = "$set $right/$all";
			}
			$out .= sprintf( "%-12s %6.1f %%  %s\n", $aspect, $this->of( $aspect ), implode( ' · ', $parts ) );
		}
		return $out . ( [] === $this->misses ? '' : "missed:\n  " . implode( "\n  ", $this->misses ) . "\n" );
	}
}
