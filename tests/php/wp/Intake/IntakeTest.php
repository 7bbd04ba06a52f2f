<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Intake;

use Deskfold\Channels\Address;
use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OurAddresses;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Attachments\ReadAttachments;
use Deskfold\Intake\IntakeJob;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\WpTestCase;

final class IntakeTest extends WpTestCase {

	private ?\Closure $parse = null;

	protected function setUp(): void {
		parent::setUp();
		$this->parse = static fn ( RawMessage $raw ): IncomingMessage => new IncomingMessage( from: new Address( 'ann@x.test', 'Ann' ), subject: 'Hi', text: $raw->bytes );
		add_filter( ChannelRegistry::CHANNELS, fn ( array $makers ): array => [ 'email' => fn (): Channel => $this->channel() ] + $makers, 99 );
	}

	public function test_the_same_arrival_twice_is_stored_once(): void {
		$first  = $this->receive( '1:7', 'bytes' );
		$second = $this->receive( '1:7', 'bytes' );
		self::assertTrue( $first->is_new );
		self::assertFalse( $second->is_new );
		self::assertSame( $first->id, $second->id );
	}

	public function test_running_it_again_changes_nothing(): void {
		$raw    = $this->receive( '1:7', 'bytes' );
		$first  = ( $this->get( ProcessRaw::class ) )( $raw->id );
		$second = ( $this->get( ProcessRaw::class ) )( $raw->id );
		self::assertSame( 'created', $first->result );
		self::assertEquals( $first, $second );
		self::assertSame( 0, $this->run_job( IntakeJob::class ) );
	}

