<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Email\EmailComposer;
use Deskfold\Email\Mailbox;
use Deskfold\Email\Recipients;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Attacks A10: our site against machines that answer every mail, for 24 hours of a clock that is turned by hand. Our mails
 * are written by the real composer and handed to the machine; its answers are read by the real parser.
 */
final class PingPongTest extends NoticeCase {

	private const TEXT = 'Thank you for your message. I am away from my desk until the end of the month and will answer you as soon as I am back. Ticket %d was noted.';

	private int $count = 0;

	/** @return iterable<string, array{string, bool}> */
	public static function machines(): iterable {
		foreach ( [ 'sets_headers', 'sets_none', 'changes_subject', 'changes_address', 'changes_address_at_a_provider', 'names_no_thread', 'another_deskfold', 'bounces', 'bounces_without_a_report' ] as $machine ) {
			yield "$machine, nobody looks" => [ $machine, false ];
			yield "$machine, an agent answers and resolves" => [ $machine, true ];
		}
		yield 'writes by itself every ten minutes' => [ 'writes_by_itself', false ];
		yield 'writes by itself, an agent resolves' => [ 'writes_by_itself', true ];
	}

	#[DataProvider( 'machines' )]
	public function test_24_hours_against_a_machine_that( string $machine, bool $has_agent ): void {
		$agent  = $this->as_agent();
		$coming = [ [ self::NOON, $this->first( $machine ) ] ];
		$heard  = 0;
		for ( $minute = 0; $minute <= 24 * 60; $minute++ ) {
			$due    = array_filter( $coming, fn ( array $one ): bool => $one[0] <= $this->at );
			$coming = array_filter( $coming, fn ( array $one ): bool => $one[0] > $this->at );
			foreach ( $due as [ , $bytes ] ) {
				$this->take( $bytes );
			}
			if ( 'writes_by_itself' === $machine && 0 === $minute % 10 ) {
				$this->take( $this->answer( $machine, '', 'loop@machine.test' ) );
			}
			if ( $has_agent && 30 === $minute % 240 ) {
				$this->agent_answers( $agent, 270 === $minute % 480 );
			}
			while ( [] !== $due || 0 === $minute % 5 ) {
				if ( 0 === $this->deliver() ) {
					break;
				}
			}
			foreach ( array_slice( $this->sent, $heard ) as $mail ) {
				++$heard;
				$answer = $this->answer( $machine, $mail['bytes'], $mail['to'] );
				if ( '' !== $answer ) {
					// The slow ones are the ones that are hard to tell from people.
					$coming[] = [ $this->at + ( 1 + $heard % 4 ) * self::MINUTE, $answer ];
				}
			}
			$this->wait( self::MINUTE );
		}
		$this->assert_peace( $has_agent, 'changes_address_at_a_provider' === $machine );
	}

	/**
	 * Never more than three an hour and ten a day to one address, one ticket an hour, nothing opened again by a machine.
	 *
	 * @param bool $is_stranger who answers with a right key from another address has a ticket of their own (attacks A11), once
	 */
	private function assert_peace( bool $has_agent, bool $is_stranger ): void {
		$automatic = $this->automatic();
		self::assertNotSame( [], $automatic, 'the machine was never acknowledged: the test tests nothing' );
		foreach ( array_unique( array_column( $automatic, 'to' ) ) as $address ) {
			$times = array_column( array_filter( $automatic, static fn ( array $mail ): bool => $mail['to'] === $address ), 'at' );
			self::assertLessThanOrEqual( 3, self::most_within( $times, self::HOUR ), "to $address in an hour" );
			self::assertLessThanOrEqual( 10, self::most_within( $times, 24 * self::HOUR ), "to $address in a day" );
		}
		$opened = array_map( static fn ( $ticket ): int => $ticket->created_at, $this->tickets() );
		sort( $opened );
		self::assertLessThanOrEqual( 1, self::most_within( array_slice( $opened, $is_stranger ? 1 : 0 ), self::HOUR ), 'tickets in an hour' );
		self::assertLessThanOrEqual( $has_agent ? 60 : 40, count( $this->sent ), 'mails in all' );
		foreach ( $automatic as $mail ) {
			self::assertMatchesRegularExpression( '/^Auto-Submitted: auto-(?:replied|generated)\r?$/m', $mail['bytes'] );
			self::assertMatchesRegularExpression( '/^X-Auto-Response-Suppress: All\r?$/m', $mail['bytes'] );
			self::assertCount( 1, $mail['recipients'] );
		}
		foreach ( $this->tickets() as $ticket ) {
			$entries = $this->get( \Deskfold\Tickets\ReadTickets::class )->entries( $ticket->id );
			$reopened = array_filter( $entries, static fn ( $entry ): bool => 'status' === $entry->event && 'resolved' === $entry->before && Actor::CUSTOMER === $entry->actor_kind );
			self::assertCount( 0, $reopened, "ticket {$ticket->id} was opened again by a machine" );
		}
	}

