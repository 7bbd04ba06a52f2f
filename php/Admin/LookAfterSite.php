<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\FeelPulse;
use Deskfold\Core\JobLedger;
use Deskfold\Core\Queue;
use Deskfold\Core\ReadLog;
use Deskfold\Intake\CountUnread;
use Deskfold\Notifications\ReadUnsent as UnsentNotifications;
use Deskfold\Tickets\ReadUnsent as UnsentReplies;

/** What runs behind the desk, what waits for it and what it gave up. */
final class LookAfterSite {

	/** So many rows that failed are shown. */
	private const MOST = 50;

	public function __construct(
		private readonly Queue $queue,
		private readonly JobLedger $ledger,
		private readonly FeelPulse $feel,
		private readonly CountUnread $unread,
		private readonly UnsentReplies $replies,
		private readonly UnsentNotifications $notifications,
	) {
	}

	/** @return array<string, mixed> as the schema Upkeep says */
	public function __invoke(): array {
		$incoming      = ( $this->unread )();
		$replies       = $this->replies->counts();
		$notifications = $this->notifications->counts();
		return [
			'pulse'  => UpkeepSchema::pulse( ( $this->feel )() ),
			'jobs'   => $this->jobs( [ 'Intake/IntakeJob' => $incoming['waiting'], 'Outbox/DeliverJob' => $replies['waiting'], 'Notifications/SendNotificationsJob' => $notifications['waiting'] ] ),
			'waits'  => [
				'incoming'      => $incoming['waiting'],
				'incoming_late' => $incoming['late'],
				'parked'        => $incoming['parked'],
				'replies'       => $replies['waiting'],
				'replies_late'  => $replies['late'],
				'notifications' => $notifications['waiting'],
			],
			'failed' => [
				'replies'             => array_map( self::masked( ... ), $this->replies->failed( self::MOST ) ),
				'replies_count'       => $replies['failed'],
				'notifications'       => array_map( self::masked( ... ), $this->notifications->failed( self::MOST ) ),
				'notifications_count' => $notifications['failed'],
			],
		];
	}

	/**
	 * @param array<string, int> $waits by room and name
	 * @return list<array{name: string, label: string, waits: ?int, ran_at: ?int, failed_at: ?int, error: string}>
	 */
	private function jobs( array $waits ): array {
		$ran = $this->ledger->read();
		return array_map(
			static function ( string $job ) use ( $ran, $waits ): array {
				$one    = $ran[ $job ] ?? null;
				$failed = $one['failed_at'] ?? 0;
				$name   = str_replace( [ 'Deskfold\\', '\\' ], [ '', '/' ], $job );
				return [
					'name'      => $name,
					'label'     => JobWords::of( $job ),
					'waits'     => $waits[ $name ] ?? null,
					'ran_at'    => $one['ran_at'] ?? null,
					'failed_at' => 0 === $failed ? null : $failed,
					'error'     => ReadLog::mask( $one['error'] ?? '' ),
				];
			},
			$this->queue->jobs()
		);
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array<string, mixed>
	 */
	private static function masked( array $row ): array {
		return [ 'reason' => is_string( $row['reason'] ?? null ) ? ReadLog::mask( $row['reason'] ) : '' ] + $row;
	}
}
