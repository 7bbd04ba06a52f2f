<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Core\Settings;
use Deskfold\Notices\Acknowledgement;
use Deskfold\Notices\Letter;
use Deskfold\Notices\LetterStore;
use Deskfold\Notices\LetterText;
use Deskfold\Notices\Wording;
use Deskfold\Notices\WriteLetter;
use PHPUnit\Framework\Attributes\DataProvider;

/** Mails to customers in the shop's own words: which words whom reaches, and what cannot be smuggled into them. */
final class LettersTest extends NoticeCase {

	private const VALUES = [ Letter::LINK => 'https://shop.test/my/?deskfold_link=abc&x=1', Acknowledgement::TEAM => 'Bowls & <b>Co</b>' ];

	public function test_the_customers_language_comes_first_then_the_sites(): void {
		$store = $this->get( LetterStore::class );
		$write = $this->get( WriteLetter::class );
		$usual = fn ( string $locale ): string => $write( Letter::Link, $locale, self::VALUES )['subject'];
		self::assertSame( 'Your requests at Bowls & Co', $usual( '' ) );
		$hungarian = $usual( 'hu_HU' );
		self::assertNotSame( $usual( '' ), $hungarian );
		$store->keep( Letter::Link, 'en_US', new Wording( 'Own English', '{link}' ) );
		self::assertSame( [ 'Own English', $hungarian, 'Own English' ], [ $usual( 'en_GB' ), $usual( 'hu_HU' ), $usual( 'xx_XX' ) ], 'a language that nobody speaks reads the site’s words' );
		$store->keep( Letter::Link, 'hu_HU', new Wording( 'Saját', '{link}' ) );
		self::assertSame( 'Saját', $usual( 'hu_HU' ) );
		$store->keep( Letter::Link, 'es_MX', new Wording( 'Propio', '{link}' ) );
		self::assertSame( 'Propio', $usual( 'es_ES' ), 'the nearest relative' );
	}

	public function test_an_acknowledgement_takes_the_letter_and_a_mailboxs_own_text_wins(): void {
		$this->get( LetterStore::class )->keep( Letter::Acknowledgement, 'en_US', new Wording( 'Got {ticket_number}', 'Thanks from <b>{team_name}</b> for {ticket_number}.' ) );
		$taken = $this->take( $this->mail( 'ann@x.test', 'A bowl', 'Broken.' ) );
		$this->deliver();
		$mail = $this->read( $this->sent[0]['bytes'] );
		self::assertSame( "Got #{$taken->ticket_id}", $mail->subject );
		self::assertStringContainsString( "for #{$taken->ticket_id}.", $mail->text );
		self::assertStringContainsString( '<b>', quoted_printable_decode( $this->sent[0]['bytes'] ) );
		( new Acknowledgement( self::NOON, 'From this <mailbox> & no other.' ) )->keep( $this->get( Settings::class ), $this->mailbox->id );
		$this->take( $this->mail( 'bob@x.test', 'A cup', 'Broken.' ) );
		$this->deliver();
		self::assertStringContainsString( 'From this <mailbox> & no other.', $this->read( $this->sent[1]['bytes'] )->text );
	}

	/** @return iterable<string, array{string, list<string>, list<string>}> */
	public static function texts(): iterable {
		yield 'markup of others is words or gone' => [ "<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\" onclick=\"x\">go</a> <b style=\"x\">bold</b>\n\n{link}", [ '<b>bold</b>', '>go</a>' ], [ '<script', '<img', 'javascript:', 'onclick', 'style=' ] ];
		yield 'a link stands in an address and between its tags' => [ '<a href="{link}">Open {team_name}</a>', [ '<a href="https://shop.test/my/?deskfold_link=abc&#038;x=1"', '>Open Bowls &amp; &lt;b&gt;Co&lt;/b&gt;</a>' ], [ '{link}', '<b>Co' ] ];
		yield 'a bare link is one to press' => [ "Here:\n{link}", [ 'Here:<br><a href="https://shop.test/my/?deskfold_link=abc&#038;x=1">' ], [ '{link}' ] ];
		yield 'what the text forgot stands at its end' => [ 'Hello', [ 'Hello</p><p><a href="https://shop.test/my/' ], [] ];
		yield 'values are words only' => [ '{team_name} {link}', [ 'Bowls &amp; &lt;b&gt;Co&lt;/b&gt;' ], [ '<b>' ] ];
		yield 'an unclosed tag ends nothing' => [ 'a <b {link} " > c', [ 'deskfold_link=abc' ], [ '<b {' ] ];
	}

