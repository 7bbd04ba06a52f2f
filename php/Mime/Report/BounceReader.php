<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MessageIds;

/** Reports of failed or late delivery: RFC 3464 where a server speaks it, else its words. */
final class BounceReader {

	private function __construct( private readonly HeaderBlock $headers, private readonly MailBody $body, private readonly BounceText $text ) {
	}

	public static function read( HeaderBlock $headers, MailBody $body, string $text ): ?BounceReport {
		$signs = new BounceSigns( $headers );
		if ( ! $signs->are_of_a_machine() ) {
			return null;
		}
		$groups = self::groups( $body, $text );
		$failed = array_values( array_filter( $groups, static fn ( StatusGroup $group ): bool => ! $group->is_success() ) );
		if ( [] !== $groups && [] === $failed ) {
			return null;
		}
		if ( [] === $failed && ! isset( $body->reports['delivery-status'] ) && ! $signs->are_in( $text ) ) {
			return null;
		}
		$reader = new self( $headers, $body, new BounceText( $text ) );
		return [] !== $failed ? $reader->from_groups( $failed ) : $reader->from_words();
	}

	/** @return list<StatusGroup> */
	private static function groups( MailBody $body, string $text ): array {
		$groups = [];
		foreach ( $body->reports['delivery-status'] ?? [] as $report ) {
			array_push( $groups, ...StatusGroup::read_all( $report ) );
		}
		if ( [] !== $groups ) {
			return $groups;
		}
		$notice = SesNotice::read( $text );
		if ( null !== $notice ) {
			return SesNotice::BOUNCE === $notice->type ? $notice->groups : [];
		}
		foreach ( $body->files as $file ) {
			if ( 'text/plain' === $file->type && strlen( $file->bytes ) < 65536 ) {
				array_push( $groups, ...self::fields_in( $file->bytes ) );
			}
		}
		return [] !== $groups ? $groups : self::fields_in( $text );
	}

	/**
	 * Some servers write the fields into the text, or into a file without their type.
	 *
	 * @return list<StatusGroup>
	 */
	private static function fields_in( string $text ): array {
		if ( false === stripos( $text, '-Recipient:' ) || 1 !== preg_match( '/^(?:Final|Original)-Recipient:[^\n]+\n(?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n){0,20}?Action:/mi', $text, $fields, PREG_OFFSET_CAPTURE ) ) {
			return [];
		}
		return StatusGroup::read_all( substr( $text, $fields[0][1], 20000 ) );
	}

	/** @param non-empty-list<StatusGroup> $groups */
	private function from_groups( array $groups ): BounceReport {
		$recipients = [];
		$dead       = [];
		$reason     = '';
		$status     = '';
		$is_delayed = true;
		foreach ( $groups as $group ) {
			$recipients[ strtolower( $group->recipient ) ] = $group->recipient;
			// Where the group itself says little, the words above it explain.
			$words = strlen( $group->diagnostic ) > 20 ? $group->diagnostic : $group->diagnostic . "\n" . $this->text->about( $group->recipient );
			if ( Permanence::is_hard( $group->status, $group->action, $words, 1 === count( $groups ) ? $this->text->report : '' ) ) {
				$dead[ strtolower( $group->recipient ) ] = $group->recipient;
			}
			$is_delayed = $is_delayed && $group->is_delay();
			$status     = '' !== $status ? $status : $group->status;
			$reason     = '' !== $reason ? $reason : $group->reason();
		}
		$reason = '' === $reason || $reason === $status ? trim( $status . ' ' . $this->text->reason() ) : $reason;
		return new BounceReport( count( $dead ) === count( $recipients ), $is_delayed, true, array_values( $recipients ), array_values( $dead ), $this->original(), self::short( $reason ), $status );
	}

	private function from_words(): BounceReport {
		$is_delayed = $this->text->is_late( EncodedWord::decode( $this->headers->first( 'subject' ) ) );
		$recipients = FailedRecipients::read( $this->headers, $this->body, $this->text );
		$dead       = [];
		foreach ( $recipients as $recipient ) {
			$words = 1 === count( $recipients ) ? $this->text->report : $this->text->about( $recipient, ...$recipients );
			if ( Permanence::is_hard( self::status( $words ), $is_delayed ? 'delayed' : '', $words ) ) {
				$dead[] = $recipient;
			}
		}
		$is_hard = [] === $recipients ? Permanence::is_hard( self::status( $this->text->report ), $is_delayed ? 'delayed' : '', $this->text->report ) : count( $dead ) === count( $recipients );
		return new BounceReport( $is_hard, $is_delayed, false, $recipients, $dead, $this->original(), self::short( $this->text->reason() ), self::status( $this->text->report ) );
	}

	private static function status( string $words ): string {
		return 1 === preg_match( '/(?<![\d.])([45]\.\d{1,2}\.\d{1,3})(?![\d.])/', $words, $match ) ? $match[1] : '';
	}

	/** The Message-ID of our mail: from the copy of it, else from what the report says it answers. */
	private function original(): string {
		$reports = $this->body->reports;
		foreach ( [ ...( $reports['rfc822'] ?? [] ), ...( $reports['rfc822-headers'] ?? [] ), ...( $reports['delivery-status'] ?? [] ), $this->text->copy, $this->text->report ] as $copy ) {
			if ( false !== stripos( $copy, 'Message-ID:' ) && 1 === preg_match( '/^[ \t>]*(?:X-Original-|Original-)?Message-ID:\s*<([^<>\s\x80-\xff]{3,250})>/im', substr( $copy, 0, 65536 ), $match ) ) {
				return $match[1];
			}
		}
		foreach ( [ 'x-original-message-id', 'original-message-id', 'in-reply-to', 'references' ] as $field ) {
			$ids = MessageIds::read( $this->headers->first( $field ) );
			if ( [] !== $ids ) {
				return $ids[ count( $ids ) - 1 ];
			}
		}
		return SesNotice::read( $this->body->text )->original_message_id ?? '';
	}

	private static function short( string $reason ): string {
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', mb_scrub( $reason, 'UTF-8' ) ) ), 0, 300, 'UTF-8' );
	}
}
