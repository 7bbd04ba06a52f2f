<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Attachments\Attachment;
use Deskfold\ContactForm\FormRules;
use Deskfold\Core\Secrets;
use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\PortalAddress;
use Deskfold\Portal\PortalAnswer;
use Deskfold\Portal\Visitor;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/** One request: what was said, and the place to answer. */
final class ConversationView {

	/** What an agent's reply may look like on a page of the shop. */
	private const TAGS = [
		'a'          => [ 'href' => true, 'rel' => true ],
		'b'          => [],
		'blockquote' => [],
		'br'         => [],
		'code'       => [],
		'em'         => [],
		'i'          => [],
		'img'        => [ 'alt' => true, 'height' => true, 'src' => true, 'width' => true ],
		'li'         => [],
		'ol'         => [],
		'p'          => [ 'dir' => true ],
		'pre'        => [],
		's'          => [],
		'strong'     => [],
		'u'          => [],
		'ul'         => [],
	];

	public function __construct(
		private readonly OwnTickets $tickets,
		private readonly PortalAnswer $answer,
		private readonly FormRules $rules,
		private readonly Secrets $secrets,
	) {
	}

	/**
	 * @param list<Message> $messages
	 * @param string        $notice   what came of the visitor's last act, as markup
	 */
	public function html( Visitor $visitor, Ticket $ticket, array $messages, string $notice ): string {
		$files = $this->tickets->attachments( $messages );
		$said  = '';
		foreach ( $messages as $message ) {
			$said .= $this->message( $message, $files[ $message->id ] ?? [], $visitor );
		}
		return sprintf(
			'<section class="df-thread" id="%s" aria-labelledby="%s-title"><p class="df-back"><a href="%s">%s%s</a></p>%s%s%s%s</section>',
			esc_attr( PortalAddress::THREAD ),
			esc_attr( PortalAddress::THREAD ),
			esc_url( PortalAddress::page() ),
			Icons::svg( 'back' ),
			esc_html__( 'All requests', 'deskfold' ),
			$this->head( $visitor, $ticket ),
			$said,
			$notice,
			$this->reply( $visitor, $ticket )
		);
	}

	private function head( Visitor $visitor, Ticket $ticket ): string {
		$opened = self::opened( $ticket );
		$solve = Status::Resolved === $ticket->status ? TicketListView::status( $ticket->status ) : sprintf(
			'<form method="post" action="%s">%s<button type="submit" class="' . ThemeColors::button() . ' df-plain">%s%s</button></form>',
			esc_url( PortalAddress::ticket( $ticket->id ) ),
			$this->hidden( 'solve', $visitor, $ticket ),
			Icons::svg( 'check' ),
			esc_html__( 'It is solved', 'deskfold' )
		);
		return sprintf(
			'<header><div><h2 class="wp-block-heading" id="%s-title"><bdi>%s</bdi></h2><span>%s</span></div>%s</header>',
			esc_attr( PortalAddress::THREAD ),
			esc_html( $ticket->subject ),
			esc_html( $opened ),
			$solve
		);
	}

	private static function opened( Ticket $ticket ): string {
		$number = (string) $ticket->id;
		if ( Moment::is_today( $ticket->created_at ) ) {
			/* translators: %s: number of a request. */
			return sprintf( 'email' === $ticket->channel ? __( 'Request %s, opened today by e-mail', 'deskfold' ) : __( 'Request %s, opened today on this site', 'deskfold' ), $number );
		}
		$opened = 'email' === $ticket->channel
			/* translators: 1: number of a request, 2: date. */
			? __( 'Request %1$s, opened on %2$s by e-mail', 'deskfold' )
			/* translators: 1: number of a request, 2: date. */
			: __( 'Request %1$s, opened on %2$s on this site', 'deskfold' );
		return sprintf( $opened, $number, Moment::day( $ticket->created_at ) );
	}

	/** @param list<Attachment> $files */
	private function message( Message $message, array $files, Visitor $visitor ): string {
		$is_ours = Message::REPLY === $message->kind;
		$name    = $is_ours ? $message->author->name : __( 'You', 'deskfold' );
		$pictures = new FilesView( $files, $visitor );
		$html     = $is_ours ? wp_kses( $message->html, self::TAGS, [ 'http', 'https', 'mailto', 'tel', 'cid' ] ) : '';
		return sprintf(
			'<article class="df-said %s"><span class="df-face" aria-hidden="true">%s</span><div><p class="df-who"><b>%s</b> <span>%s</span></p><div class="df-text" dir="auto">%s</div>%s</div></article>',
			$is_ours ? 'is-team' : 'is-mine',
			esc_html( self::initials( $is_ours ? $name : $visitor->customer->name ) ),
			esc_html( $name ),
			self::when( $message, $is_ours ),
			self::links( make_clickable( '' !== $html ? $pictures->paint( $html ) : nl2br( esc_html( $message->text ) ) ) ),
			$pictures->list( $html )
		);
	}

	/** The way is worth a word only where a customer has several. */
	private static function when( Message $message, bool $is_ours ): string {
		/* translators: %s: date or time of day. */
		return $is_ours || 'email' !== $message->channel ? Moment::at( $message->created_at ) : sprintf( esc_html__( '%s, by e-mail', 'deskfold' ), Moment::at( $message->created_at ) );
	}

	private function reply( Visitor $visitor, Ticket $ticket ): string {
		$fields = new FieldView( PortalAddress::THREAD, [ ...$this->answer->faults( 'reply' ), ...$this->answer->faults( 'solve' ) ] );
		$label  = Status::Resolved === $ticket->status ? __( 'Something else about it? Write again', 'deskfold' ) : __( 'Your answer', 'deskfold' );
		return sprintf(
			'<div class="df-reply" data-deskfold-reply="%s">%s<form class="df-form" method="post" novalidate enctype="multipart/form-data" action="%s">%s%s<input type="hidden" name="deskfold_key" value="%s"><div class="df-send"><button type="submit" class="' . ThemeColors::button() . '">%s</button></div>%s</form></div>',
			esc_attr( (string) wp_json_encode( FormWords::for_answer( $this->rules->files() ) ) ),
			$fields->summary(),
			esc_url( PortalAddress::reply( $ticket->id ) ),
			$this->hidden( 'reply', $visitor, $ticket ),
			$fields->text( 'message', $label, $this->answer->text( 'reply' ), 3 ),
			esc_attr( $this->secrets->token() ),
			esc_html__( 'Send reply', 'deskfold' ),
			$fields->files( 'files', $this->rules->files(), true )
		);
	}

	private function hidden( string $act, Visitor $visitor, Ticket $ticket ): string {
		$html = '';
		foreach ( [ PortalAddress::ACT => $act, PortalAddress::TICKET => (string) $ticket->id, 'deskfold_proof' => $visitor->proof ] as $name => $value ) {
			$html .= sprintf( '<input type="hidden" name="%s" value="%s">', esc_attr( $name ), esc_attr( $value ) );
		}
		return $html;
	}

	/** Where a link leads learns nothing of this page. */
	private static function links( string $html ): string {
		$tags = new \WP_HTML_Tag_Processor( $html );
		while ( $tags->next_tag( [ 'tag_name' => 'a' ] ) ) {
			$tags->set_attribute( 'rel', 'nofollow noopener noreferrer' );
		}
		return $tags->get_updated_html();
	}

	private static function initials( string $name ): string {
		preg_match_all( '/(?:^|\s)(\p{L})/u', $name, $letters );
		return mb_strtoupper( implode( '', array_slice( $letters[1], 0, 2 ) ) );
	}
}