	/**
	 * @param list<string> $there
	 * @param list<string> $absent
	 */
	#[DataProvider( 'texts' )]
	public function test_a_text_becomes_safe_markup( string $text, array $there, array $absent ): void {
		$html = LetterText::html( $text, self::VALUES, Letter::Link->required() );
		foreach ( $there as $part ) {
			self::assertStringContainsString( $part, $html );
		}
		foreach ( $absent as $part ) {
			self::assertStringNotContainsString( $part, $html );
		}
	}

	public function test_a_line_about_a_page_that_is_not_there_is_left_out(): void {
		self::assertSame( '<p>Hello</p><p>Bye</p>', LetterText::html( "Hello\n\nSee {portal_link}\n\nBye", [ Acknowledgement::LINK => '' ] ) );
	}

	/** @return iterable<string, array{string, ?non-empty-string}> */
	public static function words(): iterable {
		yield 'a missing line below' => [ '{teamname}', 'Did you mean {team_name}?' ];
		yield 'half of it' => [ '{ticket}', 'Did you mean {ticket_number}?' ];
		yield 'as it is said' => [ '{Ticket Number}', 'Did you mean {ticket_number}?' ];
		yield 'of another letter' => [ '{link}', 'Did you mean {portal_link}?' ];
		yield 'nothing near' => [ '{first_name}', 'These are: {ticket_number}, {team_name}, {portal_link}.' ];
		yield 'nothing near in another script' => [ '{ชื่อ}', 'These are: {ticket_number}, {team_name}, {portal_link}.' ];
		yield 'no word' => [ 'a {} {{team_name}} {a: 1} {"b"}', null ];
	}

	/** @param ?non-empty-string $advice */
	#[DataProvider( 'words' )]
	public function test_what_nobody_fills_in_is_refused_with_what_was_meant( string $text, ?string $advice ): void {
		$admin = $this->person( 'Olga Owner', 'administrator' );
		foreach ( [ [ 'Hi', "Text $text" ], [ "Hi $text", 'Text' ] ] as [ $subject, $body ] ) {
			$typed   = [ 'subject' => $subject, 'text' => $body ];
			$preview = (array) $this->rest( 'POST', '/letters/acknowledgement/en_US/preview', $typed, $admin )->get_data();
			$kept    = $this->rest( 'POST', '/letters/acknowledgement/en_US', $typed, $admin );
			self::assertSame( null === $advice ? 200 : 422, $kept->get_status() );
			if ( null === $advice ) {
				self::assertSame( [], $preview['warnings'] );
			} else {
				self::assertIsArray( $preview['warnings'] );
				self::assertSame( [ ( (array) $kept->get_data() )['message'] ], $preview['warnings'] );
				self::assertStringEndsWith( $advice, (string) $preview['warnings'][0] );
				self::assertSame( [], $this->get( LetterStore::class )->all( Letter::Acknowledgement ), 'nothing is kept' );
			}
		}
		$own = $this->rest( 'POST', "/mailboxes/{$this->mailbox->id}/acknowledgement", [ 'text' => $text ], $admin );
		self::assertSame( null === $advice ? 200 : 422, $own->get_status(), 'a mailbox’s own text' );
	}

