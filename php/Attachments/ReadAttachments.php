<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Download;
use Deskfold\Core\Problem;

/** Finds attachments. Whether the caller may see them is the caller's question. */
final class ReadAttachments {

	public function __construct( private readonly AttachmentStore $store ) {
	}

	/** @throws Problem when there is none */
	public function __invoke( int $id ): Attachment {
		return $this->store->by_id( $id ) ?? throw Problem::not_found();
	}

	/**
	 * @param list<int> $message_ids
	 * @return array<int, list<Attachment>> by message
	 */
	public function of_messages( array $message_ids ): array {
		$by_message = [];
		foreach ( $this->store->of_messages( $message_ids ) as $attachment ) {
			$by_message[ $attachment->message_id ][] = $attachment;
		}
		return $by_message;
	}

	/**
	 * @param list<int> $ids
	 * @return list<Attachment>
	 */
	public function by_ids( array $ids ): array {
		return $this->store->by_ids( $ids );
	}

	public function has( int $ticket_id ): bool {
		return $this->store->has( $ticket_id );
	}

	public function count(): int {
		return $this->store->count();
	}

	public function download( Attachment $attachment ): Download {
		return new Download( $attachment->path, $attachment->name, $attachment->type, $attachment->size );
	}
}
