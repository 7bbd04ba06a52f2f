<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Agents\Permissions;
use Deskfold\Attachments\AttachmentSchema;
use Deskfold\Core\Download;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;
use Deskfold\Tickets\TicketArgs;

/** Saved replies, over HTTP. */
final class SavedReplyController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ListSavedReplies $list,
		private readonly SaveSavedReply $save,
		private readonly DeleteSavedReplies $delete,
		private readonly UseSavedReply $use,
		private readonly SavedReplyStore $store,
	) {
	}

	public function routes(): void {
		$read   = static fn (): bool => current_user_can( Permissions::USE_DESK );
		$write  = static fn (): bool => current_user_can( Permissions::REPLY );
		$ids    = [ 'ids' => [ 'type' => 'array', 'items' => [ 'type' => 'integer', 'minimum' => 1 ], 'required' => true, 'minItems' => 1, 'maxItems' => 1000 ] ];
		$search = [ 'search' => [ 'type' => 'string', 'maxLength' => 200, 'default' => '' ] ];
		$usage  = [
			'ticket_id' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ],
			'locale'    => [ 'type' => 'string', 'maxLength' => 10, 'default' => '' ],
		];
		$one    = '/saved-replies/(?P<id>\d+)';

		$this->rest->route( 'GET', '/saved-replies', $search, $read, $this->all( ... ) );
		$this->rest->route( 'POST', '/saved-replies', SavedReplySchema::args(), $write, fn ( Input $input ): Response => new Response( 201, $this->keep( $input ) ) );
		$this->rest->route( 'DELETE', '/saved-replies', $ids, $write, $this->remove( ... ) );
		$this->rest->route( 'POST', '/saved-replies/restore', $ids, $write, $this->restore( ... ) );
		$this->rest->route( 'GET', $one, TicketArgs::ID, $read, fn ( Input $input ): array => $this->present( $input->int( 'id' ) ) );
		$this->rest->route( 'POST', $one, TicketArgs::ID + SavedReplySchema::args(), $write, $this->keep( ... ) );
		$this->rest->route( 'POST', "$one/use", TicketArgs::ID + $usage, $write, $this->use( ... ) );
		$this->rest->route( 'GET', "$one/files/(?P<file>\d+)", TicketArgs::ID, $read, $this->download( ... ) );
	}

	/** @return array<string, mixed> */
	public function all( Input $input ): array {
		$asker = Asker::current();
		return [ 'replies' => array_map( static fn ( ListedReply $one ): array => SavedReplySchema::listed( $one, $asker ), ( $this->list )( $asker, $input->string( 'search' ) ) ) ];
	}

	/** @return array<string, mixed> */
	public function keep( Input $input ): array {
		$texts = [];
		foreach ( $input->list( 'texts' ) as $text ) {
			if ( is_array( $text ) && is_string( $text['locale'] ?? null ) && is_string( $text['html'] ?? null ) ) {
				$texts[] = new LanguageVersion( $text['locale'], $text['html'] );
			}
		}
		$asker = Asker::current();
		$reply = new SavedReply( $input->int( 'id' ), $input->bool( 'is_personal' ) ? $asker->id : 0, $input->string( 'name' ), $input->string( 'folder' ), $texts, $input->strings( 'tags' ) );
		$draft = new SavedReplyDraft( $reply, $input->ints( 'files' ), $input->ints( 'uploads' ), $input->has( 'seen_at' ) ? $input->int( 'seen_at' ) : null );
		return $this->present( ( $this->save )( $draft, $asker )->id );
	}

	/** @return array<string, mixed> */
	public function remove( Input $input ): array {
		( $this->delete )( $input->ints( 'ids' ), Asker::current() );
		return $this->all( $input );
	}

	/** @return array<string, mixed> */
	public function restore( Input $input ): array {
		$this->delete->undo( $input->ints( 'ids' ), Asker::current() );
		return $this->all( $input );
	}

	/** @return array<string, mixed> */
	public function use( Input $input ): array {
		$copies = ( $this->use )( $input->int( 'id' ), $input->string( 'locale' ), $input->int( 'ticket_id' ), Asker::current() );
		return [ 'attachments' => array_map( AttachmentSchema::present( ... ), $copies ) ];
	}

	public function download( Input $input ): Download {
		foreach ( $this->list->files( $this->list->one( $input->int( 'id' ), Asker::current() ) ) as $file ) {
			if ( $file->id === $input->int( 'file' ) ) {
				return new Download( $file->path, $file->name, $file->type, $file->size );
			}
		}
		throw Problem::not_found();
	}

	/** @return array<string, mixed> */
	private function present( int $id ): array {
		$asker = Asker::current();
		$reply = $this->list->one( $id, $asker );
		return SavedReplySchema::present( $reply, $this->store->listed( $id ) ?? throw Problem::not_found(), $this->list->files( $reply ), $asker );
	}
}
