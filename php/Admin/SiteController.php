<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;
use Deskfold\Core\SiteIdentity;

/** Whether this is the live site: the desk asks, an administrator answers. */
final class SiteController {

	public function __construct(
		private readonly Rest $rest,
		private readonly SiteIdentity $site,
	) {
	}

	public function routes(): void {
		$may = static fn (): bool => current_user_can( Permissions::MANAGE );
		$this->rest->route( 'GET', '/site', [], static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->read( ... ) );
		$this->rest->route( 'POST', '/site', [ 'is_live' => [ 'type' => 'boolean', 'required' => true ] ], $may, $this->say( ... ) );
	}

	/** @return array{standing: string, address: string, live_address: string} */
	public function read(): array {
		return SiteSchema::present( $this->site );
	}

	/** @return array{standing: string, address: string, live_address: string} */
	private function say( Input $input ): array {
		$this->site->say( $input->bool( 'is_live' ) );
		return $this->read();
	}
}
