<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\ContactForm;

use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\Topic;
use Deskfold\Tickets\Priority;
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
		self::assertSame( [ 'An order', 'Two lines' ], array_map( static fn ( Topic $topic ): string => $topic->label, $shape->topics ) );
		self::assertSame( [ FormShape::NEEDED, FormShape::ABSENT ], [ $shape->name, $shape->subject ] );
		self::assertEquals( $shape, FormShape::from_array( $shape->to_array() ) );
	}

	public function test_a_topic_says_what_it_does_and_nonsense_does_nothing(): void {
		$shape = FormShape::from_array( [ 'topics' => [ [ 'label' => 'Broken', 'tag' => "dam\nage", 'priority' => 'high', 'mailbox_id' => 3 ], [ 'label' => 'Odd', 'tag' => [], 'priority' => 'extreme', 'mailbox_id' => -1 ], [ 'tag' => 'no words' ], null ], 'name' => 'sometimes', 'subject' => 'offered', 'max_files' => 99 ] );
		self::assertCount( 2, $shape->topics );
		self::assertEquals( [ new Topic( 'Broken', 'dam age', Priority::High, 3 ), new Topic( 'Odd' ) ], $shape->topics );
		self::assertSame( [ FormShape::NEEDED, FormShape::OFFERED, 20 ], [ $shape->name, $shape->subject, $shape->max_files ] );
		self::assertEquals( $shape, FormShape::from_array( $shape->to_array() ) );
		self::assertNull( $shape->topic( 'broken' ) );
	}

	public function test_older_pages_that_asked_for_a_subject_still_do(): void {
		self::assertSame( FormShape::NEEDED, FormShape::from_array( [ 'asks_subject' => true ] )->subject );
		self::assertSame( FormShape::OFFERED, FormShape::from_array( [ 'asks_subject' => true, 'subject' => 'offered' ] )->subject );
	}
}
