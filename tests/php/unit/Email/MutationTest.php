<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Email\EmailParser;
use Deskfold\Email\ParsedMailSchema;
use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Limits;
use PHPUnit\Framework\TestCase;

/** Damaged mail: nothing is thrown, nothing is said on the side, everything is valid, clean and of a bounded size. */
final class MutationTest extends TestCase {

	private const SEEDS = 400;

	public function test_damaged_mail_is_read_whatever_was_damaged(): void {
		$mails = [];
		foreach ( (array) glob( dirname( __DIR__, 3 ) . '/fixtures/mail/*.eml' ) as $path ) {
			$mails[] = (string) file_get_contents( (string) $path );
		}
		self::assertNotSame( [], $mails );
		// Which ones is fixed, so that a failure can be seen again; more of them: DESKFOLD_SEEDS=100000.
		$seeds = max( self::SEEDS, (int) getenv( 'DESKFOLD_SEEDS' ) );
		for ( $seed = 1; $seed <= $seeds; $seed++ ) {
			self::judge( Mutations::of( $mails, $seed ), "seed $seed" );
		}
	}

	/** A warning of PHP would fail the test as well. */
	private static function judge( string $bytes, string $seed ): void {
		$mail = ( new EmailParser() )( $bytes );
		$said = ParsedMailSchema::present( $mail, $seed );
		self::assertStringNotContainsString( 'parser failed', implode( "\n", $mail->problems ), $seed );
		self::assertNotFalse( json_encode( $said ), $seed );
		self::assertNotFalse( json_encode( [ $mail->quoted_text, $mail->quoted_html, $mail->delivered_to, array_column( $mail->attachments, 'content_id' ) ] ), $seed );
		foreach ( [ $mail->html, $mail->quoted_html ] as $html ) {
			$again = HtmlReader::read( $html )->html();
			self::assertSame( $again, HtmlReader::read( $again )->html(), $seed );
			self::assertDoesNotMatchRegularExpression( '/<(?:script|style|iframe|object|embed|base|meta|form|svg)\b|<[a-z][^>"]*(?:"[^"]*"[^>"]*)*\son\w+\s*=|<img[^>]*\ssrc=/i', $html, $seed );
		}
		self::assertDoesNotMatchRegularExpression( '~[/\\\\\x00-\x1f]~', implode( '', array_column( $mail->attachments, 'name' ) ), $seed );
		self::assertDoesNotMatchRegularExpression( '/[\x00-\x1f\x7f]/', $mail->subject . ( $mail->from->name ?? '' ) . ( $mail->from->email ?? '' ), $seed );
		self::assertLessThanOrEqual( 4 * strlen( $bytes ) + 20_000, strlen( $mail->full_text ), $seed );
		self::assertLessThanOrEqual( Limits::ATTACHMENTS, count( $mail->attachments ), $seed );
		self::assertLessThanOrEqual( 20 * strlen( $bytes ) + 20_000, strlen( $mail->html . $mail->quoted_html ), $seed );
	}
}
