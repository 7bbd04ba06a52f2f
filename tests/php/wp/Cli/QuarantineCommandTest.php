<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\WpTestCase;

/** `wp deskfold mail quarantine …` in processes of their own. */
final class QuarantineCommandTest extends WpTestCase {

	use RunsWpCli;

	protected function setUp(): void {
		parent::setUp();
		$this->commits();
	}

	public function test_the_list_says_why_and_trying_again_says_what_became_of_it(): void {
		self::assertStringContainsString( '0 in quarantine', $this->wp( [ 'mail', 'quarantine', 'list' ] )[1] );
		$raw = ( $this->get( ReceiveRaw::class ) )( 'email', 0, 'x:1', "Subject: Who am I?\r\n\r\nHello." );
		( $this->get( ProcessRaw::class ) )( $raw->id );
		$one = $this->json_of( 'mail', 'quarantine', 'list' );
		self::assertIsArray( $one );
		self::assertSame( [ $raw->id, 'Who am I?', 'no_sender' ], [ $one['id'] ?? 0, $one['subject'] ?? '', $one['reason'] ?? '' ] );
		[ $code, $said ] = $this->wp( [ 'mail', 'quarantine', 'retry', '--all' ] );
		self::assertSame( 1, $code, 'it is still so' );
		self::assertStringContainsString( "{$raw->id}: quarantined, no_sender", $said );
		[ $code, , $told ] = $this->wp( [ 'mail', 'quarantine', 'retry', '999999' ] );
		self::assertSame( 1, $code );
		self::assertStringContainsString( '999999', $told );
	}
}
