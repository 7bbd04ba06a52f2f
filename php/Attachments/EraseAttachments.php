<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

/** Removes every file of tickets that are going, and its row after it. */
final class EraseAttachments {

	public function __construct(
		private readonly AttachmentStore $store,
		private readonly KeepAttachment $keep,
	) {
	}

	/** @param list<int> $ticket_ids */
	public function __invoke( array $ticket_ids ): void {
		array_map( $this->keep->discard( ... ), $this->store->of_tickets( $ticket_ids ) );
	}
}
