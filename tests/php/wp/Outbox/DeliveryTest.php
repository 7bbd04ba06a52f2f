<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Outbox;

use Deskfold\Channels\Bounce;
use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Problem;
use Deskfold\Outbox\Backoff;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Outbox\SweepJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\ClaimReplies;
use Deskfold\Tickets\MarkDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\RecordBounce;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

final class DeliveryTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	/** @var list<OutgoingMessage> */
	private array $sent = [];

	private ?Problem $trouble = null;

	protected function setUp(): void {
		parent::setUp();
		$this->sent    = [];
		$this->trouble = null;
		$this->now( self::NOON );
		add_filter( ChannelRegistry::CHANNELS, fn ( array $makers ): array => [ 'email' => fn (): Channel => $this->channel() ] + $makers, 99 );
	}

	public function test_a_reply_goes_out_once_with_everything_a_thread_needs(): void {
		$message = $this->reply();
		self::assertSame( 1, $this->run_job( DeliverJob::class ) );
		self::assertSame( 0, $this->run_job( DeliverJob::class ) );
		self::assertCount( 1, $this->sent );
		self::assertSame( 'Re: A broken bowl', $this->sent[0]->subject );
		self::assertSame( 'ann@x.test', $this->sent[0]->to[0]->email );
		self::assertSame( 'first@x.test', $this->sent[0]->in_reply_to );
		self::assertSame( [ 'first@x.test' ], $this->sent[0]->references );
		self::assertSame( $message->message_id, $this->sent[0]->message_id );
		self::assertSame( Message::SENT, $this->reread( $message )->state );
	}

	public function test_a_passing_fault_is_tried_again_later_with_the_same_message_id_and_shown_once(): void {
		$this->trouble = new Problem( 'smtp_busy', 'The mail server is busy.', 503, true );
		$message       = $this->reply();
		$this->run_job( DeliverJob::class );
		$failed = $this->reread( $message );
		self::assertSame( [ Message::QUEUED, 'The mail server is busy.' ], [ $failed->state, $failed->failure ] );
		self::assertGreaterThan( self::NOON, $failed->next_attempt_at );
		self::assertSame( 0, $this->run_job( DeliverJob::class ), 'not before its time' );
		$this->trouble = null;
		$this->now( (int) $failed->next_attempt_at );
		self::assertSame( 1, $this->run_job( DeliverJob::class ) );
		self::assertSame( [ $message->message_id, $message->message_id ], array_map( static fn ( OutgoingMessage $one ): string => $one->message_id, $this->sent ) );
		self::assertSame( [ Message::SENT, '' ], [ $this->reread( $message )->state, $this->reread( $message )->failure ] );
	}

	public function test_a_lasting_fault_is_shown_at_once_and_a_person_can_send_it_again(): void {
		$this->trouble = new Problem( 'smtp_refused', 'The address does not exist.', 400 );
		$message       = $this->reply();
		$this->run_job( DeliverJob::class );
		self::assertSame( [ Message::FAILED, 'The address does not exist.' ], [ $this->reread( $message )->state, $this->reread( $message )->failure ] );
		$this->trouble = null;
		$this->as_agent();
		self::assertSame( Message::QUEUED, $this->asked( 'POST', "/messages/{$message->id}/retry" )['messages'][0]['state'] );
		$this->run_job( DeliverJob::class );
		self::assertSame( Message::SENT, $this->reread( $message )->state );
		self::assert_refused( 409, $this->rest( 'POST', "/messages/{$message->id}/retry" ), 'not_failed' );
	}

	public function test_after_eight_attempts_it_gives_up_and_says_so(): void {
		$this->trouble = new Problem( 'smtp_busy', 'The mail server is busy.', 503, true );
		$message       = $this->reply();
		for ( $i = 0; $i < 8; $i++ ) {
			$this->now( $this->reread( $message )->next_attempt_at );
			self::assertSame( 1, $this->run_job( DeliverJob::class ), "attempt $i" );
		}
		self::assertSame( Message::FAILED, $this->reread( $message )->state );
		self::assertNull( Backoff::after( 8 ) );
	}

	public function test_two_workers_never_hold_the_same_reply(): void {
		$message = $this->reply();
		$claim   = $this->get( ClaimReplies::class );
		self::assertNotNull( $claim( $message->id, str_repeat( 'a', 32 ) ) );
		self::assertNull( $claim( $message->id, str_repeat( 'b', 32 ) ) );
	}

	public function test_a_worker_that_dies_leaves_an_uncertain_reply_and_cannot_write_late(): void {
		$message = $this->reply();
		$claimed = ( $this->get( ClaimReplies::class ) )( $message->id, str_repeat( 'a', 32 ) );
		self::assertNotNull( $claimed );
		self::assertSame( 0, $this->run_job( SweepJob::class ) );
		$this->now( self::NOON + ClaimReplies::LEASE_MS + 1 );
		self::assertSame( 1, $this->run_job( SweepJob::class ) );
		self::assertSame( Message::UNCERTAIN, $this->reread( $message )->state );
		$this->get( MarkDelivery::class )->sent( $claimed[0], str_repeat( 'a', 32 ), new Receipt( 'late', self::NOON ) );
		self::assertSame( Message::UNCERTAIN, $this->reread( $message )->state );
	}

	public function test_a_bounce_marks_only_a_message_that_is_truly_ours(): void {
		$message = $this->reply();
		$this->run_job( DeliverJob::class );
		$record = $this->get( RecordBounce::class );
		$forged = preg_replace( '/[0-9a-f]@/', 'x@', $message->message_id );
		self::assertNull( $record( new Bounce( Bounce::HARD, [ 'ann@x.test' ], (string) $forged ) ) );
		self::assertSame( Message::SENT, $this->reread( $message )->state );
		self::assertSame( $message->id, $record( new Bounce( Bounce::HARD, [ 'ann@x.test' ], $message->message_id, '550 no such user' ) )?->id );
		self::assertSame( Message::FAILED, $this->reread( $message )->state );
		self::assertStringContainsString( '550 no such user', $this->reread( $message )->failure );
	}

	private function reply(): Message {
		$ticket = Make::ticket()->saying( message_id: 'first@x.test', subject: 'AW: Re: A broken bowl' )->saved();
		return ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>Hello</p>' ), Actor::agent( $this->as_agent(), 'Ann Agent' ) )->message;
	}

	private function reread( Message $message ): Message {
		return $this->get( ReadTickets::class )->message( $message->id );
	}

	private function channel(): Channel {
		return new class( $this->take( ... ) ) implements Channel {

			/** @param \Closure(OutgoingMessage): Receipt $take */
			public function __construct( private readonly \Closure $take ) {
			}

			public function name(): string {
				return 'email';
			}

			public function parse( RawMessage $raw ): IncomingMessage {
				throw new \LogicException( 'Nothing comes in here' );
			}

			public function deliver( OutgoingMessage $message ): Receipt {
				return ( $this->take )( $message );
			}
		};
	}

	private function take( OutgoingMessage $message ): Receipt {
		$this->sent[] = $message;
		if ( null !== $this->trouble ) {
			throw $this->trouble;
		}
		return new Receipt( '250 OK', self::NOON );
	}
}
