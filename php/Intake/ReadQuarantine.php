<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;

/** What came in and became no ticket, with as much of it as can be read without harm. */
final class ReadQuarantine {

	/** Bytes that are looked at for sender, subject and first words. */
	private const HEAD = 65_536;

	public function __construct(
		private readonly QuarantineStore $store,
		private readonly Storage $storage,
		private readonly ChannelRegistry $channels,
	) {
	}

	/** @throws Problem when it is not in quarantine */
	public function __invoke( int $id ): Parked {
		return $this->parked( $this->store->row( $id ) ?? throw Problem::not_found() );
	}

	/**
	 * @param string $after what the page before gave as the next one; '' for the first
	 * @return array{list<Parked>, string} latest tried first; the second is '' on the last page
	 */
	public function page( string $after, int $limit ): array {
		$is_from = 1 === preg_match( '/^(\d{1,18})-(\d{1,18})$/D', $after, $found );
		$rows    = $this->store->page( $is_from ? (int) $found[1] : 0, $is_from ? (int) $found[2] : 0, $limit + 1 );
		$shown   = array_slice( $rows, 0, $limit );
		$last    = count( $rows ) > $limit ? $shown[ $limit - 1 ] : null;
		return [ array_map( $this->parked( ... ), $shown ), null === $last ? '' : "{$last['next_attempt_at']}-{$last['id']}" ];
	}

	public function count(): int {
		return $this->store->count();
	}

	/** @param array<string, string|null> $row */
	private function parked( array $row ): Parked {
		$message = $this->look( $row );
		$sender  = $message?->sender();
		return new Parked(
			(int) $row['id'],
			(string) $row['channel'],
			(int) $row['mailbox_id'],
			(int) $row['received_at'],
			(int) $row['next_attempt_at'],
			(int) $row['size'],
			(string) $row['path'],
			QuarantineReason::of( (string) $row['reason'] ),
			mb_strimwidth( $sender->email ?? '', 0, 320, '…' ),
			mb_strimwidth( $sender->name ?? '', 0, 190, '…' ),
			mb_strimwidth( $message->subject ?? '', 0, 250, '…' ),
			mb_strimwidth( trim( (string) preg_replace( '/\s+/u', ' ', $message->text ?? '' ) ), 0, 300, '…' ),
			$message?->sent_at
		);
	}

	/** @param array<string, string|null> $row */
	private function look( array $row ): ?IncomingMessage {
		try {
			$channel = (string) $row['channel'];
			$raw     = new RawMessage( (int) $row['id'], $channel, (int) $row['mailbox_id'], (string) $row['external_id'], $this->storage->read( (string) $row['path'], self::HEAD ), (int) $row['received_at'] );
			return 'worker_died' === $row['reason'] ? null : $this->channels->get( $channel )->parse( $raw );
		} catch ( \Throwable ) {
			// That it cannot be read is why it lies here.
			return null;
		}
	}
}
