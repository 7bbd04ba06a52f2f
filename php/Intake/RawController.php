<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Download;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;
use Deskfold\Tickets\ReadTickets;

/** The original of a message, byte for byte. */
final class RawController {

	private const ID = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadTickets $read,
		private readonly RawStore $store,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'GET', '/messages/(?P<id>\d+)/raw', self::ID, static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->download( ... ) );
	}

	public function download( Input $input ): Download {
		$message = $this->read->message( $input->int( 'id' ) );
		$row     = $this->store->row( $message->raw_id );
		if ( ! current_user_can( Permissions::READ_TICKET, $message->ticket_id ) || null === $row || 'email' !== $row['channel'] ) {
			throw Problem::not_found();
		}
		return new Download( (string) $row['path'], "message-{$message->id}.eml", 'message/rfc822', (int) $row['size'] );
	}
}
