<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;
use Deskfold\Customers\ChangeCustomer;
use Deskfold\Customers\CustomerHitSchema;
use Deskfold\Customers\CustomerSchema;
use Deskfold\Customers\FindCustomer;
use Deskfold\Customers\MarkAddress;
use Deskfold\Customers\SearchCustomers;

/** The customer beside the conversation: who it is and what else they wrote about. */
final class CustomerController {

	private const TICKETS = 20;

	public function __construct(
		private readonly Rest $rest,
		private readonly FindCustomer $find,
		private readonly ChangeCustomer $change,
		private readonly ReadTickets $read,
		private readonly MarkAddress $mark,
		private readonly SearchCustomers $search,
	) {
	}

	public function routes(): void {
		$changes = [
			'name'          => [ 'type' => 'string', 'maxLength' => 190 ],
			'notes'         => [ 'type' => 'string', 'maxLength' => 20_000 ],
			'remote_images' => [ 'type' => 'boolean' ],
		];
		$this->rest->route( 'GET', '/customers', CustomerHitSchema::args(), static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->search( ... ) );
		$this->rest->route( 'GET', '/customers/(?P<id>\d+)', TicketArgs::ID, static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->open( ... ) );
		$this->rest->route( 'POST', '/customers/(?P<id>\d+)', TicketArgs::ID + $changes, static fn (): bool => current_user_can( Permissions::REPLY ), $this->change( ... ) );
		$address = [ 'address' => [ 'type' => 'string', 'maxLength' => 320, 'required' => true ] ];
		$this->rest->route( 'POST', '/customers/(?P<id>\d+)/works', TicketArgs::ID + $address, static fn (): bool => current_user_can( Permissions::REPLY ), $this->works( ... ) );
	}

	/** @return array{customers: list<array{id: int, name: string, address: string}>} */
	public function search( Input $input ): array {
		return [ 'customers' => ( $this->search )( $input->string( 'search' ), $input->int( 'limit' ) ) ];
	}

	/** @return array<string, mixed> */
	public function open( Input $input ): array {
		$customer = $this->find->by_id( $input->int( 'id' ) ) ?? throw Problem::not_found();
		return CustomerSchema::present( $customer, $this->read->of_customer( $customer->id, self::TICKETS ) );
	}

	/** @return array<string, mixed> */
	public function change( Input $input ): array {
		( $this->change )(
			$input->int( 'id' ),
			$input->has( 'name' ) ? $input->string( 'name' ) : null,
			$input->has( 'notes' ) ? $input->string( 'notes' ) : null,
			$input->has( 'remote_images' ) ? $input->bool( 'remote_images' ) : null,
			get_current_user_id()
		);
		return $this->open( $input );
	}

	/**
	 * Mail to this address came back, and an agent knows that it works again.
	 *
	 * @return array<string, mixed>
	 */
	public function works( Input $input ): array {
		$customer = $this->find->by_id( $input->int( 'id' ) ) ?? throw Problem::not_found();
		$address  = new Address( $input->string( 'address' ) );
		if ( ! $customer->owns( $address ) ) {
			throw Problem::not_found();
		}
		$this->mark->works( $address );
		return $this->open( $input );
	}
}
