<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;

/** To whom a message really goes: each address once, and none of our own, which would answer itself. */
final class Recipients {

	/**
	 * @param list<Address> $to
	 * @param list<Address> $cc
	 * @param list<Address> $bcc
	 * @param list<string>  $taken keys of addresses that have it already
	 */
	private function __construct(
		public readonly array $to,
		public readonly array $cc,
		public readonly array $bcc,
		public readonly array $taken,
	) {
	}

	/**
	 * @param list<string> $own addresses of the mailboxes of this site
	 * @throws Problem when an address cannot be written to, or nobody is left
	 */
	public static function of( OutgoingMessage $message, array $own ): self {
		$seen = [];
		$take = static function ( array $list ) use ( &$seen, $own ): array {
			$kept = [];
			/** @var Address $address */
			foreach ( $list as $address ) {
				$key = $address->key();
				if ( ! Mailbox::is_address( trim( $address->email ) ) ) {
					/* translators: %s: what was given as a mail address. */
					throw new Problem( 'recipient_unusable', sprintf( __( 'Mail cannot be sent to “%s”: this is not a mail address.', 'deskfold' ), WireProblem::clean( $address->email ) ) );
				}
				if ( ! isset( $seen[ $key ] ) && ! in_array( (string) preg_replace( '/\+[^@]*(?=@)/', '', $key ), $own, true ) ) {
					$seen[ $key ] = true;
					$kept[]       = new Address( trim( $address->email ), $address->name );
				}
			}
			return $kept;
		};
		$to   = $take( $message->is_automatic ? array_slice( $message->to, 0, 1 ) : $message->to );
		$taken = array_map( static fn ( string $email ): string => ( new Address( $email ) )->key(), $message->taken );
		$all  = $message->is_automatic ? new self( $to, [], [], $taken ) : new self( $to, $take( $message->cc ), $take( $message->bcc ), $taken );
		if ( [] === $all->addresses() ) {
			throw new Problem( 'no_recipient', __( 'There is nobody to send this to: the only address is one of your own mailboxes.', 'deskfold' ) );
		}
		return $all;
	}

	/** @return list<string> */
	public function addresses(): array {
		return array_map( static fn ( Address $address ): string => $address->email, [ ...$this->to, ...$this->cc, ...$this->bcc ] );
	}

	/** @return list<string> who still needs it: a retry goes only to those who were not taken before */
	public function envelope(): array {
		return array_values( array_filter( $this->addresses(), fn ( string $email ): bool => ! in_array( ( new Address( $email ) )->key(), $this->taken, true ) ) );
	}
}