	public function test_a_reader_whose_lease_ran_out_changes_nothing_after_another_was_quicker(): void {
		$this->commits();
		$raw    = ( $this->get( ReceiveRaw::class ) )( 'email', 0, '1:7', 'bytes', true );
		$quick  = $this->get( ProcessRaw::class )->received( $raw );
		$before = $this->database()->row( 'SELECT * FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw->id );
		$late   = $this->get( ProcessRaw::class )->received( $raw );
		self::assertSame( [ 'created', $quick->ticket_id, $quick->message_id ], [ $quick->result, $late->ticket_id, $late->message_id ] );
		self::assertSame( $before, $this->database()->row( 'SELECT * FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw->id ) );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'messages' ) ) );
	}

	public function test_who_reads_at_once_holds_the_claim(): void {
		$raw = ( $this->get( ReceiveRaw::class ) )( 'email', 0, '1:7', 'bytes', true );
		self::assertSame( 0, $this->run_job( IntakeJob::class ) );
		self::assertSame( 'in_progress', ( $this->get( ProcessRaw::class ) )( $raw->id )->reason );
		self::assertSame( 'created', $this->get( ProcessRaw::class )->received( $raw )->result );
	}

	public function test_the_same_bytes_under_another_name_are_a_duplicate_in_the_same_mailbox_only(): void {
		$first = ( $this->get( ProcessRaw::class ) )( $this->receive( '1:7', 'bytes' )->id );
		$again = ( $this->get( ProcessRaw::class ) )( $this->receive( '2:7', 'bytes' )->id );
		$there = ( $this->get( ProcessRaw::class ) )( $this->receive( '1:7', 'bytes', 5 )->id );
		self::assertSame( [ 'duplicate', $first->ticket_id ], [ $again->result, $again->ticket_id ] );
		self::assertSame( 'created', $there->result );
	}

	public function test_what_cannot_be_read_is_parked_with_its_reason_and_its_bytes(): void {
		$this->parse = static fn (): never => throw new \RuntimeException( 'broken parser' );
		$result      = ( $this->get( ProcessRaw::class ) )( $this->receive( '1:7', 'bytes' )->id );
		self::assertSame( 'quarantined', $result->result );
		self::assertStringContainsString( 'broken parser', $result->reason );
	}

	public function test_a_passing_fault_waits_for_its_next_attempt(): void {
		$this->parse = static fn (): never => throw new Problem( 'database_busy', 'Busy.', 503, true );
		$this->receive( '1:7', 'bytes' );
		self::assertSame( 0, $this->run_job( IntakeJob::class ) );
		$this->parse = static fn (): IncomingMessage => new IncomingMessage( from: new Address( 'ann@x.test' ), text: 'Hi' );
		self::assertSame( 0, $this->run_job( IntakeJob::class ), 'not before its time' );
		$this->now( (int) ( microtime( true ) * 1000 ) + 90_000 );
		self::assertSame( 1, $this->run_job( IntakeJob::class ) );
	}

	public function test_a_fault_in_the_middle_leaves_no_half_ticket(): void {
		$this->commits();
		$raw = $this->receive( '1:7', 'bytes' );
		add_filter( 'query', $fail = static fn ( string $sql ): string => str_contains( $sql, 'INSERT INTO' ) && str_contains( $sql, 'timeline' ) ? 'SELECT broken FROM nowhere' : $sql );
		try {
			( $this->get( ProcessRaw::class ) )( $raw->id );
			self::fail( 'It should have failed' );
		} catch ( Problem $problem ) {
			self::assertTrue( $problem->retry );
		}
		remove_filter( 'query', $fail );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ) );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'messages' ) ) );
		$this->now( (int) ( microtime( true ) * 1000 ) + 90_000 );
		self::assertSame( 1, $this->run_job( IntakeJob::class ) );
	}

	public function test_mail_of_our_own_mailbox_or_of_nobody_becomes_no_ticket(): void {
		add_filter( OurAddresses::FILTER, static fn (): array => [ 'support@shop.test' ] );
		foreach ( [ 'from_own_mailbox' => new Address( 'Support@Shop.test' ), 'no_sender' => null ] as $reason => $from ) {
			$this->parse = static fn (): IncomingMessage => new IncomingMessage( from: $from, text: 'Hi' );
			$result      = ( $this->get( ProcessRaw::class ) )( $this->receive( $reason, $reason )->id );
			self::assertSame( [ 'quarantined', $reason ], [ $result->result, $result->reason ] );
		}
	}

	public function test_files_keep_their_bytes_under_a_name_that_nobody_chose(): void {
		$evil        = "../\u{200b}.htaccess";
		$this->parse = static fn (): IncomingMessage => new IncomingMessage(
			from: new Address( 'ann@x.test' ),
			text: 'See the file',
			attachments: [ new IncomingAttachment( $evil, 'text/html; charset=x', "AddType\0php" ) ]
		);
		$result = ( $this->get( ProcessRaw::class ) )( $this->receive( '1:7', 'bytes' )->id );
		$file   = $this->get( ReadAttachments::class )->of_messages( [ (int) $result->message_id ] )[ (int) $result->message_id ][0];
		self::assertSame( [ '...htaccess', 'text/html', 11 ], [ $file->name, $file->type, $file->size ] );
		self::assertMatchesRegularExpression( '~^[0-9a-f]{2}/[0-9a-f]{32}$~', $file->path );
		self::assertSame( "AddType\0php", $this->get( Storage::class )->read( $file->path ) );
		self::assertSame( 'application/octet-stream', $this->get( ReadAttachments::class )->download( $file )->headers()['Content-Type'] );
	}

	public function test_what_cannot_be_shown_in_full_says_so_to_the_agent(): void {
		$this->parse = static fn ( RawMessage $raw ): IncomingMessage => new IncomingMessage( from: new Address( 'ann@x.test', 'Ann' ), subject: 'Hi', text: $raw->bytes, marks: [ IncomingMessage::CALENDAR, IncomingMessage::ENCRYPTED, IncomingMessage::CUT ] );
		$result      = ( $this->get( ProcessRaw::class ) )( $this->receive( '1:7', 'bytes' )->id );
		$warning     = (string) $this->database()->value( 'SELECT warning FROM %i WHERE id = %d', $this->database()->table( 'messages' ), (int) $result->message_id );
		self::assertStringStartsWith( 'This mail is encrypted.', $warning );
		self::assertStringEndsWith( 'What is missing here is in the original.', $warning );
	}

	private function receive( string $name, string $bytes, int $mailbox_id = 1 ): \Deskfold\Intake\ReceivedRaw {
		return ( $this->get( ReceiveRaw::class ) )( 'email', $mailbox_id, $name, $bytes );
	}

	private function channel(): Channel {
		return new class( fn ( RawMessage $raw ): IncomingMessage => ( $this->parse ?? throw new \LogicException( 'No parser' ) )( $raw ) ) implements Channel {

			public function __construct( private readonly \Closure $read ) {
			}

			public function name(): string {
				return 'email';
			}

			public function parse( RawMessage $raw ): IncomingMessage {
				$message = ( $this->read )( $raw );
				assert( $message instanceof IncomingMessage );
				return $message;
			}

			public function deliver( OutgoingMessage $message ): Receipt {
				throw new \LogicException( 'Nothing goes out here' );
			}
		};
	}
}
