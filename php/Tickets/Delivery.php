<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** One thing that happened to a message on its way out: an attempt of ours, or a report of a mail server. Never changed. */
final class Delivery {

	public const SENT      = 'sent';
	public const LATER     = 'later';
	public const FAILED    = 'failed';
	public const UNCERTAIN = 'uncertain';
	public const BOUNCED   = 'bounced';
	public const DELAYED   = 'delayed';
	public const ARRIVED   = 'arrived';
	public const READ      = 'read';

	public const EVENTS = [ self::SENT, self::LATER, self::FAILED, self::UNCERTAIN, self::BOUNCED, self::DELAYED, self::ARRIVED, self::READ ];

	/**
	 * @param string       $event      one of EVENTS
	 * @param string       $words      of the server, or our own where it said nothing
	 * @param string       $server     name of the mail server; 'wp_mail' where this site's own way was taken
	 * @param list<string> $recipients whom this line is about; none for all
	 * @param int          $took       milliseconds of the attempt
	 * @param int          $created_at milliseconds, UTC
	 */
	public function __construct(
		public readonly int $message_id,
		public readonly string $event,
		public readonly string $words,
		public readonly int $created_at,
		public readonly string $server = '',
		public readonly array $recipients = [],
		public readonly int $took = 0,
		public readonly int $id = 0,
	) {
	}
}
