<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Download;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** Files of one's own tickets. Who is looking is found out anew at each download. */
final class PortalFilesController {

	public function __construct(
		private readonly Rest $rest,
		private readonly WhoIsThere $who_is_there,
		private readonly OwnTickets $tickets,
	) {
	}

	public function routes(): void {
		$id = [
			'id' => [
				'type'     => 'integer',
				'minimum'  => 1,
				'required' => true,
			],
		];
		// Whoever may not see it gets the same answer as for a file that is not there: from the verb.
		$this->rest->route( 'GET', '/my/attachments/(?P<id>\d+)', $id, static fn (): bool => true, $this->download( ... ) );
	}

	private function download( Input $input ): Download {
		$visitor = ( $this->who_is_there )() ?? throw Problem::not_found();
		return $this->tickets->download( $visitor, $input->int( 'id' ) );
	}
}
