<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** A ticket that the owner sends to themselves, and how far it has come. Times are milliseconds, UTC; 0 for not yet. */
final class TestTicket {

	public const WAITING = 'waiting';
	public const DONE    = 'done';
	public const FAILED  = 'failed';

	/**
	 * @param string $code       stands in its subject: that is how it is known again
	 * @param int    $mailbox_id 0 when it goes through the form's door
	 * @param string $from       where the answer goes
	 * @param string $failure    why it goes no further, in words; '' while it goes on
	 * @param string $advice     what to do then
	 */
	public function __construct(
		public readonly string $code = '',
		public readonly int $mailbox_id = 0,
		public readonly string $from = '',
		public readonly string $to = '',
		public readonly int $began_at = 0,
		public readonly int $sent_at = 0,
		public readonly int $arrived_at = 0,
		public readonly int $ticket_id = 0,
		public readonly int $read_at = 0,
		public readonly int $ticket_at = 0,
		public readonly int $replied_at = 0,
		public readonly int $reply_sent_at = 0,
		public readonly string $failure = '',
		public readonly string $advice = '',
	) {
	}

	/** @param array<mixed> $kept */
	public static function from( array $kept ): self {
		$word   = static fn ( string $name ): string => is_string( $kept[ $name ] ?? null ) ? $kept[ $name ] : '';
		$number = static fn ( string $name ): int => is_int( $kept[ $name ] ?? null ) ? $kept[ $name ] : 0;
		return new self( $word( 'code' ), $number( 'mailbox_id' ), $word( 'from' ), $word( 'to' ), $number( 'began_at' ), $number( 'sent_at' ), $number( 'arrived_at' ), $number( 'ticket_id' ), $number( 'read_at' ), $number( 'ticket_at' ), $number( 'replied_at' ), $number( 'reply_sent_at' ), $word( 'failure' ), $word( 'advice' ) );
	}

	/** A copy with some properties changed. */
	public function with( string|int ...$changes ): self {
		return self::from( array_merge( get_object_vars( $this ), $changes ) );
	}

	public function is_there(): bool {
		return '' !== $this->code;
	}

	/** Whether a subject is this ticket's. */
	public function is_called( string $subject ): bool {
		return '' !== $this->code && str_contains( $subject, $this->code );
	}
}
