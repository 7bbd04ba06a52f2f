<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** Saved replies are taken along to another desk, and brought from one. */
final class ReplyMoveController {

	/** What a file calls itself. */
	private const FORMAT = 'deskfold-saved-replies';

	public function __construct(
		private readonly Rest $rest,
		private readonly SavedReplyStore $store,
		private readonly ImportSavedReplies $import,
	) {
	}

	public function routes(): void {
		$args = [ 'replies' => [ 'type' => 'array', 'items' => [ 'type' => 'object' ], 'required' => true, 'minItems' => 1, 'maxItems' => 1000 ] ];
		$this->rest->route( 'GET', '/saved-replies/export', [], static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->export( ... ) );
		$this->rest->route( 'POST', '/saved-replies/import', $args, static fn (): bool => current_user_can( Permissions::REPLY ), fn ( Input $input ): array => ( $this->import )( $input->list( 'replies' ), Asker::current() ) );
	}

	/** @return array{format: string, version: int, replies: list<array<string, mixed>>} */
	private function export(): array {
		return [ 'format' => self::FORMAT, 'version' => 1, 'replies' => array_map( SavedReplySchema::present_moved( ... ), $this->store->whole( Asker::current()->id ) ) ];
	}
}
