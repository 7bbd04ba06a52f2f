<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Core\SiteIdentity;
use Deskfold\Tests\WpTestCase;

final class SiteCommandTest extends WpTestCase {

	use RunsWpCli;

	public function test_a_site_says_what_it_is_and_learns_what_it_is(): void {
		$this->commits();
		update_option( SiteIdentity::OPTION, [ 'live' => 'shop.example', 'is_production' => false, 'copies' => [] ] );
		[ $code, $said ] = $this->wp( [ 'site', 'status' ] );
		self::assertSame( 1, $code );
		self::assertStringContainsString( 'may be a copy: the live site was shop.example', $said );
		self::assertStringContainsString( 'wp deskfold site live', $this->wp( [ 'doctor', '--offline' ] )[1] );

		self::assertSame( 0, $this->wp( [ 'site', 'copy' ] )[0] );
		[ $code, $said ] = $this->wp( [ 'site', 'status' ] );
		self::assertSame( 1, $code );
		self::assertStringContainsString( 'is a copy of shop.example', $said );

		self::assertSame( 0, $this->wp( [ 'site', 'live' ] )[0] );
		[ $code, $said ] = $this->wp( [ 'site', 'status' ] );
		self::assertSame( 0, $code );
		self::assertStringContainsString( SiteIdentity::address() . ' is the live site', $said );
	}
}
