<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Channels\Channel;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Settings;
use Deskfold\Email\AcceptMail;
use Deskfold\Email\Accepted;
use Deskfold\Email\ChooseMailbox;
use Deskfold\Email\EmailComposer;
use Deskfold\Email\EmailParser;
use Deskfold\Email\Mailbox;
use Deskfold\Email\Recipients;
use Deskfold\Email\SaveMailbox;
use Deskfold\Notices\Acknowledgement;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\View;

/** A mailbox that acknowledges. What leaves is written by the real composer and caught; what comes is read by the real parser. */
abstract class NoticeCase extends WpTestCase {

	protected const NOON   = 1_790_000_000_000;
	protected const MINUTE = 60_000;
	protected const HOUR   = 3_600_000;

	protected Mailbox $mailbox;

	/** @var list<array{at: int, to: string, recipients: list<string>, is_automatic: bool, sender: string, bytes: string}> */
	protected array $sent = [];

	protected int $at = self::NOON;

	protected function setUp(): void {
		parent::setUp();
		$this->sent = [];
		$this->wait( 0 );
		$this->at = self::NOON;
		$this->wait( 0 );
		$this->mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@shop.test', '', 'The shop' ) );
		( new Acknowledgement( self::NOON ) )->keep( $this->get( Settings::class ), $this->mailbox->id );
		add_filter( ChannelRegistry::CHANNELS, fn ( array $makers ): array => [ 'email' => fn (): Channel => $this->channel() ] + $makers, 99 );
	}

	protected function wait( int $ms ): void {
		$this->at += $ms;
		$this->now( $this->at );
	}

	/** @param array<string, string> $headers beside the usual ones, or instead of them */
	protected function mail( string $from, string $subject, string $text, array $headers = [], string $to = 'support@shop.test' ): string {
		$headers += [
			'From'       => $from,
			'To'         => $to,
			'Subject'    => $subject,
			'Date'       => gmdate( 'D, d M Y H:i:s +0000', intdiv( $this->at, 1000 ) ),
			'Message-ID' => '<' . bin2hex( random_bytes( 8 ) ) . '@peer.test>',
		];
		$lines = array_map( static fn ( string $name, string $value ): string => "$name: $value", array_keys( $headers ), $headers );
		return implode( "\r\n", $lines ) . "\r\n\r\n" . str_replace( "\n", "\r\n", $text ) . "\r\n";
	}

	protected function take( string $bytes ): Accepted {
		return ( $this->get( AcceptMail::class ) )( $this->mailbox->id, $bytes );
	}

	protected function deliver(): int {
		return $this->run_job( DeliverJob::class );
	}

	protected function read( string $bytes ): IncomingMessage {
		return ( $this->get( EmailParser::class ) )( $bytes );
	}

	protected function ticket( ?int $id ): Ticket {
		return ( $this->get( ReadTickets::class ) )( (int) $id );
	}

	/** @return list<Message> */
	protected function messages( ?int $ticket_id ): array {
		return $this->get( ReadTickets::class )->messages( (int) $ticket_id, 0, 500 );
	}

	/** @return list<Message> */
	protected function notices( ?int $ticket_id ): array {
		return array_values( array_filter( $this->messages( $ticket_id ), static fn ( Message $one ): bool => Message::NOTICE === $one->kind ) );
	}

	/** @return list<Ticket> */
	protected function tickets(): array {
		return $this->get( ReadTickets::class )->page( new View( Status::cases() ), '', 500 )->tickets;
	}

	/** @return list<array{at: int, to: string, recipients: list<string>, is_automatic: bool, sender: string, bytes: string}> */
	protected function automatic(): array {
		return array_values( array_filter( $this->sent, static fn ( array $mail ): bool => $mail['is_automatic'] ) );
	}

	private function channel(): Channel {
		$parse = fn ( RawMessage $raw ): IncomingMessage => $this->read( $raw->bytes );
		return new class( $parse, $this->send( ... ) ) implements Channel {

			/**
			 * @param \Closure(RawMessage): IncomingMessage   $parse
			 * @param \Closure(OutgoingMessage): Receipt $send
			 */
			public function __construct( private readonly \Closure $parse, private readonly \Closure $send ) {
			}

			public function name(): string {
				return 'email';
			}

			public function parse( RawMessage $raw ): IncomingMessage {
				return ( $this->parse )( $raw );
			}

			public function deliver( OutgoingMessage $message ): Receipt {
				return ( $this->send )( $message );
			}
		};
	}

	private function send( OutgoingMessage $message ): Receipt {
		$choose       = $this->get( ChooseMailbox::class );
		$mail         = $this->get( EmailComposer::class )->compose( $message, $choose( $message ), Recipients::of( $message, $choose->own() ) );
		$this->sent[] = [
			'at'           => $this->at,
			'to'           => $mail->recipients[0] ?? '',
			'recipients'   => $mail->recipients,
			'is_automatic' => $message->is_automatic,
			'sender'       => $mail->sender,
			'bytes'        => $mail->bytes,
		];
		return new Receipt( '250 OK', $this->at );
	}
}
