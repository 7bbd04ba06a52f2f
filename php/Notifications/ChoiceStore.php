<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\ShortMemory;

/** Rows of choices: only of agents who have made some. */
final class ChoiceStore {

	/** @var ShortMemory<list<int>> */
	private readonly ShortMemory $watching;

	public function __construct(
		private readonly Database $database,
		Clock $clock,
	) {
		$this->watching = new ShortMemory( $clock );
	}

	public function of( int $agent_id ): Choices {
		$row = $this->database->row( 'SELECT * FROM %i WHERE agent_id = %d', $this->table(), $agent_id );
		return null === $row ? new Choices() : new Choices( 1 === (int) $row['unassigned'], 1 === (int) $row['answered'], 1 === (int) $row['assigned'], 1 === (int) $row['mentioned'] );
	}

	public function keep( int $agent_id, Choices $choices ): void {
		$this->watching->forget();

		$sql = 'INSERT INTO %i (agent_id, unassigned, answered, assigned, mentioned) VALUES (%d, %d, %d, %d, %d) ON DUPLICATE KEY UPDATE unassigned = VALUES(unassigned), answered = VALUES(answered), assigned = VALUES(assigned), mentioned = VALUES(mentioned)';
		$this->database->run( $sql, $this->table(), $agent_id, (int) $choices->unassigned, (int) $choices->answered, (int) $choices->assigned, (int) $choices->mentioned );
	}

	/**
	 * Every mail that comes in asks for them.
	 *
	 * @return list<int> agents who want to hear of tickets that nobody has; as they were at most five seconds ago
	 */
	public function watching_unassigned(): array {
		$table = $this->table();
		return $this->watching->get( $table, fn (): array => array_map( 'intval', $this->database->column( 'SELECT agent_id FROM %i WHERE unassigned = 1', $table ) ) );
	}

	public function forget( int $agent_id ): void {
		$this->watching->forget();
		$this->database->run( 'DELETE FROM %i WHERE agent_id = %d', $this->table(), $agent_id );
	}

	private function table(): string {
		return $this->database->table( 'notification_choices' );
	}
}
