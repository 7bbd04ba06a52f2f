<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Admin;

use Deskfold\ContactForm\FormRules;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** The settings, as the desk reads and changes them. */
final class SettingsTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->as_admin();
	}

	public function test_a_new_site_has_settings_that_work(): void {
		$settings = $this->settings();
		self::assertSame( get_bloginfo( 'name' ), $settings['general']['team_name'] );
		self::assertSame( 8, $settings['general']['send_delay'] );
		self::assertContains( 'pdf', (array) $settings['form']['allowed_types'] );
		self::assertGreaterThanOrEqual( 1, $settings['form']['max_size_mb'] );
	}

	public function test_what_is_not_named_stays_as_it_was(): void {
		$this->asked( 'POST', '/settings', [ 'form' => [ 'thanks_text' => 'Thank you!', 'max_files' => 3 ] ] );
		$this->asked( 'POST', '/settings', [ 'form' => [ 'max_files' => 4 ] ] );
		$this->asked( 'POST', '/settings', [ 'general' => [ 'team_name' => 'Northbay' ] ] );

		$settings = $this->settings();
		self::assertSame( 'Thank you!', $settings['form']['thanks_text'] );
		self::assertSame( 4, $settings['form']['max_files'] );
		self::assertSame( 'Northbay', $settings['general']['team_name'] );
	}

	public function test_the_form_works_by_what_was_chosen(): void {
		$this->asked( 'POST', '/settings', [ 'form' => [ 'allowed_types' => [ 'PDF', 'png' ], 'max_size_mb' => 1, 'max_files' => 2, 'consent_text' => 'I agree.' ] ] );
		$rules = $this->get( FormRules::class );
		self::assertEqualsCanonicalizing( [ 'pdf', 'png' ], $rules->files()->extensions );
		self::assertSame( 1_048_576, $rules->files()->max_bytes );
		self::assertSame( 2, $rules->files()->max_files );
		self::assertSame( 'I agree.', $rules->consent() );
	}

	public function test_no_file_type_at_all_is_a_choice(): void {
		$this->asked( 'POST', '/settings', [ 'form' => [ 'allowed_types' => [] ] ] );
		self::assertSame( [], $this->settings()['form']['allowed_types'] );
	}

	public function test_a_consent_text_keeps_its_link_and_nothing_else(): void {
		$this->asked( 'POST', '/settings', [ 'form' => [ 'consent_text' => 'See <a href="https://shop.test/privacy" onclick="x()">privacy</a><script>alert(1)</script>' ] ] );
		self::assertSame( 'See <a href="https://shop.test/privacy">privacy</a>alert(1)', $this->settings()['form']['consent_text'] );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function wrong_choices(): array {
		return [
			'a file type that runs'      => [ [ 'form' => [ 'allowed_types' => [ 'pdf', 'php' ] ] ] ],
			'a type with a dot'          => [ [ 'form' => [ 'allowed_types' => [ '.svg' ] ] ] ],
			'no space for any file'      => [ [ 'form' => [ 'max_size_mb' => 0 ] ] ],
			'more than mail carries'     => [ [ 'form' => [ 'max_size_mb' => 5000 ] ] ],
			'a page that does not exist' => [ [ 'general' => [ 'portal_page_id' => 999999 ] ] ],
			'a wait of an hour'          => [ [ 'general' => [ 'send_delay' => 3600 ] ] ],
			'an unknown setting'         => [ [ 'general' => [ 'team_nane' => 'x' ] ] ],
			'text in place of a section' => [ [ 'form' => 'yes' ] ],
		];
	}

	/** @param array<string, mixed> $changes */
	#[DataProvider( 'wrong_choices' )]
	public function test_a_choice_that_cannot_work_is_refused_and_changes_nothing( array $changes ): void {
		$before   = $this->settings();
		$response = $this->rest( 'POST', '/settings', $changes );
		self::assert_refused( 400, $response );
		self::assertSame( $before, $this->settings() );
	}

	public function test_the_pages_to_choose_from_say_which_has_the_customers_tickets(): void {
		$with    = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Help &amp; tickets', 'post_content' => '<!-- wp:deskfold/my-tickets /-->' ] );
		$without = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'About' ] );
		$pages   = array_column( $this->settings()['choices']['pages'], null, 'id' );
		self::assertTrue( $pages[ $with ]['has_portal'] );
		self::assertSame( 'Help & tickets', $pages[ $with ]['title'] );
		self::assertFalse( $pages[ $without ]['has_portal'] );

		$this->asked( 'POST', '/settings', [ 'general' => [ 'portal_page_id' => $with ] ] );
		self::assertSame( $with, $this->settings()['general']['portal_page_id'] );
		$this->asked( 'POST', '/settings', [ 'general' => [ 'portal_page_id' => 0 ] ] );
		self::assertSame( 0, $this->settings()['general']['portal_page_id'] );
	}

	/** @return array{form: array<string, mixed>, general: array<string, mixed>, choices: array{pages: list<array{id: int, title: string, has_portal: bool}>, max_size_mb: int}} */
	private function settings(): array {
		/** @var array{form: array<string, mixed>, general: array<string, mixed>, choices: array{pages: list<array{id: int, title: string, has_portal: bool}>, max_size_mb: int}} $settings */
		$settings = $this->asked( 'GET', '/settings' );
		return $settings;
	}
}
