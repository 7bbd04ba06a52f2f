<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Brings saved replies in from a file: all of them, or none and why. What is there already, word for word, is not made twice. */
final class ImportSavedReplies {

	public function __construct(
		private readonly Database $database,
		private readonly SavedReplyStore $store,
	) {
	}

	/**
	 * @param array<mixed> $entries as SavedReplySchema::moved() says, if the file is sound
	 * @return array{added: int, known: int, faults: list<array{number: int, name: string, reason: string}>} with faults nothing is added
	 */
	public function __invoke( array $entries, Asker $asker ): array {
		$faults  = [];
		$replies = [];
		foreach ( array_values( $entries ) as $at => $entry ) {
			try {
				$replies[] = self::read( $entry, $asker );
			} catch ( Problem $problem ) {
				$name     = is_array( $entry ) && is_string( $entry['name'] ?? null ) ? mb_substr( $entry['name'], 0, 190 ) : '';
				$faults[] = [ 'number' => $at + 1, 'name' => $name, 'reason' => $problem->getMessage() ];
			}
		}
		$added = [] === $faults ? $this->database->transaction( fn (): int => $this->add( $replies, $asker ) ) : 0;
		return [ 'added' => $added, 'known' => [] === $faults ? count( $replies ) - $added : 0, 'faults' => $faults ];
	}

	/** @param list<SavedReply> $replies */
	private function add( array $replies, Asker $asker ): int {
		$known = array_fill_keys( array_map( self::print( ... ), $this->store->whole( $asker->id ) ), true );
		$added = 0;
		foreach ( $replies as $reply ) {
			$print = self::print( $reply );
			if ( ! isset( $known[ $print ] ) ) {
				$this->store->save( $reply, 0 );
				$known[ $print ] = true;
				++$added;
			}
		}
		return $added;
	}

	private static function read( mixed $entry, Asker $asker ): SavedReply {
		$valid = rest_validate_value_from_schema( $entry, SavedReplySchema::moved(), 'reply' );
		if ( is_wp_error( $valid ) || ! is_array( $entry ) ) {
			throw new Problem( 'not_a_reply', is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		}
		/** @var array{name: string, folder?: string, for: string, texts: list<array{locale: string, html: string}>, tags?: list<string>} $entry */
		$owner = 'me' === $entry['for'] ? $asker->id : 0;
		$asker->may_own( $owner );
		$texts = array_map( static fn ( array $text ): LanguageVersion => new LanguageVersion( $text['locale'], $text['html'] ), $entry['texts'] );
		foreach ( $texts as $text ) {
			if ( '' === trim( $text->text() ) ) {
				throw new Problem( 'text_wanted', __( 'Write something first.', 'deskfold' ) );
			}
		}
		return new SavedReply( 0, $owner, $entry['name'], $entry['folder'] ?? '', $texts, $entry['tags'] ?? [] );
	}

	/** The same in whatever order the database keeps them. */
	private static function print( SavedReply $reply ): string {
		return (string) wp_json_encode( [ $reply->agent_id, $reply->name, $reply->folder, $reply->texts, $reply->tags ] );
	}
}
