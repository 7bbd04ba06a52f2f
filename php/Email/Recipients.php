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
	 */
	private function __construct(
		public readonly array $to,
		public readonly array $cc,
		public readonly array $bcc,
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
		$all  = $message->is_automatic ? new self( $to, [], [] ) : new self( $to, $take( $message->cc ), $take( $message->bcc ) );
		if ( [] === $all->addresses() ) {
			throw new Problem( 'no_recipient', __( 'There is nobody to send this to: the only address is one of your own mailboxes.', 'deskfold' ) );
		}
		return $all;
	}

	/** @return list<string> the envelope */
	public function addresses(): array {
		return array_map( static fn ( Address $address ): string => $address->email, [ ...$this->to, ...$this->cc, ...$this->bcc ] );
	}
}
