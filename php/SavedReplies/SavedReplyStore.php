<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Tickets\Snippet;

/** Rows of saved replies. Deleted ones stay for a while, unseen. */
final class SavedReplyStore {

	/** More than a team can tell apart; beyond it a search finds them. */
	private const MOST = 1000;

	private const LISTED = 'id, agent_id, name, folder, snippet, locales, tags, file_count, used, last_used_at, updated_at';

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
	}

	public function find( int $id, bool $locked = false ): ?SavedReply {
		$row = $this->database->row( 'SELECT * FROM %i WHERE id = %d AND deleted_at = 0' . ( $locked ? ' FOR UPDATE' : '' ), $this->database->table( 'saved_replies' ), $id );
		return null === $row ? null : self::reply( $row );
	}

	/**
	 * @param list<string> $words folded; each must be in it
	 * @return list<ListedReply> everyone's and the agent's own
	 */
	public function list( int $agent_id, array $words ): array {
		$sql  = 'SELECT ' . self::LISTED . ' FROM %i WHERE agent_id IN (0, %d) AND deleted_at = 0' . str_repeat( ' AND words LIKE %s', count( $words ) ) . ' ORDER BY id DESC LIMIT %d';
		$like = array_map( static fn ( string $word ): string => '%' . addcslashes( $word, '%_\\' ) . '%', $words );
		return array_map( ListedReply::from_row( ... ), $this->database->rows( $sql, $this->database->table( 'saved_replies' ), $agent_id, ...[ ...$like, self::MOST ] ) );
	}

	/** @return list<SavedReply> everyone's and the agent's own, with their texts; the oldest first */
	public function whole( int $agent_id ): array {
		return array_map( self::reply( ... ), $this->database->rows( 'SELECT * FROM %i WHERE agent_id IN (0, %d) AND deleted_at = 0 ORDER BY id LIMIT %d', $this->database->table( 'saved_replies' ), $agent_id, self::MOST ) );
	}

	public function listed( int $id ): ?ListedReply {
		$row = $this->database->row( 'SELECT ' . self::LISTED . ' FROM %i WHERE id = %d AND deleted_at = 0', $this->database->table( 'saved_replies' ), $id );
		return null === $row ? null : ListedReply::from_row( $row );
	}

	/**
	 * @param list<int> $ids
	 * @param bool      $deleted whether to look among the deleted
	 * @return array<int, int> whose they are, by id
	 */
	public function owners( array $ids, bool $deleted = false ): array {
		$marks  = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$owners = [];
		foreach ( [] === $ids ? [] : $this->database->rows( "SELECT id, agent_id FROM %i WHERE id IN ($marks) AND deleted_at " . ( $deleted ? '> 0' : '= 0' ), $this->database->table( 'saved_replies' ), ...$ids ) as $row ) {
			$owners[ (int) $row['id'] ] = (int) $row['agent_id'];
		}
		return $owners;
	}

	/** @return int its id */
	public function save( SavedReply $reply, int $file_count ): int {
		$row = [
			'agent_id'   => $reply->agent_id,
			'name'       => $reply->name,
			'folder'     => $reply->folder,
			'snippet'    => Snippet::of( $reply->text( '' )->text() ),
			'locales'    => implode( ' ', array_map( static fn ( LanguageVersion $text ): string => $text->locale, $reply->texts ) ),
			'tags'       => (string) wp_json_encode( $reply->tags, JSON_UNESCAPED_UNICODE ),
			'texts'      => (string) wp_json_encode( $reply->texts, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
			'words'      => $reply->words(),
			'file_count' => $file_count,
			'updated_at' => $this->clock->now_ms(),
		];
		if ( 0 === $reply->id ) {
			return $this->database->insert( 'saved_replies', $row + [ 'used' => $reply->used, 'last_used_at' => $reply->last_used_at ] );
		}
		$this->database->update( 'saved_replies', $row, [ 'id' => $reply->id ] );
		return $reply->id;
	}

	public function count_use( int $id ): void {
		$this->database->run( 'UPDATE %i SET used = used + 1, last_used_at = %d WHERE id = %d', $this->database->table( 'saved_replies' ), $this->clock->now_ms(), $id );
	}

	/** @param list<int> $ids */
	public function mark_deleted( array $ids, bool $deleted ): void {
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$this->database->run( "UPDATE %i SET deleted_at = %d WHERE id IN ($marks)", $this->database->table( 'saved_replies' ), $deleted ? $this->clock->now_ms() : 0, ...$ids );
	}

	public function delete_personal( int $agent_id ): void {
		$this->database->run( 'UPDATE %i SET deleted_at = %d WHERE agent_id = %d AND deleted_at = 0', $this->database->table( 'saved_replies' ), $this->clock->now_ms(), $agent_id );
	}

	/** @return list<int> */
	public function deleted_before( int $moment, int $limit ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM %i WHERE deleted_at > 0 AND deleted_at < %d LIMIT %d', $this->database->table( 'saved_replies' ), $moment, $limit ) );
	}

	public function remove( int $id ): void {
		$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->database->table( 'saved_replies' ), $id );
	}

	/** @param array<string, string|null> $row */
	private static function reply( array $row ): SavedReply {
		$listed = ListedReply::from_row( $row );
		$texts  = [];
		foreach ( (array) json_decode( (string) $row['texts'], true ) as $text ) {
			if ( is_array( $text ) && is_string( $text['locale'] ?? null ) && is_string( $text['html'] ?? null ) ) {
				// Cleaned again: the rules may have become stricter since it was written.
				$texts[] = new LanguageVersion( $text['locale'], $text['html'] );
			}
		}
		return new SavedReply( $listed->id, $listed->agent_id, $listed->name, $listed->folder, $texts, $listed->tags, $listed->used, $listed->last_used_at, $listed->updated_at );
	}
}
