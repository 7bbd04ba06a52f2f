<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Agents\SuggestPeople;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** The first steps, over HTTP. */
final class SetupController {

	public function __construct(
		private readonly Rest $rest,
		private readonly KeepSetup $keep,
		private readonly SuggestPeople $people,
		private readonly StartTestTicket $start_test,
		private readonly FollowTestTicket $follow_test,
		private readonly RemoveTestTicket $remove_test,
	) {
	}

	public function routes(): void {
		$may = static fn (): bool => current_user_can( Permissions::MANAGE );
		$this->rest->route( 'GET', '/setup', [], $may, $this->read( ... ) );
		$this->rest->route( 'POST', '/setup', SetupSchema::args(), $may, $this->change( ... ) );
		$this->rest->route( 'POST', '/setup/test', [ 'mailbox_id' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ] ], $may, $this->start( ... ) );
		// It fetches mail, so it is no GET.
		$this->rest->route( 'POST', '/setup/test/look', [], $may, $this->look( ... ) );
		$this->rest->route( 'DELETE', '/setup/test', [], $may, $this->remove( ... ) );
	}

	/** @return array<string, mixed> */
	private function read(): array {
		return SetupSchema::present( $this->keep->read(), current_user_can( 'list_users' ) ? ( $this->people )() : [] );
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		$changes = [];
		foreach ( [ 'state', 'way' ] as $name ) {
			if ( $input->has( $name ) ) {
				$changes[ $name ] = $input->string( $name );
			}
		}
		foreach ( [ 'step', 'mailbox_id' ] as $name ) {
			if ( $input->has( $name ) ) {
				$changes[ $name ] = $input->int( $name );
			}
		}
		( $this->keep )( $changes );
		return $this->read();
	}

	/** @return array<string, mixed> */
	private function start( Input $input ): array {
		return TestTicketSchema::present( ( $this->start_test )( $input->int( 'mailbox_id' ) ) );
	}

	/** @return array<string, mixed> */
	private function look(): array {
		return TestTicketSchema::present( ( $this->follow_test )() );
	}

	private function remove(): \stdClass {
		( $this->remove_test )();
		return new \stdClass();
	}
}
