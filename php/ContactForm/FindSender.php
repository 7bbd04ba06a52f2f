<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\Address;
use Deskfold\Customers\FindCustomer;

/**
 * The customer behind a signed-in visitor, when that is proven: the account is linked to a record and the address typed
 * is one of that record's. Everybody else is a stranger with a claim.
 */
final class FindSender {

	public function __construct( private readonly FindCustomer $find_customer ) {
	}

	/** @return ?int the customer's id */
	public function __invoke( int $user, string $email ): ?int {
		$customer = $user > 0 ? $this->find_customer->by_user( $user ) : null;
		return null !== $customer && $customer->owns( new Address( $email ) ) ? $customer->id : null;
	}
}
