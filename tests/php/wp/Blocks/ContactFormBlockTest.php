<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Blocks;

use Deskfold\Blocks\ContactFormBlock;
use Deskfold\Blocks\FormView;
use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormReceipt;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\PageAnswer;
use Deskfold\ContactForm\SealForm;
use Deskfold\ContactForm\SealReceipt;
use Deskfold\Core\Settings;
use Deskfold\Tests\WpTestCase;

final class ContactFormBlockTest extends WpTestCase {

	protected function tearDown(): void {
		unset( $_GET['deskfold_sent'] );
		parent::tearDown();
	}

	public function test_it_is_a_whole_form_without_any_script(): void {
		$html = $this->html( [ 'topics' => [ 'An order', 'Else' ], 'asks_subject' => true, 'takes_files' => true ] );
		foreach ( [ 'method="post"', 'enctype="multipart/form-data"', 'name="deskfold_name"', 'name="deskfold_email"', 'name="deskfold_topic"', 'name="deskfold_subject"', 'name="deskfold_message"', 'name="deskfold_files[]"', 'type="submit"' ] as $part ) {
			self::assertStringContainsString( $part, $html );
		}
		preg_match_all( '/<label for="([^"]+)"/', $html, $labels );
		self::assertCount( 6, $labels[1] );
		foreach ( $labels[1] as $id ) {
			self::assertSame( 1, substr_count( $html, " id=\"$id\"" ), $id );
		}
	}

	public function test_what_it_asks_for_is_signed_in_it(): void {
		preg_match( '/name="deskfold_seal" value="([^"]+)"/', $this->html( [ 'topics' => [ 'An order' ] ] ), $found );
		$shape = $this->get( SealForm::class )->open( $found[1] ?? '' )->shape;
		self::assertSame( [ [ 'An order' ], 'absent', 'en_US' ], [ array_column( $shape->topics, 'label' ), $shape->subject, $shape->locale ] );
	}

	public function test_hostile_words_stay_words_in_every_place(): void {
		$evil  = '"><script>alert(1)</script>';
		$entry = new FormEntry( $evil, $evil, $evil, $evil, "</textarea>$evil" );
		$id    = $this->id( $attributes = [ 'topics' => [ $evil ], 'asks_subject' => true, 'heading' => "H$evil", 'button' => $evil, 'asks_consent' => true, 'consent' => "$evil <a href=\"javascript:alert(1)\">x</a>", 'thanks' => $evil ] );
		$this->get( PageAnswer::class )->keep( $id, $entry, [ new Fault( 'email', $evil, $evil ), new Fault( 'form', $evil, $evil ) ] );
		$html = $this->html( $attributes );
		self::assertStringNotContainsString( '<script', $html );
		self::assertStringNotContainsString( 'javascript:', $html );
		self::assertSame( 1, substr_count( $html, '</textarea>' ) );
	}

	public function test_what_was_wrong_is_listed_on_top_with_links_and_everything_typed_is_still_there(): void {
		$id = $this->id( [ 'topics' => [ 'An order' ] ] );
		$this->get( PageAnswer::class )->keep( $id, new FormEntry( 'Maya', 'maya@posteo', 'An order', '', "\nfirst line is empty" ), [ new Fault( 'email', 'Complete it', 'Not complete.' ) ] );
		$html = $this->html( [ 'topics' => [ 'An order' ] ] );
		self::assertStringContainsString( "<a href=\"#deskfold-$id-email\">Complete it</a>", $html );
		self::assertStringContainsString( 'aria-invalid="true"', $html );
		self::assertStringContainsString( "id=\"deskfold-$id-summary\" role=\"alert\" tabindex=\"-1\"", $html );
		self::assertStringContainsString( "#deskfold-$id-summary\"", $html, 'the form posts to where the summary will be' );
		self::assertStringContainsString( 'value="maya@posteo"', $html );
		self::assertStringContainsString( '<option value="An order" selected', (string) preg_replace( "/\s+/", ' ', str_replace( "'", '"', $html ) ) );
		self::assertStringContainsString( "\n\nfirst line is empty</textarea>", $html );
	}

