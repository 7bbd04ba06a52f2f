<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** What became of something that came in. */
final class IntakeResult {

	public const CREATED         = 'created';
	public const APPENDED        = 'appended';
	public const DUPLICATE       = 'duplicate';
	public const BOUNCE          = 'bounce';
	public const AUTO_REPLY      = 'auto_reply';
	public const FEEDBACK_REPORT = 'feedback_report';
	public const QUARANTINED     = 'quarantined';
	public const REJECTED        = 'rejected';

	public function __construct(
		public readonly string $result,
		public readonly ?int $ticket_id = null,
		public readonly ?int $message_id = null,
		public readonly string $reason = '',
	) {
	}
}
