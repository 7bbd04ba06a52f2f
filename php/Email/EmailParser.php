<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Automatic as Machine;
use Deskfold\Channels\Bounce;
use Deskfold\Channels\Feedback;
use Deskfold\Channels\Forwarded;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\ReadReceipt;
use Deskfold\Mime\BodyReader;
use Deskfold\Mime\DateReader;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MailFile;
use Deskfold\Mime\MessageIds;
use Deskfold\Mime\MimeParser;
use Deskfold\Mime\MimePart;
use Deskfold\Mime\PlainText;
use Deskfold\Mime\Problems;
use Deskfold\Mime\Reply\ForwardReader;
use Deskfold\Mime\Report\Automatic;
use Deskfold\Mime\Report\AutomaticKind;
use Deskfold\Mime\Report\BounceReader;
use Deskfold\Mime\Report\BounceReport;
use Deskfold\Mime\Report\Complaint;
use Deskfold\Mime\Report\Receipt;

/** Raw mail → IncomingMessage. Pure, and never at a loss: what cannot be read is shown as it stands and named in `problems`. */
final class EmailParser {

	public function __invoke( string $bytes ): IncomingMessage {
		$problems = new Problems();
		try {
			return $this->message( MimeParser::parse( $bytes, $problems ), $problems );
		} catch ( \Throwable $broken ) {
			// A mail must not be able to stop the mails behind it; the raw copy and this line are what a developer needs.
			$problems->add( 'parser failed: ' . $broken->getMessage() );
			$excerpt = self::excerpt( $bytes );
			return new IncomingMessage( from: null, text: $excerpt, full_text: $excerpt, problems: $problems->list() );
		}
	}

	private function message( MimePart $root, Problems $problems ): IncomingMessage {
		$headers = $root->headers;
		$hint    = $root->content->get( 'charset' );
		$people  = Correspondents::read( $headers, $hint, $problems );
		$body    = BodyReader::read( $root, $problems );
		$subject = trim( EncodedWord::decode( $headers->first( 'subject' ), $hint ) );
		$texts   = VisibleText::of( $body, $problems );
		$is_feedback = Automatic::is_feedback_report( $headers, $body );
		$bounce      = $is_feedback ? null : BounceReader::read( $headers, $body, $texts->full_text );
		$forwarded   = null === $bounce && ! $is_feedback ? $this->forwarded( $texts, $subject, $body ) : null;
		$texts       = '' === $texts->full_text . $texts->html ? VisibleText::whole( self::spare_words( $root, $body, $problems ) ) : $texts;
		$read        = new IncomingMessage(
			from: $people->from,
			subject: $subject,
			text: $texts->text,
			html: $texts->html,
			quoted_text: $texts->quoted_text,
			quoted_html: $texts->quoted_html,
			to: $people->to,
			cc: $people->cc,
			reply_to: $people->reply_to,
			message_id: MessageIds::one( $headers->first( 'message-id' ) ),
			in_reply_to: MessageIds::read( $headers->first( 'in-reply-to' ) )[0] ?? '',
			references: MessageIds::read( implode( ' ', $headers->all( 'references' ) ) ),
			sent_at: $this->sent_at( $headers->first( 'date' ), $problems ),
			attachments: array_map( [ self::class, 'attachment' ], $body->files ),
			delivered_to: $people->delivered_to,
			is_auto_reply: null === $bounce && ! $is_feedback && Automatic::is_auto_reply( $headers, $body ),
			bounce: null === $bounce ? null : self::bounce( $bounce ),
			is_feedback_report: $is_feedback,
			forwarded: $forwarded,
			problems: $problems->list(),
			full_text: $texts->full_text,
			authentication: AuthenticationReader::read( $headers ),
			thread_index: mb_strcut( trim( $headers->first( 'thread-index' ) ), 0, 1000, 'UTF-8' ),
			marks: self::marks( $headers, $body, $problems ),
			automatic: Machine::from( AutomaticKind::of( $headers, $body ) ),
		);
		return null !== $bounce ? $read : $read->with( ...self::reports( $headers, $body, $is_feedback ) );
	}

