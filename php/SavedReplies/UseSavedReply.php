<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\KeepAttachment;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Core\UploadedFile;
use Deskfold\Tickets\ReadTickets;

/** An agent puts a saved reply into a draft: the draft gets copies of its files, and it is remembered until the draft is sent. */
final class UseSavedReply {

	public function __construct(
		private readonly ListSavedReplies $replies,
		private readonly ReplyUseStore $uses,
		private readonly ReadTickets $tickets,
		private readonly KeepAttachment $keep,
		private readonly Storage $storage,
	) {
	}

	/**
	 * @param int $ticket_id 0 for a ticket that does not exist yet
	 * @return list<Attachment> uploads of the agent
	 * @throws Problem when there is no such reply for this agent, or no such ticket
	 */
	public function __invoke( int $id, string $locale, int $ticket_id, Asker $asker ): array {
		$reply = $this->replies->one( $id, $asker );
		if ( $ticket_id > 0 ) {
			( $this->tickets )( $ticket_id );
		}
		$copies = array_map(
			fn ( ReplyFile $file ): Attachment => $this->keep->upload( new UploadedFile( $this->storage->path( $file->path ), $file->name, $file->type, $file->size ), $asker->id ),
			$this->replies->files( $reply )
		);
		$this->uses->add( $reply->id, $reply->text( $locale )->locale, $asker->id, $ticket_id );
		return $copies;
	}
}
