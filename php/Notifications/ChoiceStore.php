<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;

/** Rows of choices: only of agents who have made some. */
final class ChoiceStore {

	private const FRESH_MS = 5000;

	/** @var array<string, array{int, list<int>}> by table, for networks: when it was read, and who watches */
	private array $watching = [];

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
	}

	public function of( int $agent_id ): Choices {
		$row = $this->database->row( 'SELECT * FROM %i WHERE agent_id = %d', $this->table(), $agent_id );
		return null === $row ? new Choices() : new Choices( 1 === (int) $row['unassigned'], 1 === (int) $row['answered'], 1 === (int) $row['assigned'] );
	}

	public function keep( int $agent_id, Choices $choices ): void {
		$this->watching = [];

		$sql = 'INSERT INTO %i (agent_id, unassigned, answered, assigned) VALUES (%d, %d, %d, %d) ON DUPLICATE KEY UPDATE unassigned = VALUES(unassigned), answered = VALUES(answered), assigned = VALUES(assigned)';
		$this->database->run( $sql, $this->table(), $agent_id, (int) $choices->unassigned, (int) $choices->answered, (int) $choices->assigned );
	}

	/**
	 * Every mail that comes in asks for them.
	 *
	 * @return list<int> agents who want to hear of tickets that nobody has; as they were at most five seconds ago
	 */
	public function watching_unassigned(): array {
		$table = $this->table();
		$now   = $this->clock->now_ms();
		$known = $this->watching[ $table ] ?? null;
		if ( null === $known || abs( $now - $known[0] ) >= self::FRESH_MS ) {
			$known = $this->watching[ $table ] = [ $now, array_map( 'intval', $this->database->column( 'SELECT agent_id FROM %i WHERE unassigned = 1', $table ) ) ];
		}
		return $known[1];
	}

	public function forget( int $agent_id ): void {
		$this->watching = [];
		$this->database->run( 'DELETE FROM %i WHERE agent_id = %d', $this->table(), $agent_id );
	}

	private function table(): string {
		return $this->database->table( 'notification_choices' );
	}
}
