<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Core\CheckStorage;
use Deskfold\Core\Input;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Core\ReadLog;
use Deskfold\Core\Rest;
use Deskfold\Notifications\RetryNotification;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\RetryReply;

/** What runs behind the desk, for whoever looks after the site: jobs, what failed, the log, the folder of stored files. */
final class UpkeepController {

	private const ID = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];

	public function __construct(
		private readonly Rest $rest,
		private readonly LookAfterSite $look,
		private readonly ReadLog $log,
		private readonly CheckStorage $storage,
		private readonly StorageSiteHealth $health,
		private readonly ReadTickets $read,
		private readonly RetryReply $retry_reply,
		private readonly RetryNotification $retry_notification,
	) {
	}

	public function routes(): void {
		$may  = static fn (): bool => current_user_can( Permissions::MANAGE );
		$page = [
			'level'  => [ 'type' => 'string', 'enum' => [ '', Log::ERROR, Log::WARNING, Log::NOTE ], 'default' => '' ],
			'before' => [ 'type' => 'integer', 'minimum' => 0, 'default' => 0, 'description' => 'What the page before gave as next.' ],
			'limit'  => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 200, 'default' => 50 ],
		];
		$this->rest->route( 'GET', '/upkeep', [], $may, fn (): array => ( $this->look )() );
		$this->rest->route( 'GET', '/upkeep/log', $page, $may, $this->log( ... ) );
		$this->rest->route( 'GET', '/upkeep/storage', [], $may, fn (): array => UpkeepSchema::storage( ( $this->storage )() ) );
		$this->rest->route( 'GET', '/upkeep/storage/health', [], $may, $this->health->result( ... ) );
		$this->rest->route( 'POST', '/upkeep/replies/(?P<id>\d+)/retry', self::ID, $may, $this->again( ... ) );
		$this->rest->route( 'POST', '/upkeep/notifications/(?P<id>\d+)/retry', self::ID, $may, $this->tell_again( ... ) );
	}

	/** @return array{lines: list<array<string, mixed>>, next: int} */
	private function log( Input $input ): array {
		[ $lines, $next ] = ( $this->log )( $input->string( 'level' ), $input->int( 'before' ), $input->int( 'limit', 50 ) );
		return [
			'lines' => array_map( UpkeepSchema::line( ... ), $lines ),
			'next'  => $next,
		];
	}

	/** @return array<string, mixed> */
	private function again( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		if ( ! current_user_can( Permissions::EDIT_TICKET, $message->ticket_id ) ) {
			throw Problem::not_found();
		}
		( $this->retry_reply )( $message );
		return ( $this->look )();
	}

	/** @return array<string, mixed> */
	private function tell_again( Input $input ): array {
		( $this->retry_notification )( $input->int( 'id' ) );
		return ( $this->look )();
	}
}
