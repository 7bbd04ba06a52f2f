<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;
use Deskfold\Tests\WpTestCase;

final class SecretsTest extends WpTestCase {

	public function test_what_is_sealed_opens_again_and_never_looks_the_same(): void {
		$secrets = $this->get( Secrets::class );
		foreach ( [ '', 'hunter2', "pässwörd \0 🦊", str_repeat( 'x', 5000 ) ] as $plain ) {
			$sealed = $secrets->seal( $plain, 'mailbox' );
			$this->assertSame( $plain, $secrets->open( $sealed, 'mailbox' ) );
			$this->assertNotSame( $sealed, $secrets->seal( $plain, 'mailbox' ) );
			$this->assertTrue( '' === $plain || ! str_contains( (string) base64_decode( $sealed, true ), $plain ) );
		}
	}

	/** @return array<string, array{callable(string): string, string}> what happens to the sealed text, and the purpose it is opened for */
	public static function forgeries(): array {
		return [
			'one bit turned'        => [ static fn ( string $sealed ): string => base64_encode( substr( (string) base64_decode( $sealed, true ), 0, -1 ) . chr( ord( substr( (string) base64_decode( $sealed, true ), -1 ) ) ^ 1 ) ), 'mailbox' ],
			'cut off'               => [ static fn ( string $sealed ): string => substr( $sealed, 0, 8 ), 'mailbox' ],
			'empty'                 => [ static fn (): string => '', 'mailbox' ],
			'not base64'            => [ static fn (): string => 'hunter2!', 'mailbox' ],
			'for something else'    => [ static fn ( string $sealed ): string => $sealed, 'webhook' ],
		];
	}

	#[\PHPUnit\Framework\Attributes\DataProvider( 'forgeries' )]
	public function test_a_forged_secret_is_refused_with_words_that_say_what_to_do( callable $forge, string $purpose ): void {
		$secrets = $this->get( Secrets::class );
		try {
			$secrets->open( $forge( $secrets->seal( 'hunter2', 'mailbox' ) ), $purpose );
			$this->fail( 'it was opened' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'secret_unreadable', $problem->kind );
			$this->assertStringContainsString( 'Enter the password again', $problem->getMessage() );
		}
	}

	public function test_signatures_differ_by_purpose_and_stay_the_same(): void {
		$secrets = $this->get( Secrets::class );
		$this->assertMatchesRegularExpression( '~^[0-9a-f]{64}$~', $secrets->mac( 'ticket 7', 'reply' ) );
		$this->assertSame( $secrets->mac( 'ticket 7', 'reply' ), $secrets->mac( 'ticket 7', 'reply' ) );
		$this->assertNotSame( $secrets->mac( 'ticket 7', 'reply' ), $secrets->mac( 'ticket 7', 'portal' ) );
		$this->assertNotSame( $secrets->mac( 'ticket 7', 'reply' ), $secrets->mac( 'ticket 8', 'reply' ) );
	}

	public function test_tokens_never_repeat(): void {
		$tokens = array_map( fn (): string => $this->get( Secrets::class )->token(), range( 1, 200 ) );
		$this->assertCount( 200, array_unique( $tokens ) );
		$this->assertMatchesRegularExpression( '~^[0-9a-f]{32}$~', $tokens[0] );
	}
}
