<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** Each agent's own keys; nobody else's. */
final class KeyboardController {

	public function __construct(
		private readonly Rest $rest,
		private readonly KeyboardStore $store,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'GET', '/me/keyboard', [], $this->is_agent( ... ), $this->read( ... ) );
		$this->rest->route( 'POST', '/me/keyboard', KeyboardSchema::args(), $this->is_agent( ... ), $this->change( ... ) );
	}

	private function is_agent(): bool {
		return current_user_can( Permissions::USE_DESK );
	}

	/** @return array<string, mixed> */
	private function read(): array {
		return KeyboardSchema::present( $this->store->of( get_current_user_id() ) );
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		$this->store->keep( get_current_user_id(), new Keyboard( $input->bool( 'single_keys' ), $input->list( 'keys' ) ) );
		return $this->read();
	}
}
