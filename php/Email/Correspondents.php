<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Mime\AddressList;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\Limits;
use Deskfold\Mime\MailAddress;
use Deskfold\Mime\Problems;

/** Who wrote a mail and to whom, out of its headers. */
final class Correspondents {

	/** Who else may say to which address this copy was sent, most trustworthy last. */
	private const DELIVERED = [ 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'x-rcpt-to', 'x-forwarded-to', 'apparently-to' ];

	/**
	 * @param list<Address> $to
	 * @param list<Address> $cc
	 * @param list<string>  $delivered_to
	 */
	private function __construct(
		public readonly ?Address $from,
		public readonly ?Address $reply_to,
		public readonly array $to,
		public readonly array $cc,
		public readonly array $delivered_to,
	) {
	}

	public static function read( HeaderBlock $headers, string $hint, Problems $problems ): self {
		$to        = self::all( $headers, 'to', $hint );
		$cc        = self::all( $headers, 'cc', $hint );
		$delivered = array_column( [ ...$to, ...$cc ], 'email' );
		foreach ( self::DELIVERED as $name ) {
			array_push( $delivered, ...array_column( self::all( $headers, $name, $hint ), 'email' ) );
		}
		if ( max( count( $to ), count( $cc ) ) >= Limits::RECIPIENTS ) {
			$problems->cut( 'too many recipients, the rest is only in the original' );
		}
		if ( count( $headers->all( 'from' ) ) > 1 ) {
			$problems->add( 'several From headers, the first counts' );
		}
		$delivered = array_unique( array_map( static fn ( string $email ): string => mb_strtolower( $email, 'UTF-8' ), $delivered ) );
		return new self(
			self::from( $headers, $hint, $problems ),
			self::all( $headers, 'reply-to', $hint )[0] ?? null,
			$to,
			$cc,
			array_values( array_filter( $delivered, static fn ( string $email ): bool => false !== strpos( $email, '@' ) ) ),
		);
	}

	public static function address( MailAddress $address ): Address {
		return new Address( $address->email, $address->name );
	}

	/** Without a usable From: who handed the mail in. */
	private static function from( HeaderBlock $headers, string $hint, Problems $problems ): ?Address {
		$from = self::all( $headers, 'from', $hint )[0] ?? null;
		if ( null !== $from ) {
			return $from;
		}
		foreach ( [ 'sender', 'resent-from', 'return-path' ] as $name ) {
			$other = self::all( $headers, $name, $hint )[0] ?? null;
			if ( null !== $other ) {
				$problems->add( 'no usable From, taken from ' . $name );
				return $other;
			}
		}
		$problems->add( 'no sender' );
		return null;
	}

	/** @return list<Address> */
	private static function all( HeaderBlock $headers, string $name, string $hint ): array {
		$found = [];
		foreach ( $headers->all( $name ) as $field ) {
			foreach ( AddressList::read( $field, $hint ) as $address ) {
				if ( '' !== $address->email && count( $found ) < Limits::RECIPIENTS ) {
					$found[] = self::address( $address );
				}
			}
		}
		return $found;
	}
}
