<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Input;

/** Names in the query and the posts of the page that shows one's tickets. */
final class PortalAddress {

	public const ACT    = 'deskfold_my';
	public const LINK   = 'deskfold_link';
	public const TICKET = 'deskfold_ticket';
	public const SOLVED = 'deskfold_solved';
	public const AFTER  = 'deskfold_after';
	public const DONE   = 'deskfold_done';
	public const ID     = 'deskfold-my-tickets';
	public const THREAD = 'deskfold-ticket';
	public const NOTICE = 'deskfold-notice';

	/** Something was sent, or the page being shown is the one of one's tickets. */
	public static function is_visited(): bool {
		return 'POST' === Input::method() || self::shows_tickets();
	}

	public static function shows_tickets(): bool {
		$post = is_singular() ? get_post() : null;
		return null !== $post && ( has_block( 'deskfold/my-tickets', $post ) || has_shortcode( $post->post_content, 'deskfold_my_tickets' ) );
	}

	/** The page itself, with nothing open. */
	public static function page(): string {
		return remove_query_arg( [ self::ACT, self::LINK, self::TICKET, self::SOLVED, self::AFTER, self::DONE ] );
	}

	public static function ticket( int $id, bool $solved = false ): string {
		return add_query_arg( [ self::TICKET => $id ] + ( $solved ? [ self::SOLVED => 1 ] : [] ), self::page() ) . '#' . self::THREAD;
	}

	/** Where an answer posts to. The act stands in the query too: it is all that arrives when the files were too large. */
	public static function reply( int $id ): string {
		return add_query_arg( [ self::TICKET => $id, self::ACT => 'reply' ], self::page() ) . '#' . self::THREAD . '-summary';
	}

	public static function done( string $what, int $ticket_id = 0 ): string {
		$query = [ self::DONE => $what ] + ( $ticket_id > 0 ? [ self::TICKET => $ticket_id ] : [] );
		return add_query_arg( $query, self::page() ) . '#' . self::NOTICE;
	}
}