	public function test_no_header_grows_out_of_a_subject(): void {
		$admin = $this->person( 'Olga Owner', 'administrator' );
		$send  = fn ( string $subject, string $text, string $path = '' ): \WP_REST_Response => $this->rest( 'POST', "/letters/link/en_US$path", [ 'subject' => $subject, 'text' => $text ], $admin );
		self::assertSame( 200, $send( "Hi\r\nBcc: all@victims.test", 'Text {link}' )->get_status() );
		self::assertSame( 'Hi Bcc: all@victims.test', $this->get( LetterStore::class )->all( Letter::Link )['en_US']->subject );
		self::assertSame( 200, $send( "Hi\r\nBcc: all@victims.test", 'Text {link}', '/test' )->get_status() );
		[ $head ] = explode( "\r\n\r\n", $this->sent[0]['bytes'], 2 );
		self::assertDoesNotMatchRegularExpression( '/^Bcc:/mi', $head );
		self::assertSame( [ 'olga-owner@example.test' ], $this->sent[0]['recipients'] );
		self::assertMatchesRegularExpression( '/^Auto-Submitted: auto-generated\r?$/m', $head );
		self::assertMatchesRegularExpression( '~^Content-Type: multipart/alternative~m', $head );
		self::assertStringContainsString( 'deskfold_link=example', quoted_printable_decode( $this->sent[0]['bytes'] ) );
	}

	public function test_test_mails_stay_under_the_ceiling_of_an_address(): void {
		$admin    = $this->person( 'Olga Owner', 'administrator' );
		$statuses = array_map( fn (): int => $this->rest( 'POST', '/letters/acknowledgement/en_US/test', [ 'subject' => 'A', 'text' => 'B' ], $admin )->get_status(), range( 1, 5 ) );
		self::assertSame( [ 200, 200, 200, 429, 429 ], $statuses );
		self::assertCount( 3, $this->sent );
	}

	public function test_the_usual_words_are_kept_as_none_and_come_back_by_a_reset(): void {
		$admin  = $this->person( 'Olga Owner', 'administrator' );
		$letter = $this->json( $this->rest( 'GET', '/letters', [], $admin ) );
		self::assertIsArray( $letter );
		self::assertIsArray( $letter[1] );
		self::assertSame( [ 'link', [ '{link}' ] ], [ $letter[1]['name'], $letter[1]['required'] ] );
		$usual = $this->get( WriteLetter::class )->usual( Letter::Link, 'hu_HU' );
		$this->rest( 'POST', '/letters/link/hu_HU', [ 'subject' => 'Saját', 'text' => '{link}' ], $admin );
		self::assertCount( 1, $this->get( LetterStore::class )->all( Letter::Link ) );
		$this->rest( 'POST', '/letters/link/hu_HU', [ 'subject' => $usual->subject, 'text' => $usual->text ], $admin );
		self::assertSame( [], $this->get( LetterStore::class )->all( Letter::Link ) );
		$this->rest( 'POST', '/letters/link/hu_HU', [ 'subject' => 'Saját', 'text' => '{link}' ], $admin );
		$this->rest( 'DELETE', '/letters/link/hu_HU', [], $admin );
		self::assertSame( [], $this->get( LetterStore::class )->all( Letter::Link ) );
		self::assertSame( 404, $this->rest( 'POST', '/letters/link/xx_XX', [ 'subject' => 'a', 'text' => 'b' ], $admin )->get_status() );
		self::assertSame( 422, $this->rest( 'POST', '/letters/link/en_US', [ 'subject' => ' ', 'text' => '<i></i>' ], $admin )->get_status() );
	}

	public function test_a_preview_is_the_body_that_would_leave(): void {
		$admin   = $this->person( 'Olga Owner', 'administrator' );
		$preview = $this->json( $this->rest( 'POST', '/letters/acknowledgement/hu_HU/preview', [ 'subject' => 'Got {ticket_number}', 'text' => '<script>x</script>Hello {team_name}' ], $admin ) );
		self::assertIsArray( $preview );
		self::assertSame( 'Got #4711', $preview['subject'] );
		self::assertIsString( $preview['html'] );
		self::assertStringContainsString( 'max-width:600px', $preview['html'] );
		self::assertStringContainsString( 'name="color-scheme" content="light dark"', $preview['html'] );
		self::assertStringNotContainsString( '<script', $preview['html'] );
		self::assertIsString( $preview['text'] );
		self::assertStringStartsWith( 'xHello ', $preview['text'] );
	}
}
