<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Attachments\ReadAttachments;
use Deskfold\Customers\ForgetCustomers;
use Deskfold\Tickets\EraseTickets;

/** What would go, and how far it has gone. */
final class LookAtErasure {

	public function __construct(
		private readonly KeepErasure $keep,
		private readonly EraseTickets $tickets,
		private readonly ReadAttachments $files,
		private readonly ForgetCustomers $customers,
	) {
	}

	/** @return array<string, mixed> */
	public function __invoke(): array {
		$erasure = $this->keep->read();
		return [
			'name'      => BeginErasure::name(),
			'tickets'   => $this->tickets->left(),
			'messages'  => $this->tickets->extent()[0],
			'files'     => $this->files->count(),
			'customers' => $this->customers->extent()[0],
			'run'       => $erasure->is_under_way() ? $this->run( $erasure, $this->tickets->left( $erasure->newest_ticket ) ) : null,
		];
	}

	/** @return ?array<string, mixed> null when it is done */
	public function after( int $left ): ?array {
		$erasure = $this->keep->read();
		return $erasure->is_under_way() ? $this->run( $erasure, $left ) : null;
	}

	/** @return array<string, mixed> */
	private function run( Erasure $erasure, int $left ): array {
		return [
			'tickets'        => $erasure->tickets,
			'left'           => $left,
			'with_customers' => $erasure->with_customers,
			'by'             => $erasure->by,
			'began_at'       => $erasure->began_at,
		];
	}
}