	/** @param list<int> $times */
	private static function most_within( array $times, int $length ): int {
		sort( $times );
		$most = 0;
		foreach ( $times as $from ) {
			$most = max( $most, count( array_filter( $times, static fn ( int $at ): bool => $at >= $from && $at < $from + $length ) ) );
		}
		return $most;
	}

	private function first( string $machine ): string {
		$from = str_contains( $machine, 'provider' ) ? 'loop0@gmail.com' : 'loop@machine.test';
		return $this->mail( "Machine <$from>", 'A broken bowl', 'Good day, the green bowl that you sent me last week came broken. What can we do about it?' );
	}

	/** What the machine says to one mail of ours; '' for nothing. */
	private function answer( string $machine, string $ours, string $to ): string {
		$n      = ++$this->count;
		$read   = '' === $ours ? null : $this->read( $ours );
		$text   = sprintf( self::TEXT, 1000 + $n );
		$thread = null === $read ? [] : [ 'In-Reply-To' => "<{$read->message_id}>", 'References' => "<{$read->message_id}>" ];
		$re     = 'Re: ' . ( $read->subject ?? 'hello' );
		return match ( $machine ) {
			'sets_headers'                  => $this->mail( "Machine <$to>", "Automatic reply: $re", $text, $thread + [ 'Auto-Submitted' => 'auto-replied', 'X-Autoreply' => 'yes' ] ),
			'sets_none'                     => $this->mail( "Machine <$to>", $re, $text ),
			'changes_subject'               => $this->mail( "Machine <$to>", 'Case ' . bin2hex( random_bytes( 4 ) ), $text ),
			'changes_address'               => $this->mail( "Machine <loop$n@machine.test>", $re, $text ),
			'changes_address_at_a_provider' => $this->mail( "Machine <loop$n@gmail.com>", $re, $text, $thread ),
			'names_no_thread'               => $this->mail( "Machine <$to>", 'We have received your mail', $text ),
			'another_deskfold'              => $this->other_desk( $ours, $to, $n ),
			'bounces'                       => $this->bounce( $ours, $to, true ),
			'bounces_without_a_report'      => $this->bounce( $ours, $to, false ),
			default                         => '' === $ours ? $this->mail( "Machine <$to>", "Alarm $n", 'The disk of the machine in the cellar is nearly full. Please look after it before it stops.' ) : '',
		};
	}

	/** Another desk of our own kind: it acknowledges what its parser takes for a person's mail, with our composer. */
	private function other_desk( string $ours, string $address, int $n ): string {
		$read = $this->read( $ours );
		if ( $read->is_auto_reply ) {
			return '';
		}
		$message = new OutgoingMessage( $n, $n, 0, new Address( '' ), [ new Address( 'support@shop.test' ) ], [], [], "We have received your request (#$n)", '<p>Hello, we have received your request. One of us will answer soon.</p>', '', "df.$n.0123456789abcdef.fedcba9876543210@other.test", $read->message_id, [ $read->message_id ], is_automatic: true );
		return $this->get( EmailComposer::class )->compose( $message, new Mailbox( 0, $address ), Recipients::of( $message, [ $address ] ) )->bytes;
	}

	private function bounce( string $ours, string $to, bool $is_structured ): string {
		$id   = $this->read( $ours )->message_id;
		$copy = "Message-ID: <$id>\nFrom: support@shop.test\nTo: $to\nSubject: We have received your request\n";
		if ( ! $is_structured ) {
			return $this->mail( 'Mail Delivery System <MAILER-DAEMON@mx.test>', 'Undelivered Mail Returned to Sender', "I'm sorry to have to inform you that your message could not be delivered.\n\n<$to>: 550 5.1.1 no such user\n\n------ This is a copy of the message, including all the headers. ------\n\n$copy", [ 'Return-Path' => '<>' ] );
		}
		$parts = "--b\nContent-Type: text/plain\n\nNo such user.\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; $to\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\n--b\nContent-Type: message/rfc822\n\n$copy\n--b--\n";
		return $this->mail( 'MAILER-DAEMON@mx.test', 'Undelivered Mail Returned to Sender', $parts, [ 'Return-Path' => '<>', 'MIME-Version' => '1.0', 'Content-Type' => 'multipart/report; report-type=delivery-status; boundary=b' ] );
	}

	/** An agent answers whatever is open, or resolves everything. */
	private function agent_answers( int $agent, bool $resolves ): void {
		$actor = Actor::agent( $agent, 'Ann Agent' );
		foreach ( $this->tickets() as $ticket ) {
			if ( $resolves ) {
				( $this->get( ChangeTicket::class ) )( $ticket->id, new Change( status: Status::Resolved ), $actor );
			} elseif ( $ticket->status->is_ours() ) {
				try {
					( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'agent-' . bin2hex( random_bytes( 8 ) ), '<p>Please send us a photo of the bowl.</p>' ), $actor );
				} catch ( \Deskfold\Core\Problem $problem ) {
					self::assertSame( 'address_bounced', $problem->kind );
				}
			}
		}
	}
}
