<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Portal;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\ContactForm\CountTry;
use Deskfold\ContactForm\Fault;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\ReplyAsCustomer;
use Deskfold\Portal\SolveAsCustomer;
use Deskfold\Portal\Visitor;
use Deskfold\Tests\Make;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use WP_REST_Request;

final class OwnTicketsTest extends PortalCase {

	public function test_notes_and_replies_that_are_not_sent_yet_are_not_shown(): void {
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$ana    = Actor::agent( $this->person( 'Ana', 'deskfold_agent' ), 'Ana' );
		( $this->get( AddNote::class ) )( $ticket->id, 'note-key-1', '<p>SECRET note</p>', [], $ana );
		$sent   = ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'reply-key-1', '<p>Sent words</p>' ), $ana );
		( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'reply-key-2', '<p>UNSENT words</p>' ), $ana );
		$this->database()->update( 'messages', [ 'state' => Message::SENT ], [ 'id' => $sent->message->id ] );
		$visitor = $this->come_in( 'maya@x.test' );
		$texts   = array_map( static fn ( Message $message ): string => $message->text, $this->get( OwnTickets::class )->messages( $visitor, $ticket->id ) );
		self::assertSame( [ 'The bowl came broken.', 'Sent words' ], $texts );
	}

	public function test_another_customers_ticket_answers_like_none(): void {
		$mine   = Make::ticket()->from( 'maya@x.test' )->saved();
		$theirs = Make::ticket()->from( 'bob@x.test' )->saved();
		$maya   = $this->come_in( 'maya@x.test' );
		$own    = $this->get( OwnTickets::class );
		self::assertSame( [ $mine->id ], array_map( static fn ( $ticket ): int => $ticket->id, $own->page( $maya, false )->tickets ) );
		foreach ( [ $theirs->id, 999_999, 0, -1 ] as $id ) {
			foreach ( [ fn () => $own->ticket( $maya, $id ), fn () => $own->messages( $maya, $id ), fn () => ( $this->get( SolveAsCustomer::class ) )( $maya, $id ), fn () => $this->reply( $maya, $id, 'Hello' ) ] as $act ) {
				self::assert_not_found( $act );
			}
		}
		self::assertSame( $theirs->status, ( $this->get( ReadTickets::class ) )( $theirs->id )->status );
		self::assertCount( 1, $this->get( ReadTickets::class )->messages( $theirs->id ) );
	}

	public function test_spam_and_what_was_thrown_away_are_not_there(): void {
		$spam  = Make::ticket()->from( 'maya@x.test' )->changed( new Change( status: Status::Spam ) )->saved();
		$trash = Make::ticket()->from( 'maya@x.test' )->changed( new Change( status: Status::Trash ) )->saved();
		$maya  = $this->come_in( 'maya@x.test' );
		self::assertSame( [], $this->get( OwnTickets::class )->page( $maya, false )->tickets );
		self::assert_not_found( fn () => $this->get( OwnTickets::class )->ticket( $maya, $spam->id ) );
		self::assert_not_found( fn () => $this->get( OwnTickets::class )->ticket( $maya, $trash->id ) );
	}

	public function test_files_are_served_to_their_customer_only_and_never_those_of_notes(): void {
		$maya_file = $this->file_of( 'maya@x.test', Message::INCOMING );
		$note_file = $this->file_of( 'maya@x.test', Message::NOTE );
		$bobs_file = $this->file_of( 'bob@x.test', Message::INCOMING );
		self::assert_refused( 404, $this->rest( 'GET', "/my/attachments/$maya_file" ), 'not_found' );
		$this->come_in( 'maya@x.test' );
		$this->as_visitor();
		self::assertSame( 200, $this->rest( 'GET', "/my/attachments/$maya_file" )->get_status() );
		$refused = [ $this->rest( 'GET', "/my/attachments/$note_file" ), $this->rest( 'GET', "/my/attachments/$bobs_file" ), $this->rest( 'GET', '/my/attachments/999999' ) ];
		foreach ( $refused as $response ) {
			self::assert_refused( 404, $response, 'not_found' );
			self::assertEquals( $refused[0]->get_data(), $response->get_data() );
		}
	}

	public function test_an_answer_joins_the_ticket_with_its_file_and_opens_it_again(): void {
		$ticket = Make::ticket()->from( 'maya@x.test' )->resolved()->saved();
		$maya   = $this->come_in( 'maya@x.test' );
		$this->reply( $maya, $ticket->id, 'It broke again.', [ [ 'bowl.png', 'image/png', self::png() ] ] );
		$this->reply( $maya, $ticket->id, 'It broke again.', [ [ 'bowl.png', 'image/png', self::png() ] ] );
		$messages = $this->get( OwnTickets::class )->messages( $maya, $ticket->id );
		self::assertCount( 2, $messages, 'pressed twice is said once' );
		self::assertSame( [ 'It broke again.', 'maya@x.test' ], [ $messages[1]->text, $messages[1]->author->address ] );
		self::assertSame( Status::Open, ( $this->get( ReadTickets::class ) )( $ticket->id )->status );
		self::assertSame( 'bowl.png', $this->get( OwnTickets::class )->attachments( $messages )[ $messages[1]->id ][0]->name );
	}

	public function test_an_answer_without_words_or_with_a_hostile_file_is_refused(): void {
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$maya   = $this->come_in( 'maya@x.test' );
		$tries = [
			[ '', [], [ 'message' ] ],
			// Without scripts the good file is gone too, and nobody should find that out by themselves.
			[ 'Look', [ [ 'a.php', 'image/png', '<?php ' ] ], [ 'files', 'files' ] ],
			[ '', [ [ 'a.png', 'image/png', self::png() ] ], [ 'message', 'files' ] ],
		];
		foreach ( $tries as [ $text, $files, $faulty ] ) {
			try {
				$this->reply( $maya, $ticket->id, $text, $files );
				self::fail( 'It was taken' );
			} catch ( Problem $problem ) {
				/** @var list<Fault> $faults */
				$faults = $problem->details['faults'];
				self::assertSame( [ 422, $faulty ], [ $problem->status, array_column( $faults, 'field' ) ] );
			}
		}
		self::assertCount( 1, $this->get( OwnTickets::class )->messages( $maya, $ticket->id ) );
	}

	public function test_a_customer_can_say_that_it_is_solved_and_the_timeline_knows_who_did(): void {
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$maya   = $this->come_in( 'maya@x.test' );
		( $this->get( SolveAsCustomer::class ) )( $maya, $ticket->id );
		$read    = $this->get( ReadTickets::class );
		$entries = $read->entries( $ticket->id );
		$last    = end( $entries );
		self::assertSame( Status::Resolved, $read( $ticket->id )->status );
		self::assertNotFalse( $last );
		self::assertSame( [ 'status', 'customer', $maya->customer->id ], [ $last->event, $last->actor_kind, $last->actor_id ] );
	}

	public function test_answers_are_limited(): void {
		add_filter( CountTry::LIMITS, static fn ( array $limits ): array => [ 'reply' => [ 1, 9 ] ] + $limits );
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$maya   = $this->come_in( 'maya@x.test' );
		$this->reply( $maya, $ticket->id, 'One' );
		$this->expectExceptionMessageMatches( '/very often/' );
		$this->reply( $maya, $ticket->id, 'Two' );
	}

	public function test_a_form_that_was_printed_for_somebody_else_proves_nothing(): void {
		Make::ticket()->from( 'maya@x.test' )->saved();
		Make::ticket()->from( 'bob@x.test' )->saved();
		$maya = $this->come_in( 'maya@x.test' );
		$bob  = $this->come_in( 'bob@x.test' );
		self::assertTrue( $maya->printed( $maya->proof ) );
		foreach ( [ '', $bob->proof, strrev( $maya->proof ) ] as $proof ) {
			self::assertFalse( $maya->printed( $proof ) );
		}
	}

	/** @param list<array{string, string, string}> $files */
	private function reply( Visitor $visitor, int $ticket_id, string $text, array $files = [] ): void {
		/** @var WP_REST_Request<array<string, mixed>> $request */
		$request = new WP_REST_Request( 'POST' );
		$request->set_body_params( [ 'deskfold_key' => 'key-1' ] );
		$request->set_file_params( [] === $files ? [] : [ 'deskfold_files' => $this->uploads( $files ) ] ); // @phpstan-ignore argument.type (as PHP lays it out)
		( $this->get( ReplyAsCustomer::class ) )( $visitor, $ticket_id, $text, new Input( $request ) );
	}

	private function file_of( string $email, string $kind ): int {
		$ticket  = Make::ticket()->from( $email )->recorded();
		$message = $ticket->message->id;
		$this->database()->update( 'messages', [ 'kind' => $kind ], [ 'id' => $message ] );
		$keep = $this->get( KeepAttachment::class );
		$file = new IncomingAttachment( 'a.png', 'image/png', self::png() );
		return $keep->incoming( $file, $keep->bytes( $file ), $ticket->ticket->id, $message )->id;
	}

	private static function assert_not_found( callable $act ): void {
		try {
			$act();
			self::fail( 'It was found' );
		} catch ( Problem $problem ) {
			self::assertSame( [ 'not_found', 404 ], [ $problem->kind, $problem->status ] );
		}
	}
}