	/** @return array{feedback: ?Feedback, is_receipt: bool, receipt: ?ReadReceipt} */
	private static function reports( HeaderBlock $headers, MailBody $body, bool $is_feedback ): array {
		$is_receipt = ! $is_feedback && Automatic::is_receipt( $headers, $body );
		return [
			'feedback'   => $is_feedback ? self::feedback( Complaint::read( $headers, $body ) ) : null,
			'is_receipt' => $is_receipt,
			'receipt'    => $is_receipt ? self::receipt( Receipt::read( $headers, $body ) ) : null,
		];
	}

	/** @return list<string> */
	private static function marks( HeaderBlock $headers, MailBody $body, Problems $problems ): array {
		$size = [
			IncomingMessage::OVERSIZE => $headers->has( OversizeNotice::HEADER ),
			IncomingMessage::CUT      => $problems->is_cut(),
		];
		return [ ...$body->marks, ...array_keys( array_filter( $size ) ) ];
	}

	/** For a mail that says nothing itself: the mails inside it, or, when it is damaged, what can be read of it. */
	private static function spare_words( MimePart $root, MailBody $body, Problems $problems ): string {
		$inner = InnerMail::words( $body );
		return '' !== $inner || [] !== $body->files || [] === $problems->list() ? $inner : self::excerpt( $root->raw( 20000 ) );
	}

	private function sent_at( string $field, Problems $problems ): ?int {
		$at = DateReader::ms( $field );
		if ( null === $at && '' !== $field ) {
			$problems->add( 'unreadable date' );
		}
		return $at;
	}

	private static function attachment( MailFile $file ): IncomingAttachment {
		return new IncomingAttachment( $file->name, $file->type, $file->bytes, $file->inline, $file->content_id );
	}

	private static function bounce( BounceReport $report ): Bounce {
		return new Bounce( $report->is_hard ? Bounce::HARD : Bounce::SOFT, $report->recipients, $report->original_message_id, $report->reason, $report->is_delayed, $report->is_structured, $report->status, $report->dead );
	}

	private static function receipt( Receipt $report ): ReadReceipt {
		return new ReadReceipt( $report->original_message_id, $report->recipient, $report->is_read );
	}

	private static function feedback( Complaint $report ): Feedback {
		return new Feedback( $report->type, $report->recipients, $report->original_message_id );
	}

	private function forwarded( VisibleText $texts, string $subject, MailBody $body ): ?Forwarded {
		$found = ForwardReader::read( $texts->full_text, $subject );
		if ( null !== $found ) {
			$from = null === $found->from ? null : Correspondents::address( $found->from );
			$to   = array_map( [ Correspondents::class, 'address' ], $found->to );
			$cc   = array_map( [ Correspondents::class, 'address' ], $found->cc );
			return new Forwarded( $from, '' !== $found->subject ? $found->subject : self::without_prefix( $subject ), $found->text, $to, $cc, $found->date, $found->message );
		}
		$attached = $body->reports['rfc822'] ?? [];
		if ( 1 !== count( $attached ) || ( ! ForwardReader::subject_says( $subject ) && '' !== trim( $texts->text ) ) ) {
			return null;
		}
		// Forwarded as an attachment.
		$problems = new Problems();
		$inner    = MimeParser::parse( $attached[0], $problems );
		$people   = Correspondents::read( $inner->headers, $inner->content->get( 'charset' ), $problems );
		$content  = BodyReader::read( $inner, $problems );
		$visible  = VisibleText::of( $content, $problems );
		$html     = '' === $visible->quoted_html ? $visible->html : '';
		$files    = array_values( array_map( [ self::class, 'attachment' ], $content->files ) );
		return null === $people->from ? null : new Forwarded( $people->from, EncodedWord::decode( $inner->headers->first( 'subject' ) ), $visible->full_text, $people->to, $people->cc, $inner->headers->first( 'date' ), trim( $texts->full_text ), $html, $files );
	}

	private static function without_prefix( string $subject ): string {
		return trim( (string) preg_replace( '/^\s*\p{L}{1,12}\s*:\s*/u', '', $subject ) );
	}

	/** What a person can read of bytes that are no mail. */
	private static function excerpt( string $bytes ): string {
		$text = mb_scrub( PlainText::clean( mb_strcut( $bytes, 0, 4000, '8bit' ) ), 'UTF-8' );
		return trim( (string) preg_replace( '/^(?:--[^\n]*|[A-Za-z-]+:[^\n]*|)\n/m', '', $text . "\n" ) );
	}
}
