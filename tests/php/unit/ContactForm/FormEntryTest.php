<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\ContactForm;

use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormShape;
use PHPUnit\Framework\TestCase;

final class FormEntryTest extends TestCase {

	public function test_the_title_is_the_subject_else_the_topic_else_the_first_words(): void {
		self::assertSame( 'My subject', ( new FormEntry( topic: 'An order', subject: 'My subject', message: 'Hello' ) )->title() );
		self::assertSame( 'An order', ( new FormEntry( topic: 'An order', message: 'Hello' ) )->title() );
		self::assertSame( 'Hello there', ( new FormEntry( message: "Hello there\nsecond line" ) )->title() );
	}

	public function test_a_long_first_line_ends_between_words(): void {
		$title = ( new FormEntry( message: str_repeat( 'Donaudampfschiff ', 10 ) ) )->title();
		self::assertSame( 'Donaudampfschiff Donaudampfschiff Donaudampfschiff Donaudampfschiff…', $title );
	}

	public function test_a_language_without_spaces_is_cut_between_letters(): void {
		$title = ( new FormEntry( message: str_repeat( 'ภาษาไทย', 20 ) ) )->title();
		self::assertSame( 80, mb_strlen( $title ) );
		self::assertTrue( mb_check_encoding( $title, 'UTF-8' ) );
	}

	public function test_a_shape_takes_only_what_a_form_can_be(): void {
		$shape = FormShape::from_array( [ 'id' => 'A<b>"1', 'topics' => [ ' An order ', '', 7, 'An order', "Two\r\nlines" ], 'asks_subject' => 'yes', 'takes_files' => true ] );
		self::assertSame( 'ab1', $shape->id );
		self::assertSame( [ 'An order', 'Two lines' ], $shape->topics );
		self::assertFalse( $shape->asks_subject );
		self::assertEquals( $shape, FormShape::from_array( $shape->to_array() ) );
	}
}
