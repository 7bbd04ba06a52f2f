<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Cli;

use Deskfold\Cli\DemoPdf;
use Deskfold\Cli\DemoPicture;
use Deskfold\Cli\DemoScript;
use PHPUnit\Framework\TestCase;

final class DemoFilesTest extends TestCase {

	public function test_a_picture_is_a_png_that_others_can_read(): void {
		$size = getimagesizefromstring( DemoPicture::of( 'cracked-jug' ) );
		$this->assertIsArray( $size );
		$this->assertSame( [ 480, 360, 'image/png' ], [ $size[0], $size[1], $size['mime'] ] );
	}

	public function test_a_paper_is_a_pdf_whose_table_points_at_its_objects(): void {
		$pdf = DemoPdf::of( [ 'Rechnung (über 2)', 'Zeile' ] );
		$this->assertSame( 'application/pdf', ( new \finfo( FILEINFO_MIME_TYPE ) )->buffer( $pdf ) );
		$this->assertSame( 1, preg_match( '/startxref\n(\d+)/', $pdf, $found ) );
		$this->assertSame( 'xref', substr( $pdf, (int) $found[1], 4 ) );
		$this->assertSame( 1, preg_match( '/\n(\d{10}) 00000 n/', $pdf, $first ) );
		$this->assertStringStartsWith( '1 0 obj', substr( $pdf, (int) $first[1] ) );
	}

	public function test_the_script_of_the_shop_is_in_the_order_of_time_and_writes_to_nobody_real(): void {
		$script = DemoScript::read();
		$ago    = array_column( $script->events, 'ago' );
		$sorted = $ago;
		rsort( $sorted );
		$this->assertSame( $sorted, $ago );
		$this->assertCount( count( $script->events ), array_unique( array_column( $script->events, 'key' ) ) );
		foreach ( $script->events as $event ) {
			$this->assertMatchesRegularExpression( '/@[a-z0-9.-]+\.example$/', $event->ticket->customer->email, 'a domain that can belong to nobody (RFC 2606)' );
		}
	}
}
