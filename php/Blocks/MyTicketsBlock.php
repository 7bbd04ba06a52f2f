<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\PortalAddress;
use Deskfold\Portal\PortalAnswer;
use Deskfold\Portal\Visitor;
use Deskfold\Portal\WhoIsThere;

/** A customer's own requests on a page: the way in, the list, one conversation. */
final class MyTicketsBlock {

	public function __construct(
		private readonly WhoIsThere $who_is_there,
		private readonly OwnTickets $tickets,
		private readonly PortalAnswer $answer,
		private readonly TicketListView $list,
		private readonly ConversationView $conversation,
		private readonly ThemeColors $colors,
	) {
	}

	/** @param array<mixed> $attributes of the block */
	public function html( array $attributes ): string {
		$query   = Input::from_query();
		$token   = $query->string( PortalAddress::LINK );
		$visitor = ( $this->who_is_there )();
		$door    = new DoorView( $this->answer );
		$notice  = self::notice( $query->string( PortalAddress::DONE ) );
		if ( '' !== $token && [] === $this->answer->faults( 'open' ) ) {
			$html = $door->open( $token );
		} elseif ( null === $visitor ) {
			$html = $notice . $door->ask();
		} else {
			$page = $attributes['contact_page'] ?? 0;
			$html = $door->refusal() . $this->inside( $visitor, $query, is_numeric( $page ) ? (int) $page : 0, $notice );
		}
		return $this->wrap( $html );
	}

	private function inside( Visitor $visitor, Input $query, int $contact_page, string $notice ): string {
		$id   = $query->int( PortalAddress::TICKET );
		$open = '';
		if ( $id > 0 ) {
			try {
				$ticket = $this->tickets->ticket( $visitor, $id );
				$open   = $this->conversation->html( $visitor, $ticket, $this->tickets->messages( $visitor, $id ), $notice );
			} catch ( Problem $problem ) {
				$open = sprintf( '<p id="%s" class="df-notice">%s</p>', esc_attr( PortalAddress::THREAD ), esc_html( $problem->getMessage() ) );
			}
		}
		$solved = '' !== $query->string( PortalAddress::SOLVED );
		return sprintf(
			'<div class="df-portal%s">%s%s%s%s</div>',
			'' === $open ? '' : ' has-open',
			'' === $open ? $notice : '',
			$this->list->html( $visitor, $solved, $query->string( PortalAddress::AFTER ), $id, $contact_page ),
			$open,
			$visitor->is_guest ? $this->way_out( $visitor ) : ''
		);
	}

	private static function notice( string $done ): string {
		$text = match ( $done ) {
			'asked'   => __( 'If we know this address, a link is on its way to it. It can take some minutes; please look in the spam folder too.', 'deskfold' ),
			'left'    => __( 'You have left your requests on this device.', 'deskfold' ),
			'replied' => __( 'Your message is with us.', 'deskfold' ),
			'solved'  => __( 'Good to hear. If something comes up, just write again.', 'deskfold' ),
			default   => '',
		};
		return '' === $text ? '' : sprintf( '<p class="df-notice" id="%s" role="status" tabindex="-1">%s<span>%s</span></p>', esc_attr( PortalAddress::NOTICE ), Icons::svg( 'done', 24 ), esc_html( $text ) );
	}

	private function way_out( Visitor $visitor ): string {
		/* translators: %s: e-mail address. */
		$who = sprintf( __( 'You see the requests of %s.', 'deskfold' ), $visitor->address );
		return sprintf(
			'<form class="df-out" method="post" action="%s"><input type="hidden" name="%s" value="leave"><span>%s</span> <button type="submit" class="df-link">%s</button></form>',
			esc_url( PortalAddress::page() ),
			esc_attr( PortalAddress::ACT ),
			esc_html( $who ),
			esc_html__( 'Leave', 'deskfold' )
		);
	}

	private function wrap( string $html ): string {
		$attributes = get_block_wrapper_attributes(
			[
				'id'    => PortalAddress::ID,
				'class' => 'df-front',
				'style' => $this->colors->style(),
			]
		);
		return "<div $attributes>$html</div>";
	}
}
