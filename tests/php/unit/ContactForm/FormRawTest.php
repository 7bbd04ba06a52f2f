<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\ContactForm;

use Deskfold\Channels\IncomingAttachment;
use Deskfold\ContactForm\FormMessage;
use Deskfold\ContactForm\FormRaw;
use Deskfold\Core\Problem;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class FormRawTest extends TestCase {

	public function test_what_was_packed_comes_back_byte_for_byte(): void {
		$files   = [
			new IncomingAttachment( "new\nline.png", 'image/png', "\x89PNG\r\n\x1a\n" . random_bytes( 5000 ) ),
			new IncomingAttachment( 'empty.txt', 'text/plain', '' ),
			new IncomingAttachment( 'last.bin', 'application/octet-stream', "}\n{\"version\":1}\n" ),
		];
		$message = new FormMessage( 'Maya "M" Lindqvist', 'maya@x.test', 'Ünïcode ✓', "a\nb\0c", 1_700_000_000_123, $files, 'sv_SE', 'I agree.', 'https://shop.test/contact/', 7, 9 );
		self::assertEquals( $message, FormRaw::unpack( FormRaw::pack( $message ) ) );
	}

	#[DataProvider( 'damaged' )]
	public function test_damaged_bytes_are_a_problem( string $bytes ): void {
		$this->expectException( Problem::class );
		FormRaw::unpack( $bytes );
	}

	/** @return array<string, array{string}> */
	public static function damaged(): array {
		return [
			'nothing'         => [ '' ],
			'a mail'          => [ "From: a@x.test\r\n\r\nHello" ],
			'half a head'     => [ '{"version":1,"name":"Ma' ],
			'another version' => [ '{"version":2}' . "\n" ],
			'a list'          => [ "[1]\n" ],
		];
	}

	public function test_a_head_that_lies_about_sizes_gives_no_bytes_of_others(): void {
		$message = FormRaw::unpack( '{"version":1,"name":"a","email":"a@x.test","subject":"s","text":"t","sent_at":1,"attachments":[{"name":"a.txt","type":"text/plain","size":99}]}' . "\nabc" );
		self::assertSame( 'abc', $message->attachments[0]->bytes );
	}
}