	public function test_thanks_come_from_a_sealed_receipt_only(): void {
		$id                    = $this->id( [] );
		$sealed                = ( $this->get( SealReceipt::class ) )( new FormReceipt( $id, 'Maya <b>', 'maya@x.test', 5127 ) );
		$_GET['deskfold_sent'] = $sealed;
		$html                  = $this->html( [] );
		self::assertStringContainsString( 'Thank you, Maya &lt;b&gt;. We have it.', $html );
		self::assertStringContainsString( '<b>5127</b>', $html );
		self::assertStringNotContainsString( '<form', $html );
		self::assertStringNotContainsString( 'maya', base64_decode( strtr( $sealed, '-_', '+/' ), true ) . $sealed, 'the address bar does not show who it was' );
		$_GET['deskfold_sent'] = substr( $sealed, 0, -4 ) . 'AAAA';
		self::assertStringContainsString( '<form', $this->html( [] ) );
		$_GET['deskfold_sent'] = $sealed;
		$this->now( time() * 1000 + 4_000_000 );
		self::assertStringContainsString( '<form', $this->html( [] ), 'an hour later it is a form again' );
	}

	public function test_consent_is_asked_for_with_the_forms_own_words_or_the_settings(): void {
		self::assertStringNotContainsString( 'deskfold_consent', $this->html( [ 'asks_consent' => true ] ) );
		$this->get( Settings::class )->set( 'form', [ 'consent_text' => 'Use my <a href="/privacy">data</a>.' ] );
		self::assertStringContainsString( 'Use my <a href="/privacy">data</a>.', $this->html( [ 'asks_consent' => true ] ) );
		self::assertStringContainsString( 'Own words.', $this->html( [ 'asks_consent' => true, 'consent' => 'Own words.' ] ) );
		self::assertStringNotContainsString( 'deskfold_consent', $this->html( [ 'asks_consent' => false ] ) );
	}

	public function test_it_speaks_with_its_own_words_and_ties_help_to_the_field(): void {
		$html = $this->html( [ 'labels' => [ 'email' => 'Where may we write? <b>', 'files' => 'Add photos' ], 'helps' => [ 'message' => 'The number of the order helps.' ], 'intro' => 'Hello <script>x</script><a href="/help" onclick="x">help</a>', 'name' => 'offered', 'layout' => 'stacked', 'asks_consent' => false, 'privacy' => 'We forget it in a year.', 'takes_files' => true ] );
		self::assertStringContainsString( '>Where may we write?</label>', $html );
		self::assertStringContainsString( '>Add photos</label>', $html );
		self::assertMatchesRegularExpression( '/<textarea[^>]*aria-describedby="(deskfold-[0-9a-f]{8}-message-help)".*<p class="df-help" id="\\1">The number/s', $html );
		self::assertMatchesRegularExpression( '/<input class="df-control" type="text"(?![^>]*required)[^>]*name="deskfold_name"/', $html );
		self::assertStringContainsString( '(optional)', $html );
		self::assertStringContainsString( '<p class="df-intro">Hello x<a href="/help">help</a></p>', $html );
		self::assertStringContainsString( 'df-form is-stacked', $html );
		self::assertStringContainsString( 'We forget it in a year.', $html );
	}

	public function test_another_room_may_add_fields_before_the_message(): void {
		self::assertStringNotContainsString( 'data-order', $this->html( [] ) );
		add_filter( FormView::FIELDS, static fn ( string $html, FormShape $shape ): string => "$html<p data-order>{$shape->locale}</p>", 10, 2 );
		self::assertMatchesRegularExpression( '~<p data-order>en_US</p>.*deskfold_message~s', $this->html( [] ) );
	}

	public function test_an_account_finds_name_and_address_filled_in(): void {
		$this->as_subscriber( 'Sam Subscriber' );
		$html = $this->html( [] );
		self::assertStringContainsString( 'value="Sam Subscriber"', $html );
		self::assertStringContainsString( 'value="sam-subscriber@example.test"', $html );
		self::assertStringContainsString( 'name="deskfold_nonce"', $html );
	}

	/** @param array<string, mixed> $attributes */
	private function html( array $attributes ): string {
		\WP_Block_Supports::$block_to_render = [ 'blockName' => 'deskfold/contact-form', 'attrs' => [] ];
		return $this->get( ContactFormBlock::class )->html( $attributes );
	}

	/** @param array<string, mixed> $attributes */
	private function id( array $attributes ): string {
		preg_match( '/deskfold_form=([0-9a-f]{8})/', $this->html( $attributes ), $found );
		return $found[1] ?? self::fail( 'The form does not say where it posts to.' );
	}
}
