<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** The beginnings of what came last into a mailbox, as it came. */
final class ReadNewestHeads {

	private const BYTES = 65_536;

	public function __construct( private readonly RawStore $store ) {
	}

	/** @return list<string> newest first */
	public function __invoke( string $channel, int $mailbox_id, int $limit ): array {
		return $this->store->newest_heads( $channel, $mailbox_id, $limit, self::BYTES );
	}
}
