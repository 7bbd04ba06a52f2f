<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Clock;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Customers\ForgetCustomers;
use Deskfold\Tickets\EraseTickets;

/** Somebody wants all tickets gone. Nothing goes yet: EraseSome does that, bite by bite. */
final class BeginErasure {

	public function __construct(
		private readonly KeepErasure $keep,
		private readonly EraseTickets $tickets,
		private readonly ForgetCustomers $customers,
		private readonly Clock $clock,
		private readonly Log $log,
	) {
	}

	/**
	 * @param string $name as it was typed
	 * @throws Problem when that is not the name, or another one is under way
	 */
	public function __invoke( string $name, bool $with_customers, \WP_User $by ): void {
		if ( self::plain( $name ) !== self::plain( self::name() ) ) {
			/* translators: %s: name of the shop. */
			throw new Problem( 'other_name', sprintf( __( 'This is not the name of the shop. Type it as it stands here: %s', 'deskfold' ), self::name() ) );
		}
		if ( $this->keep->read()->is_under_way() ) {
			throw new Problem( 'erasing_already', __( 'Tickets are being deleted already. Load the page again to see how far that has come.', 'deskfold' ), 409 );
		}
		[ , $newest_ticket ]             = $this->tickets->extent();
		[ $customers, $newest_customer ] = $this->customers->extent();
		$tickets                         = $this->tickets->left( $newest_ticket );
		( $this->keep )( new Erasure( $this->clock->now_ms(), $by->display_name, $with_customers, $tickets, $newest_ticket, $newest_customer ) );
		$this->log->write(
			Log::WARNING,
			'Admin',
			'Somebody began to delete all tickets',
			[ 'user_id' => $by->ID, 'login' => $by->user_login, 'tickets' => $tickets ] + ( $with_customers ? [ 'customers' => $customers ] : [] )
		);
	}

	/** What has to be typed: a site without a name is known by its address. */
	public static function name(): string {
		$name = self::plain( wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) );
		return '' === $name ? (string) wp_parse_url( home_url(), PHP_URL_HOST ) : $name;
	}

	/** Space at the ends or twice in the middle cannot be seen, so it does not count. */
	private static function plain( string $name ): string {
		return trim( (string) preg_replace( '/[\s\x{00a0}]+/u', ' ', $name ) );
	}
}
