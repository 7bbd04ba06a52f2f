<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** Each agent's own desk; nobody else's. */
final class LikingController {

	public function __construct(
		private readonly Rest $rest,
		private readonly LikingStore $likings,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'POST', '/me/desk', LikingStore::schema(), $this->is_agent( ... ), $this->keep( ... ) );
	}

	private function is_agent(): bool {
		return current_user_can( Permissions::USE_DESK );
	}

	private function keep( Input $input ): \stdClass {
		$changes = [];
		foreach ( LikingStore::schema() as $name => $kind ) {
			if ( $input->has( $name ) ) {
				$changes[ $name ] = match ( $kind['type'] ) {
					'boolean' => $input->bool( $name ),
					'array'   => $input->strings( $name ),
					default   => $input->string( $name ),
				};
			}
		}
		$this->likings->keep( get_current_user_id(), $changes );
		return (object) $this->likings->of( get_current_user_id() );
	}
}
