<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\AuthenticationStamp;
use Deskfold\Intake\ReadNewestHeads;
use Deskfold\Mime\HeaderBlock;

/**
 * Finds out which server writes Authentication-Results into a mailbox's mail. It is proposed to the owner only where it
 * belongs to the mailbox's own server: anybody can send ten mails with a name of their own on top.
 */
final class ProposeAuthServer {

	private const MAILS = 10;
	private const LEAST = 3;

	/** Providers whose checking servers bear another name than the one that mail is read from. */
	private const SAME = [
		'gmail.com'        => 'google.com',
		'googlemail.com'   => 'google.com',
		'me.com'           => 'icloud.com',
		'fastmail.com'     => 'messagingengine.com',
		'office365.com'    => AuthenticationStamp::UNNAMED,
		'outlook.com'      => AuthenticationStamp::UNNAMED,
		'hotmail.com'      => AuthenticationStamp::UNNAMED,
	];

	public function __construct( private readonly ReadNewestHeads $heads ) {
	}

	/** @return array{proposal: string, seen: string, mails: int} seen: what stands topmost in all of so many mails, trustworthy or not */
	public function __invoke( Mailbox $mailbox ): array {
		$tops = array_map( self::topmost( ... ), ( $this->heads )( EmailChannel::NAME, $mailbox->id, self::MAILS ) );
		$seen = count( $tops ) < self::LEAST ? '' : self::common( $tops );
		$own  = [ self::site( substr( (string) strrchr( $mailbox->address, '@' ), 1 ) ), self::site( $mailbox->incoming->server->host ?? '' ) ];
		$own  = [ ...$own, ...array_values( array_intersect_key( self::SAME, array_flip( $own ) ) ) ];
		return [
			'proposal' => '' !== $seen && in_array( AuthenticationStamp::UNNAMED === $seen ? $seen : self::site( ltrim( $seen, '.' ) ), $own, true ) ? $seen : '',
			'seen'     => $seen,
			'mails'    => count( $tops ),
		];
	}

	private static function topmost( string $head ): string {
		$stamps = AuthenticationReader::read( HeaderBlock::read( self::header( $head ) ) )->stamps ?? [];
		return isset( $stamps[0] ) ? $stamps[0]->server : '';
	}

	private static function header( string $bytes ): string {
		return 1 === preg_match( '/^(.*?)\r?\n\r?\n/s', $bytes, $found ) ? $found[1] : $bytes;
	}

	/**
	 * The name that all of them bear, or `.example.com` where a provider's servers take turns.
	 *
	 * @param non-empty-list<string> $names
	 */
	private static function common( array $names ): string {
		$sites = array_unique( array_map( self::site( ... ), $names ) );
		if ( 1 === count( array_unique( $names ) ) || 1 !== count( $sites ) || '' === $sites[0] ) {
			return 1 === count( array_unique( $names ) ) ? $names[0] : '';
		}
		return ".$sites[0]";
	}

	/** The last two names of a host: enough to compare with the owner's own. */
	private static function site( string $host ): string {
		return implode( '.', array_slice( explode( '.', strtolower( $host ) ), -2 ) );
	}
}
