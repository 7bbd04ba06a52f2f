<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Outbox;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Queue;
use Deskfold\Core\UploadedFile;
use Deskfold\Customers\FindCustomer;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Outbox\ReleaseJob;
use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\Visitor;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

final class ScheduleTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;
	private const HOUR = 3_600_000;

	private int $ann = 0;

	private int $keys = 0;

	/** @var list<OutgoingMessage> */
	private array $sent = [];

	protected function setUp(): void {
		parent::setUp();
		$this->sent = [];
		$this->now( self::NOON );
		$this->ann = $this->as_agent();
		add_filter( ChannelRegistry::CHANNELS, fn ( array $makers ): array => [ 'email' => fn (): Channel => $this->channel() ] + $makers, 99 );
	}

	public function test_a_reply_that_is_to_go_later_waits_unseen_and_goes_once_when_its_time_has_come(): void {
		$ticket  = Make::ticket()->saved();
		$news    = $this->written( $ticket, [ 'send_at' => self::NOON + self::HOUR, 'status' => 'resolved' ] );
		$message = $news['messages'][0];
		self::assertSame( [ 'scheduled', self::NOON + self::HOUR ], [ $message['state'], $message['next_attempt_at'] ] );
		self::assertSame( [ 'new', self::NOON, self::NOON + self::HOUR, 2, 'customer', $this->ann ], $this->look( $ticket ) );
		self::assertSame( [ 'scheduled', 'agent' ], array_column( $news['entries'], 'event' ) );
		$this->tick();
		self::assertSame( [ [], [] ], [ $this->sent, $this->shown_to_customer( $ticket, 1 ) ] );

		$this->now( self::NOON + self::HOUR );
		$this->tick();
		$this->tick();
		self::assertCount( 1, $this->sent );
		$message = $this->get( ReadTickets::class )->message( $message['id'] );
		self::assertSame( [ Message::SENT, self::NOON + self::HOUR, '' ], [ $message->state, $message->created_at, $message->then_status ] );
		self::assertSame( [ 'resolved', null, null, 2, 'agent', $this->ann ], $this->look( $ticket ) );
		self::assertCount( 1, $this->shown_to_customer( $ticket, 1 ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_the_bell_may_ring_twice_and_the_same_key_writes_one_reply(): void {
		$ticket = Make::ticket()->saved();
		$given  = [ 'send_at' => self::NOON + 1, 'client_key' => 'twice-the-same' ];
		self::assertSame( $this->written( $ticket, $given )['messages'][0]['id'], $this->written( $ticket, $given )['messages'][0]['id'] );
		$this->now( self::NOON + 1 );
		self::assertSame( [ 1, 0 ], [ $this->run_job( ReleaseJob::class ), $this->run_job( ReleaseJob::class ) ] );
		self::assertSame( [ 1, 0 ], [ $this->run_job( DeliverJob::class ), $this->run_job( DeliverJob::class ) ] );
	}

	public function test_when_the_customer_wrote_in_between_it_is_held_back_and_its_writer_is_called(): void {
		$ticket  = Make::ticket()->saved();
		$message = $this->written( $ticket, [ 'send_at' => self::NOON + self::HOUR ] )['messages'][0];
		$this->now( self::NOON + 2000 );
		Make::answer( $ticket, 'Never mind, I found it.' );
		$this->rest( 'POST', "/tickets/{$ticket->id}/read", [ 'entry' => $this->ticket( $ticket )->last_entry ] );
		$this->now( self::NOON + self::HOUR );
		$this->tick();
		$this->tick();
		self::assertSame( [], $this->sent );
		$held = $this->get( ReadTickets::class )->message( $message['id'] );
		self::assertSame( [ Message::HELD, 'Ann wrote after this was written. Read it, then send or edit.' ], [ $held->state, $held->failure ] );
		self::assertSame( [ 'open', null ], [ $this->look( $ticket )[0], $this->look( $ticket )[2] ] );
		self::assertTrue( $this->get( ReadTickets::class )->unread( [ $this->ticket( $ticket ) ], $this->ann )[ $ticket->id ] );
		self::assertSame( 'held', $this->events( $ticket )[ count( $this->events( $ticket ) ) - 1 ] );
		self::assertSame( [ true ], $this->held() );

		self::assert_refused( 409, $this->rest( 'POST', "/messages/{$held->id}/send", [ 'seen_entry' => $ticket->last_entry ] ), 'something_newer' );
		$this->asked( 'POST', "/messages/{$held->id}/send", [ 'seen_entry' => $this->ticket( $ticket )->last_entry ] );
		$this->tick();
		self::assertCount( 1, $this->sent );
		self::assertSame( 'waiting', $this->look( $ticket )[0] );
		self::assertSame( [ false ], $this->held() );
	}

	public function test_of_two_held_replies_the_row_tells_until_the_last_one_is_taken_back_also_where_they_are_merged(): void {
		$ticket = Make::ticket()->saved();
		$ids    = array_map( fn ( int $at ): int => $this->written( $ticket, [ 'send_at' => self::NOON + $at ] )['messages'][0]['id'], [ 5, 6, self::HOUR ] );
		Make::answer( $ticket, 'Wait, I am wrong.' );
		$this->now( self::NOON + 7 );
		$this->tick();
		self::assertSame( [ [ true ], self::NOON + self::HOUR ], [ $this->held(), $this->look( $ticket )[2] ] );
		$this->asked( 'DELETE', "/messages/{$ids[0]}/schedule" );
		self::assertSame( [ true ], $this->held() );
		$other = Make::ticket()->from( 'bea@x.test', 'Bea' )->saved();
		( $this->get( MergeTickets::class ) )( $ticket->id, $other->id, Actor::agent( $this->ann, 'Ann Agent' ) );
		self::assertSame( [ false, true ], [ $this->ticket( $ticket )->is_held, $this->ticket( $other )->is_held ] );
		self::assertSame( [ true ], $this->held() );
		$this->asked( 'DELETE', "/messages/{$ids[1]}/schedule" );
		self::assertSame( [ [ false ], self::NOON + self::HOUR ], [ $this->held(), $this->look( $other )[2] ] );
	}

	public function test_an_automatic_answer_and_ones_own_note_hold_nothing_back_and_a_colleagues_reply_does(): void {
		$quiet = Make::ticket()->saved();
		$this->written( $quiet, [ 'send_at' => self::NOON + 5000 ] );
		Make::answer( $quiet, 'I am away.', is_auto_reply: true );
		$this->asked( 'POST', "/tickets/{$quiet->id}/notes", [ 'client_key' => 'a-note-of-mine', 'html' => '<p>Remember</p>' ] );
		$busy = Make::ticket()->from( 'bea@x.test', 'Bea' )->saved();
		$this->written( $busy, [ 'send_at' => self::NOON + 5000 ] );
		$this->as_agent( 'Bob Agent' );
		$this->now( self::NOON + 1000 );
		$this->written( $busy, [ 'html' => '<p>Bob was quicker</p>' ] );
		$this->now( self::NOON + 5000 );
		$this->tick();
		self::assertSame( [ 'bea@x.test', 'ann@x.test' ], array_map( static fn ( OutgoingMessage $one ): string => $one->to[0]->email, $this->sent ) );
		self::assertSame( 'open', $this->look( $busy )[0], 'somebody has to look at what was held' );
	}

	public function test_nothing_goes_out_of_the_trash_and_what_was_resolved_stays_so(): void {
		$trash = Make::ticket()->saved();
		$done  = Make::ticket()->from( 'bea@x.test', 'Bea' )->saved();
		foreach ( [ [ $trash, 'trash' ], [ $done, 'resolved' ] ] as [ $ticket, $status ] ) {
			$this->written( $ticket, [ 'send_at' => self::NOON + 1 ] );
			$this->asked( 'POST', "/tickets/{$ticket->id}", [ 'status' => $status ] );
		}
		$this->now( self::NOON + 1 );
		$this->tick();
		self::assertCount( 1, $this->sent );
		self::assertSame( [ 'trash', 'resolved' ], [ $this->look( $trash )[0], $this->look( $done )[0] ] );
	}

	public function test_taken_back_it_is_a_draft_again_with_its_files_and_above_what_was_begun(): void {
		$ticket = Make::ticket()->saved();
		$file   = $this->get( KeepAttachment::class )->upload( $this->upload(), $this->ann );
		$id     = $this->written( $ticket, [ 'send_at' => self::NOON + 1, 'attachments' => [ $file->id ], 'cc' => [ 'carl@x.test' ] ] )['messages'][0]['id'];
		$this->asked( 'PUT', "/tickets/{$ticket->id}/drafts/reply", [ 'html' => '<p>Begun</p>', 'attachments' => [] ] );
		$answer = $this->asked( 'DELETE', "/messages/$id/schedule" );
		self::assertSame( [ '<p>Hello</p><p>Begun</p>', [ $file->id ], 'carl@x.test' ], [ $answer['draft']['html'], array_column( $answer['draft']['attachments'], 'id' ), $answer['draft']['cc'][0]['email'] ] );
		self::assertSame( [ 'unscheduled', $id ], [ $answer['entries'][0]['event'], $answer['entries'][0]['message_id'] ] );
		self::assertSame( [ 1, null ], [ $this->look( $ticket )[3], $this->look( $ticket )[2] ] );
		$this->now( self::NOON + 1 );
		$this->tick();
		self::assertSame( [], $this->sent );
		self::assert_refused( 404, $this->rest( 'DELETE', "/messages/$id/schedule" ) );
		$again = $this->written( $ticket, [ 'attachments' => [ $file->id ] ] );
		self::assertSame( [ $file->id ], array_column( $again['messages'][0]['attachments'], 'id' ) );
		self::assert_refused( 409, $this->rest( 'DELETE', "/messages/{$again['messages'][0]['id']}/schedule" ), 'not_scheduled' );
	}

	public function test_a_time_that_passed_is_refused_and_the_older_view_too(): void {
		$ticket = Make::ticket()->saved();
		self::assert_refused( 400, $this->answered( $ticket, [ 'send_at' => self::NOON ] ), 'time_passed' );
		$this->written( $ticket, [ 'send_at' => self::NOON + 1 ] );
		$this->as_agent( 'Bob Agent' );
		self::assert_refused( 409, $this->answered( $ticket, [ 'seen_entry' => $ticket->last_entry ] ), 'something_newer' );
	}

	public function test_it_goes_along_when_tickets_are_merged(): void {
		$source = Make::ticket()->saved();
		$target = Make::ticket()->from( 'bea@x.test', 'Bea' )->saved();
		$this->written( $source, [ 'send_at' => self::NOON + 9 ] );
		( $this->get( MergeTickets::class ) )( $source->id, $target->id, Actor::agent( $this->ann, 'Ann Agent' ) );
		self::assertSame( [ null, self::NOON + 9, 'customer' ], [ $this->look( $source )[2], $this->look( $target )[2], $this->look( $target )[4] ] );
	}

	public function test_a_reply_can_put_its_ticket_to_sleep(): void {
		$ticket = Make::ticket()->saved();
		$news   = $this->written( $ticket, [ 'status' => 'snoozed', 'snoozed_until' => self::NOON + self::HOUR ] );
		self::assertSame( [ 'snoozed', self::NOON + self::HOUR, 'waiting' ], [ $news['tickets'][0]['status'], $news['tickets'][0]['snoozed_until'], $news['tickets'][0]['snoozed_from'] ] );
		$this->tick();
		self::assertCount( 1, $this->sent );
		$this->now( self::NOON + self::HOUR );
		$this->tick();
		self::assertSame( Status::Open, $this->ticket( $ticket )->status );
	}

	/** @return array{string, ?int, ?int, int, string, int} */
	private function look( Ticket $ticket ): array {
		$now = $this->ticket( $ticket );
		return [ $now->status->value, $now->waiting_since, $now->scheduled_at, $now->message_count, $now->last_author, $now->agent_id ];
	}

	/**
	 * @return list<bool> as the list tells it
	 * @phpstan-impure
	 */
	private function held(): array {
		return array_column( $this->asked( 'GET', '/tickets', [ 'view' => 'all' ] )['tickets'], 'is_held' );
	}

	private function ticket( Ticket $ticket ): Ticket {
		return ( $this->get( ReadTickets::class ) )( $ticket->id );
	}

	/** @return list<string> */
	private function events( Ticket $ticket ): array {
		return array_values( array_filter( array_column( $this->get( ReadTickets::class )->entries( $ticket->id ), 'event' ), static fn ( string $event ): bool => 'status' !== $event ) );
	}

	/**
	 * @param array<string, mixed> $given
	 * @return array<string, mixed> the news
	 */
	private function written( Ticket $ticket, array $given ): array {
		$response = $this->answered( $ticket, $given );
		self::assertSame( 201, $response->get_status() );
		return $this->json( $response );
	}

	/** @param array<string, mixed> $given */
	private function answered( Ticket $ticket, array $given ): \WP_REST_Response {
		$usual = [ 'client_key' => 'key-of-test-' . ++$this->keys, 'html' => '<p>Hello</p>', 'seen_entry' => $this->ticket( $ticket )->last_entry ];
		return $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $given + $usual );
	}

	/** @return list<Message> beyond the first ones */
	private function shown_to_customer( Ticket $ticket, int $beyond ): array {
		$customer = $this->get( FindCustomer::class )->by_id( $ticket->customer_id );
		assert( null !== $customer );
		return array_slice( $this->get( OwnTickets::class )->messages( new Visitor( $customer, 'ann@x.test', '', true ), $ticket->id ), $beyond );
	}

	private function upload(): UploadedFile {
		$path = (string) tempnam( sys_get_temp_dir(), 'deskfold' );
		file_put_contents( $path, 'A picture, they say.' );
		return new UploadedFile( $path, 'bowl.txt', 'text/plain', 20 );
	}

	private function tick(): void {
		$this->get( Queue::class )->tick();
	}

	private function channel(): Channel {
		return new class( function ( OutgoingMessage $message ): Receipt {
			if ( ! $message->is_internal ) {
				$this->sent[] = $message;
			}
			return new Receipt( 'taken', self::NOON );
		} ) implements Channel {
			/** @param \Closure(OutgoingMessage): Receipt $deliver */
			public function __construct( private readonly \Closure $deliver ) {
			}

			public function name(): string {
				return 'email';
			}

			public function parse( RawMessage $raw ): IncomingMessage {
				throw new \LogicException( 'Nothing comes in here' );
			}

			public function deliver( OutgoingMessage $message ): Receipt {
				return ( $this->deliver )( $message );
			}
		};
	}
}
