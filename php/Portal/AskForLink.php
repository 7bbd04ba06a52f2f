<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\ContactForm\CountTry;
use Deskfold\ContactForm\Fault;
use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;

/**
 * Somebody asks for a link to their tickets. The same work is done for every address: whether it is known is found out
 * later, in the background, so that neither words nor time tell.
 */
final class AskForLink {

	private const FORGOTTEN_AFTER = 86_400_000;

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Tokens $tokens,
		private readonly CountTry $count_try,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param int $page_id the page that shows one's tickets
	 * @param int $user_id the signed-in account that wants to be tied to the address, 0 for a guest
	 */
	public function __invoke( string $email, int $page_id, string $locale, int $user_id = 0 ): void {
		$address = ( new Address( $email ) )->key();
		if ( false === is_email( $address ) ) {
			$fault = '' === trim( $email ) ? Fault::missing( 'email' ) : Fault::incomplete_address();
			throw new Problem( 'address_incomplete', $fault->message, 422, false, null, [ 'faults' => [ $fault ] ] );
		}
		( $this->count_try )( 'link_ip', Input::client_ip() );
		( $this->count_try )( 'link_address', $address );
		( $this->count_try )( 'link_all', '' );

		$now = $this->clock->now_ms();
		$key = new PortalKey( 0, PortalKey::LINK, $address, 0, $user_id, $page_id, $locale, 0, $now, $now + self::FORGOTTEN_AFTER );
		// Until its mail is sent, the row has the hash of a token that nobody has.
		$this->store->add( $key, $this->tokens->hash( $this->tokens->mint(), PortalKey::LINK ), $now );
		$this->queue->soon( SendLinksJob::class );
	}
}
