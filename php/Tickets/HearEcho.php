<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Secrets;

/**
 * Two machines that answer each other never stop by themselves. What comes back in the same words after we have written, or
 * comes within minutes of our own automatic mail, is kept with the ticket that was there before: it opens nothing, nobody is
 * answered, and a note says why. docs/decisions/0013 says what counts.
 */
final class HearEcho {

	private const HOUR = 3_600_000;
	private const DAY  = 86_400_000;

	/** So soon after our automatic mail hardly anybody has read it and begun something else. */
	private const SOON = 300_000;

	/** A machine answers at once; a poll of the mailbox and a slow server lie between. */
	private const PROMPT = 900_000;

	/** So often in the same words, each within an hour of the one before, is a machine that answers us. */
	private const OFTEN = 3;

	/** Where a domain says nothing about who writes. */
	private const SHARED = '/^(?:(?:gmail|googlemail|icloud|me|mac|aol|msn|mail|email|inbox|proton|protonmail|pm|fastmail|zoho|tutanota|tuta|qq|163|126|sina|foxmail|naver|daum|hanmail|rediffmail|comcast|verizon|att|sbcglobal|cox|btinternet|sky|virginmedia|orange|wanadoo|free|laposte|sfr|neuf|libero|virgilio|tiscali|alice|web|t-online|freenet|arcor|posteo|mailbox|bluewin|hispeed|telenet|skynet|ziggo|kpnmail|planet|xs4all|home|seznam|centrum|wp|o2|onet|interia|ukr|bk|list|rambler|terra|uol|bol|ig)\.[a-z.]{2,6}|(?:outlook|hotmail|live|yahoo|ymail|gmx|yandex)\.[a-z.]{2,6})$/';

	public function __construct(
		private readonly EchoStore $echoes,
		private readonly TicketStore $tickets,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	/** Where the message belongs after all. */
	public function __invoke( IncomingMessage $message, Matched $match ): Matched {
		$sender = $message->sender();
		if ( null === $sender || null !== $message->ticket_id || null !== ( $match->follow_up_of ?? $match->elsewhere ) ) {
			return $match;
		}
		$words = SameWords::of( $message->text );
		$names = self::names( $sender, $words );
		// A stranger with a right name gets a ticket of their own; a crowd of strangers with one text gets one.
		$names = null === $match->refused ? $names : array_intersect_key( $names, [ 'words' => true ] );
		$heard = [] === $names ? [] : $this->echoes->heard( array_map( $this->hash( ... ), array_values( $names ) ) );
		foreach ( $names as $kind => $name ) {
			$one    = $heard[ $this->hash( $name ) ] ?? null;
			$ticket = null === $one || ! $this->may_be_one( $one, $message, $match ) ? null : ( $match->ticket ?? $this->tickets->by_id( $one->ticket_id ) );
			$note   = null === $one || null === $ticket ? '' : $this->note( $kind, $one, $ticket, $message, $match, $words );
			if ( '' !== $note && null !== $ticket ) {
				$ticket = $this->tickets->current( $ticket );
				return new Matched( $ticket, null, [ ...$match->tried, [ 'candidate' => (string) $ticket->id, 'how' => 'echo', 'verdict' => Matched::JOINED, 'ticket_id' => $ticket->id ] ], echo: $note );
			}
		}
		return $match;
	}

	/** A message is recorded: the next one is compared with it. Inside the caller's transaction. */
	public function heard( IncomingMessage $message, int $ticket_id ): void {
		$sender = $message->sender();
		if ( null === $sender || null !== $message->ticket_id ) {
			return;
		}
		$now   = $this->clock->now_ms();
		$words = SameWords::of( $message->text );
		$this->echoes->hear( array_map( $this->hash( ... ), array_values( self::names( $sender, $words ) ) ), $ticket_id, $words, $now, $now - self::HOUR );
	}

	/** We wrote: what comes back may be our echo. */
	public function written( ReplyQueued $news ): void {
		$this->echoes->written( $news->ticket_id, $this->clock->now_ms() );
	}

	/** Most senders have never had a mail from us: nobody has to look for their tickets. */
	private function may_be_one( Heard $heard, IncomingMessage $message, Matched $match ): bool {
		return null !== $match->refused || $message->is_auto_reply || $heard->written_at > $this->clock->now_ms() - self::DAY;
	}

	/** @return string why it is an echo, in words for people; '' when it is none */
	private function note( string $kind, Heard $heard, Ticket $ticket, IncomingMessage $message, Matched $match, string $words ): string {
		$now = $this->clock->now_ms();
		if ( SameWords::are( $words, $heard->words ) && $this->is_machine( $kind, $heard, $ticket, $message, $match, $now ) ) {
			return __( 'This came in the same words as a message before it, so it was taken for an automatic answer and kept here. Nothing was sent, opened or reopened because of it.', 'deskfold' );
		}
		// Our own subject comes back, or something comes sooner than anybody reads and writes.
		$names_us = 'words' !== $kind && $heard->noticed_at > $now - self::HOUR && str_contains( $message->subject, "(#{$heard->ticket_id})" );
		$is_soon  = 'address' === $kind && $heard->noticed_at > $now - self::SOON;
		if ( ( $names_us || $is_soon ) && null === $match->ticket && null === $match->refused && $ticket->status->is_ours() ) {
			return __( 'This came soon after our automatic mail and names no ticket, so it was kept here. No further automatic mail was sent. If it is about something else, answer it here all the same.', 'deskfold' );
		}
		return '';
	}

	/** Of two texts in the same words: whether a machine wrote the second. People repeat themselves too, but not within minutes of an answer. */
	private function is_machine( string $kind, Heard $heard, Ticket $ticket, IncomingMessage $message, Matched $match, int $now ): bool {
		$is_prompt = $heard->written_at >= $heard->arrived_at && $heard->written_at > $now - self::PROMPT;
		if ( null !== $match->refused ) {
			return $is_prompt || $heard->arrived_at > $now - self::HOUR;
		}
		$is_answer = null !== $match->ticket;
		if ( 'address' !== $kind ) {
			// Somebody else's ticket: only what comes at once, and not by chance.
			return ! $is_answer && $is_prompt && $heard->arrived_at > $now - self::HOUR && SameWords::are_telling( $heard->words ) && ( 'domain' === $kind || $heard->arrivals >= 2 );
		}
		if ( $is_answer ) {
			return $is_prompt;
		}
		$has_written = $heard->written_at > $now - self::DAY;
		return $heard->arrived_at > $now - self::HOUR && ( $is_prompt || $message->is_auto_reply || ( $has_written && ( $heard->arrivals >= self::OFTEN || $ticket->status->is_ours() ) ) );
	}

	/** @return array<string, string> whatever a loop may have in common, by kind */
	private static function names( Address $sender, string $words ): array {
		$domain = substr( (string) strrchr( $sender->key(), '@' ), 1 );
		$names  = [ 'address' => 'address:' . $sender->key() ];
		if ( '' !== $domain && 1 !== preg_match( self::SHARED, $domain ) ) {
			$names['domain'] = "domain:$domain";
		}
		if ( SameWords::are_telling( $words ) ) {
			$names['words'] = "words:$words";
		}
		return $names;
	}

	private function hash( string $name ): string {
		return $this->secrets->mac( $name, 'echoes' );
	}
}
