<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Mime\Limits;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Over a limit a mail is still a mail: read in little memory, with words, its sender and a mark; twice the size costs twice the work. */
final class LimitsTest extends TestCase {

	private const MEGA = 1_000_000;
	/** Work that grows with the square would be sixteen; small numbers are noise. */
	private const GROWTH = 10.0;
	private const NOISE  = 0.5;

	/** @return iterable<string, array{string, int, string, string}> kind, size, problem, mark */
	public static function bombs(): iterable {
		$all = [
			[ 'parts', 1_000_000, 'too many parts', 'cut' ],
			[ 'parts without a blank line', 1_000_000, 'too many parts', 'cut' ],
			[ 'depth', 50_000, 'nested too deep', 'cut' ],
			[ 'mails in mails', 50_000, '', '' ],
			[ 'header', 64_000_000, 'headers over the size limit', 'cut' ],
			[ 'headers', 1_000_000, 'headers over the size limit', 'cut' ],
			[ 'recipients', 100_000, 'too many recipients', 'cut' ],
			[ 'recipient fields', 60_000, 'too many recipients', 'cut' ],
			[ 'references', 60_000, '', '' ],
			[ 'comments', 1_000_000, '', '' ],
			[ 'quotes', 500_000, '', '' ],
			[ 'encoded words', 500_000, 'headers over', 'cut' ],
			[ 'parameters', 60_000, '', '' ],
			[ 'files', 900, 'too many attachments', 'cut' ],
			[ 'introductions', 28_000, '', '' ],
			[ 'labels', 60_000, '', '' ],
			[ 'quotes and answers', 60_000, '', '' ],
			[ 'beginnings of files', 70_000, '', '' ],
			[ 'quotes in HTML', 50_000, '', '' ],
			[ 'elements in HTML', 150_000, '', '' ],
			[ 'attributes in HTML', 300_000, '', '' ],
			[ 'open quotes in HTML', 150_000, '', '' ],
			[ 'lost boundaries', 400, 'without its boundary', '' ],
			[ 'one large text', 50_000_000, 'text over the size limit', 'cut' ],
			[ 'zeros', 20_000_000, 'no sender', 'cut' ],
		];
		foreach ( $all as $one ) {
			yield $one[0] => $one;
		}
	}

	#[DataProvider( 'bombs' )]
	public function test_a_bomb_is_only_a_mail( string $kind, int $size, string $problem, string $mark ): void {
		$mail = Bombs::read_alone( $kind, $size );
		self::assertLessThan( 256 * self::MEGA, $mail['peak'] );
		self::assertStringNotContainsString( 'parser failed', implode( "\n", $mail['problems'] ) );
		self::assertStringContainsString( $problem, implode( "\n", $mail['problems'] ) );
		self::assertSame( '' === $mark ? [] : [ $mark ], array_values( array_intersect( [ 'cut' ], '' === $mark ? [] : $mail['marks'] ) ) );
		self::assertLessThanOrEqual( Limits::ATTACHMENTS, $mail['attachments'] );
		self::assertLessThanOrEqual( Limits::RECIPIENTS, $mail['recipients'] );
		self::assertLessThanOrEqual( Limits::REFERENCES, $mail['references'] );
	}

	/** @return iterable<string, array{string, int}> a quarter of the size, and all of it */
	public static function growing(): iterable {
		foreach ( [ 'parts' => 250_000, 'parts without a blank line' => 250_000, 'depth' => 12_000, 'header' => 4_000_000, 'recipients' => 25_000, 'quotes and answers' => 15_000, 'labels' => 15_000, 'introductions' => 7_000, 'beginnings of files' => 15_000, 'quotes in HTML' => 12_000, 'elements in HTML' => 30_000, 'open quotes in HTML' => 30_000, 'attributes in HTML' => 80_000 ] as $kind => $size ) {
			yield $kind => [ $kind, $size ];
		}
	}

	#[DataProvider( 'growing' )]
	public function test_four_times_the_size_is_about_four_times_the_work( string $kind, int $size ): void {
		$small = Bombs::read_alone( $kind, $size )['seconds'];
		$large = Bombs::read_alone( $kind, 4 * $size )['seconds'];
		self::assertLessThan( max( self::NOISE, self::GROWTH * $small ), $large, "$small s for $size" );
	}

	public function test_who_wrote_is_found_before_and_behind_a_header_of_64_megabytes(): void {
		$mail = Bombs::read_alone( 'header', 64_000_000 );
		self::assertSame( 'hi', $mail['text'] );
		self::assertNotContains( 'no sender', $mail['problems'] );
	}

	public function test_a_mail_of_25_megabytes_is_read_in_128(): void {
		$mail = Bombs::read_alone( 'one large file', 25 * self::MEGA, '128M' );
		self::assertSame( [ 'hi', 1, [] ], [ $mail['text'], $mail['attachments'], $mail['problems'] ] );
	}

	public function test_reading_takes_the_mail_itself_and_its_files_once(): void {
		$none  = Bombs::read_alone( 'one large file', 1000 );
		$large = Bombs::read_alone( 'one large file', 5 * self::MEGA );
		self::assertLessThan( 2.5 * $large['bytes'] + 2 * self::MEGA, $large['peak'] - $none['peak'] );
	}
}
