<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\PortalAddress;
use Deskfold\Portal\Visitor;
use Deskfold\Tickets\Page;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/** A customer's requests as a list, open ones and solved ones. */
final class TicketListView {

	public function __construct( private readonly OwnTickets $tickets ) {
	}

	/** @param int $chosen the one that is shown below */
	public function html( Visitor $visitor, bool $solved, string $after, int $chosen, int $contact_page ): string {
		$page  = $this->tickets->page( $visitor, $solved, $after );
		$other = $this->tickets->page( $visitor, ! $solved );
		$items = '';
		foreach ( $page->tickets as $ticket ) {
			$items .= $this->item( $ticket, $solved, $ticket->id === $chosen );
		}
		$none = $solved ? __( 'Nothing is solved yet.', 'deskfold' ) : __( 'Nothing is open.', 'deskfold' );
		return sprintf(
			'<div class="df-list"><div class="df-top">%s%s</div>%s%s</div>',
			$this->tabs( $solved, $solved ? $other : $page, $solved ? $page : $other, '' !== $after ),
			$this->new_request( $contact_page ),
			'' === $items ? '<p class="df-none">' . esc_html( $none ) . '</p>' : "<ul>$items</ul>",
			'' === $page->next ? '' : sprintf( '<p class="df-older"><a href="%s">%s</a></p>', esc_url( add_query_arg( [ PortalAddress::AFTER => $page->next ] + ( $solved ? [ PortalAddress::SOLVED => 1 ] : [] ), PortalAddress::page() ) ), esc_html__( 'Older requests', 'deskfold' ) )
		);
	}

	private function tabs( bool $solved, Page $open_page, Page $solved_page, bool $is_later ): string {
		$tab = static fn ( string $label, string $url, bool $here, string $count ): string => sprintf(
			'<a href="%s"%s>%s <span>%s</span></a>',
			esc_url( $url ),
			$here ? ' aria-current="page"' : '',
			esc_html( $label ),
			esc_html( $count )
		);
		return sprintf(
			'<nav class="df-tabs" aria-label="%s">%s%s</nav>',
			esc_attr__( 'Your requests', 'deskfold' ),
			$tab( _x( 'Open', 'tab of requests', 'deskfold' ), PortalAddress::page(), ! $solved, $is_later && ! $solved ? '' : self::count( $open_page ) ),
			$tab( __( 'Solved', 'deskfold' ), add_query_arg( PortalAddress::SOLVED, 1, PortalAddress::page() ), $solved, $is_later && $solved ? '' : self::count( $solved_page ) )
		);
	}

	/** Counting all of a faithful customer's requests is not worth a query. */
	private static function count( Page $page ): string {
		return number_format_i18n( count( $page->tickets ) ) . ( '' === $page->next ? '' : '+' );
	}

	private function new_request( int $page ): string {
		$url = $page > 0 && 'publish' === get_post_status( $page ) ? get_permalink( $page ) : false;
		return false === $url ? '' : sprintf( '<a class="' . ThemeColors::button() . '" href="%s">%s</a>', esc_url( $url ), esc_html__( 'New request', 'deskfold' ) );
	}

	private function item( Ticket $ticket, bool $solved, bool $is_chosen ): string {
		/* translators: %s: beginning of a message that the visitor wrote. */
		$snippet = 'customer' === $ticket->last_author ? sprintf( __( 'You: %s', 'deskfold' ), $ticket->snippet ) : $ticket->snippet;
		return sprintf(
			'<li class="%s%s">%s<a href="%s"%s dir="auto">%s</a><span class="df-snippet" dir="auto">%s</span><span class="df-when">%s</span></li>',
			Status::Waiting === $ticket->for_customer() ? 'is-turn' : 'is-ours',
			$is_chosen ? ' is-chosen' : '',
			self::status( $ticket->for_customer() ),
			esc_url( PortalAddress::ticket( $ticket->id, $solved ) ),
			$is_chosen ? ' aria-current="true"' : '',
			esc_html( $ticket->subject ),
			esc_html( $snippet ),
			Moment::ago( $ticket->last_message_at )
		);
	}

	/** A customer's words for it: who has to act. */
	public static function status( Status $status ): string {
		[ $icon, $words ] = match ( $status ) {
			Status::Waiting  => [ 'turn', __( 'Your turn', 'deskfold' ) ],
			Status::Resolved => [ 'check', __( 'Solved', 'deskfold' ) ],
			default          => [ 'work', __( 'We are on it', 'deskfold' ) ],
		};
		return sprintf( '<span class="df-status">%s%s</span>', Icons::svg( $icon ), esc_html( $words ) );
	}
}
