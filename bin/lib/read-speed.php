<?php
/** How many mails one process reads in a second, and how often it runs a fixed piece of work in that time. Argument: a folder of mails. */
declare( strict_types=1 );

require dirname( __DIR__, 2 ) . '/vendor/autoload.php';

$mails = array_map( 'file_get_contents', (array) glob( $argv[1] . '/*.eml' ) );
$parse = new Deskfold\Email\EmailParser();
$fixed = static function (): void {
	// Of the kind that reading mail is made of; it never changes.
	preg_match_all( '/\b\w+\b/', str_repeat( 'some words to be found ', 400 ), $found );
	strtoupper( implode( ' ', $found[0] ) );
};

/** Best of several rounds: what else the machine does only ever slows it down. */
$speed = static function ( callable $work, int $times ): float {
	$best = INF;
	for ( $round = 0; $round < 15; $round++ ) {
		$start = hrtime( true );
		$work();
		$best = min( $best, ( hrtime( true ) - $start ) / 1e9 );
	}
	return $times / $best;
};

$read  = static fn () => array_map( $parse, $mails );
$dummy = static function () use ( $fixed ): void {
	for ( $at = 0; $at < 200; $at++ ) {
		$fixed();
	}
};
$read();
echo json_encode( [ 'perSecond' => $speed( $read, count( $mails ) ), 'fixedPerSecond' => $speed( $dummy, 200 ) ], JSON_THROW_ON_ERROR );
