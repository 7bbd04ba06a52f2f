<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** All tickets go, over HTTP: the desk asks for one bite after the other and can stop between them. */
final class ErasureController {

	public function __construct(
		private readonly Rest $rest,
		private readonly LookAtErasure $look,
		private readonly BeginErasure $begin,
		private readonly EraseSome $erase,
		private readonly GiveUpErasure $give_up,
	) {
	}

	public function routes(): void {
		$begin = [
			'name'           => [ 'type' => 'string', 'maxLength' => 500, 'required' => true, 'description' => 'The name of the shop, as a sign that this is meant.' ],
			'with_customers' => [ 'type' => 'boolean', 'default' => false ],
		];
		$this->rest->route( 'GET', '/erasure', [], self::may( ... ), fn (): array => ( $this->look )() );
		$this->rest->route( 'POST', '/erasure', $begin, self::may( ... ), $this->begin( ... ) );
		$this->rest->route( 'POST', '/erasure/next', [], self::may( ... ), $this->next( ... ) );
		$this->rest->route( 'DELETE', '/erasure', [], self::may( ... ), $this->give_up( ... ) );
	}

	/** Who manages the desk does not do for this: it is for whoever answers for the whole site. */
	public static function may(): bool {
		return current_user_can( Permissions::MANAGE ) && current_user_can( 'manage_options' );
	}

	/** @return array<string, mixed> */
	private function begin( Input $input ): array {
		( $this->begin )( $input->string( 'name' ), $input->bool( 'with_customers' ), wp_get_current_user() );
		return ( $this->look )();
	}

	/** @return array{run: ?array<string, mixed>} */
	private function next(): array {
		return [ 'run' => $this->look->after( ( $this->erase )( wp_get_current_user() ) ) ];
	}

	/** @return array<string, mixed> */
	private function give_up(): array {
		( $this->give_up )( wp_get_current_user() );
		return ( $this->look )();
	}
}
