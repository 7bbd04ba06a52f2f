<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\ContactForm\Words;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;

/** Takes the posts of the page that shows one's tickets, before it is printed. Everything works without scripts. */
final class PortalController {

	public function __construct(
		private readonly AskForLink $ask_for_link,
		private readonly OpenLink $open_link,
		private readonly WhoIsThere $who_is_there,
		private readonly ReplyAsCustomer $reply,
		private readonly SolveAsCustomer $solve,
		private readonly PortalAnswer $answer,
	) {
	}

	public function visit(): void {
		$post = 'POST' === Input::method() ? Input::from_post() : null;
		$act  = $post?->string( PortalAddress::ACT ) ?? '';
		if ( '' === $act && ! PortalAddress::shows_tickets() ) {
			return;
		}
		self::keep_private();
		if ( null !== $post && '' === $act && 'reply' === Input::from_query()->string( PortalAddress::ACT ) ) {
			$this->fail( 'reply', '', new Problem( 'too_large', __( 'The files were too large to arrive. Please write again with smaller files.', 'deskfold' ), 413 ) );
		}
		if ( null === $post || '' === $act ) {
			return;
		}
		try {
			self::check_origin( $post );
			wp_safe_redirect( $this->act( $act, $post ), 303, 'Deskfold' );
			exit;
		} catch ( Problem $problem ) {
			$this->fail( $act, 'ask' === $act ? Words::line( $post->string( 'deskfold_email' ), 254 ) : Words::text( $post->string( 'deskfold_message' ) ), $problem );
		}
	}

	private function fail( string $act, string $typed, Problem $problem ): void {
		status_header( $problem->status );
		$this->answer->keep( $act, $typed, $problem );
	}

	/** @return string where to go then */
	private function act( string $act, Input $post ): string {
		return match ( $act ) {
			'ask'   => $this->ask( $post ),
			'open'  => $this->open( $post ),
			'leave' => $this->leave(),
			'reply' => $this->answer_ticket( $post ),
			'solve' => $this->close_ticket( $post ),
			default => throw Problem::not_found(),
		};
	}

	private function ask( Input $post ): string {
		$user  = wp_get_current_user();
		$email = $user->ID > 0 ? $user->user_email : Words::address( $post->string( 'deskfold_email' ) );
		( $this->ask_for_link )( $email, (int) get_queried_object_id(), determine_locale(), $user->ID );
		return PortalAddress::done( 'asked' );
	}

	private function open( Input $post ): string {
		$session = ( $this->open_link )( $post->string( PortalAddress::LINK ), get_current_user_id() );
		self::set_cookie( $session, time() + intdiv( OpenLink::LASTS, 1000 ) );
		return PortalAddress::page() . '#' . PortalAddress::ID;
	}

	private function leave(): string {
		$this->who_is_there->leave();
		self::set_cookie( '', time() - DAY_IN_SECONDS );
		return PortalAddress::done( 'left' );
	}

	private function answer_ticket( Input $post ): string {
		$id = $post->int( PortalAddress::TICKET );
		( $this->reply )( $this->visitor( $post ), $id, Words::text( $post->string( 'deskfold_message' ) ), $post );
		return PortalAddress::done( 'replied', $id );
	}

	private function close_ticket( Input $post ): string {
		$id = $post->int( PortalAddress::TICKET );
		( $this->solve )( $this->visitor( $post ), $id );
		return PortalAddress::done( 'solved', $id );
	}

	private function visitor( Input $post ): Visitor {
		$visitor = ( $this->who_is_there )();
		if ( null === $visitor || ! $visitor->printed( $post->string( 'deskfold_proof' ) ) ) {
			throw new Problem( 'session_over', __( 'Your session is over. Your text is still here: copy it, ask for a new link, and send it again.', 'deskfold' ), 403 );
		}
		return $visitor;
	}

	/** Another site must not post in the visitor's name, not even to open a link that is not theirs. */
	private static function check_origin( Input $post ): void {
		$site   = $post->header( 'Sec-Fetch-Site' );
		$origin = $post->header( 'Origin' );
		$ours   = wp_parse_url( home_url(), PHP_URL_HOST );
		if ( ! in_array( $site, [ '', 'same-origin', 'none' ], true ) || ( '' !== $origin && '' === $site && wp_parse_url( $origin, PHP_URL_HOST ) !== $ours ) ) {
			throw new Problem( 'foreign_origin', __( 'This was sent from another site and was not accepted.', 'deskfold' ), 403 );
		}
	}

	/** Neither caches nor other sites may learn what is on the page or in its address. */
	private static function keep_private(): void {
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- the name that cache plugins agreed on
		nocache_headers();
		header( 'Cache-Control: no-store, private' );
		header( 'Referrer-Policy: same-origin' );
		header( 'X-Robots-Tag: noindex' );
	}

	private static function set_cookie( string $value, int $expires ): void {
		setcookie(
			WhoIsThere::COOKIE,
			$value,
			[
				'expires'  => $expires,
				'path'     => COOKIEPATH,
				'domain'   => COOKIE_DOMAIN,
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			]
		);
	}
}
