<?php
declare( strict_types=1 );

namespace Deskfold\Tests\network;

use Deskfold\Core\Database;
use Deskfold\Core\Settings;
use Deskfold\Core\Storage;
use Deskfold\Core\Tables;
use Deskfold\Plugin;
use Deskfold\Tests\Make;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\View;
use PHPUnit\Framework\TestCase;

/** A network of sites with Deskfold switched on for all: each has its own desk, and leaves nothing behind. What it does is real. */
final class NetworkTest extends TestCase {

	private int $before = 0;

	private int $site = 0;

	protected function setUp(): void {
		$this->before = get_current_blog_id();
		$site         = wp_insert_site( [ 'domain' => 'shop.test', 'path' => '/' . bin2hex( random_bytes( 4 ) ) . '/', 'user_id' => 1, 'title' => 'Two' ] );
		self::assertIsInt( $site );
		$this->site = $site;
	}

	protected function tearDown(): void {
		while ( get_current_blog_id() !== $this->before ) {
			restore_current_blog();
		}
		if ( null !== get_site( $this->site ) ) {
			wp_delete_site( $this->site );
		}
	}

	public function test_a_new_site_of_the_network_gets_its_own_desk(): void {
		switch_to_blog( $this->site );
		self::assertSame( [], $this->get( Tables::class )->missing() );
		self::assertStringContainsString( "_{$this->site}_deskfold_", $this->get( Database::class )->table( 'tickets' ) );
		self::assertNotNull( get_role( 'deskfold_agent' ) );
		self::assertIsInt( wp_next_scheduled( 'deskfold_tick' ) );
	}

	public function test_no_site_reads_the_tickets_or_files_of_another(): void {
		$here = Make::ticket()->from( 'one@x.test' )->saved();
		$file = $this->get( Storage::class )->write( 'of the first site' );
		switch_to_blog( $this->site );
		self::assertSame( [], $this->get( ReadTickets::class )->page( View::named( 'all', 1 ), '', 20 )->tickets );
		self::assertFileDoesNotExist( $this->get( Storage::class )->path( $file->path ) );
		Make::ticket()->from( 'two@x.test' )->saved();
		restore_current_blog();
		self::assertSame( 'one@x.test', $this->get( ReadTickets::class )( $here->id )->customer_address );
	}

	public function test_a_deleted_site_takes_its_tables_along(): void {
		switch_to_blog( $this->site );
		$table = $this->get( Database::class )->table( 'tickets' );
		restore_current_blog();
		self::assertSame( $table, $this->get( Database::class )->value( 'SHOW TABLES LIKE %s', $table ) );
		wp_delete_site( $this->site );
		self::assertNull( $this->get( Database::class )->value( 'SHOW TABLES LIKE %s', $table ) );
	}

	public function test_deleting_the_plugin_erases_only_where_the_owner_said_so(): void {
		$kept = $this->get( Storage::class )->write( 'stays' );
		switch_to_blog( $this->site );
		Make::ticket()->saved();
		$gone = $this->get( Storage::class )->folder();
		$this->get( Settings::class )->set( 'general', [ 'erase_on_uninstall' => true ] );
		restore_current_blog();

		Plugin::uninstall();

		self::assertSame( [], $this->get( Tables::class )->missing() );
		self::assertSame( 'stays', $this->get( Storage::class )->read( $kept->path ) );
		switch_to_blog( $this->site );
		self::assertCount( count( $this->get( Tables::class )->names() ), $this->get( Tables::class )->missing() );
		self::assertDirectoryDoesNotExist( $gone );
		self::assertNull( get_role( 'deskfold_agent' ) );
		self::assertFalse( get_role( 'administrator' )?->has_cap( 'deskfold_manage' ) );
		self::assertFalse( wp_next_scheduled( 'deskfold_tick' ) );
		$left = $this->get( Database::class )->column( "SELECT option_name FROM %i WHERE option_name LIKE 'deskfold%'", $GLOBALS['wpdb']->options );
		self::assertSame( [], $left );
	}

	/**
	 * @template T of object
	 * @param class-string<T> $class
	 * @return T
	 */
	private function get( string $class ): object {
		return Plugin::container()->get( $class );
	}
}
