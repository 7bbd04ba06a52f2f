<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\MessageIds;

/** Reports of failed or late delivery: RFC 3464 where a server speaks it, else its words. */
final class BounceReader {

	private const DAEMON  = '/^(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|postmaster|post_office|mailadm|mail-?(?:er|system)|bounces?(?:[-+].*)?|.*-bounces?|no-?reply-?postmaster|mta|exchange|microsoftexchange\w*|double-bounce|mailserver|maildelivery.*|delivery.*|notifier|system(?:admin)?|administrator|daemon|abuse|root|delivery-failure.*)@/i';
	private const SENDER  = '/mail (?:delivery|administrator|router)|delivery (?:sub)?system|mailer.?daemon|postmaster|system administrator|microsoft outlook|internet mail|mail system|returned mail/i';
	private const SUBJECT = '/^\s*(?:\[[^\]]*\]\s*|\*+\s*|warning:\s*|automatic(?:ally)? \w+:\s*)?(?:undeliver(?:able|ed)|unable to deliver|non[- ]?(?:deliver|remis)|unzustellbar|nicht zustellbar|no se (?:puede|pudo) entregar|no entregad|não (?:é possível|foi possível|entreg)|impossibile (?:recapitare|consegnare)|onbestelbaar|ej leveransbar|olevererbar|kan ikke leveres|ikke leveret|ei voida toimittaa|nedoručiteln|niedostarcz|не доставлен|недоставлен|невозможно доставить|не удалось доставить|teslim edilemedi|配信不能|配信できません|配送失敗|未送达|無法傳遞|未傳遞|系统退信|退信|delivery (?:status|failure|failed|has failed|error|report|problem|notification|unsuccessful|to .{3,60} (?:failed|has failed))|(?:mail|message|e-?mail) (?:delivery|could not|not deliver|undeliver|cannot be|can\'t be|error|system error|failure|has not|status|was not|rejected|returned|bounced)|(?:mail|message) (?:you sent )?(?:blocked|delayed|delay|refused|rejected)|failure (?:notice|delivery)|failed (?:mail|delivery|to deliver)|returned (?:mail|e-?mail|to sender|message)|returned (?:mail)?:|rejected (?:mail|message|posting)|bounced? (?:mail|message|action|notice)|bounce\b|could not (?:send|deliver)|cannot deliver|can\'t deliver|notification (?:of|d\')|undelivered|problem (?:delivering|with your)|permanent (?:delivery )?(?:failure|error)|temporary (?:delivery )?(?:failure|error)|delayed (?:mail|delivery|message)|your (?:mail|message|e-?mail) .{0,60}(?:was not|could not|cannot|has been (?:delayed|rejected)|failed|rejected|blocked)|still (?:being|retrying|trying|queued)|host unknown|user unknown|no such user|address (?:error|unknown)|smtp (?:mail )?(?:error|failure)|non recapitabile|mancata consegna|échec|notificación de (?:estado|error)|notifica (?:di )?(?:stato|mancato)|zustellungs?(?:fehler|benachrichtigung|status)|benachrichtigung (?:zum|über)|mail konnte nicht|posta|mensagem (?:não|devolvida)|correo (?:no|devuelto)|devolución|email status)/iu';
	private const WORDS   = '/(?:could(?: not|n\'t)|cannot|can\'t|was(?: not|n\'t)|were not|has not been|have not been|failed to|unable to|not able to|wasn\'t able to) (?:be )?(?:successfully )?(?:deliver|reach|send|sent)|undeliverable|undelivered|delivery (?:has |to the following |to these |to this |of (?:the|your) |attempt |for the following |status |failed|failure|temporarily|permanently|to .{3,80} (?:failed|has been))|(?:permanent|fatal|transient|unrecoverable|delivery) (?:fatal )?(?:error|failure)|following (?:address|recipient|e-?mail address)(?:es|s|\(e?s\))? (?:had|failed|were|was|could|is|are|did)|(?:recipient|user|mailbox|address)(?:s)? (?:is |was )?(?:unknown|not found|rejected|full)|message (?:that )?you sent (?:to .{3,80} )?(?:could|was|has|did|is)|returned to (?:you|the sender)|has been (?:returned|rejected|delayed)|recipients? or groups|rejected your message|did not reach the following|bounced|\b(?:550|551|552|553|554|450|451|452|421)[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|.{0,80}(?:user|mailbox|recipient|reject))|no such user|kunne ikke leveres|nicht zugestellt|konnte nicht (?:zugestellt|ausgeliefert)|n\'a pas (?:pu|été)|no (?:se )?(?:pudo|ha podido) (?:ser )?entreg|non è stato (?:possibile|recapitat|consegnat)|não (?:pôde|foi) (?:ser )?entreg|не (?:было )?доставлен|お届けできません|送信できません|配信できません|配送できません|無法(?:送達|投遞)|无法(?:送达|投递)|退回/iu';
	private const LATE  = '/delayed|still (?:being|retrying|trying|queued|in the queue)|will (?:be retried|continue|keep trying|retry)|warning message only|not (?:yet )?been delivered.{0,60}(?:yet|hours?)|do not need to resend/i';
	private const MAIL  = '[^\s<>()\[\]"\',;:@]{1,64}@[\w.-]+\.\w{2,24}';
	/** How a report names whom it did not reach, the surest way first. */
	private const NAMED = [
		'/^[ \t*>-]*<(' . self::MAIL . ')>[ \t]*(?::|\(|\.{3}|\r?$)/m',
		'/(?:recipient(?: address)?|addressed to|delivered to|failed recipient\(?s?\)?|user|mailbox)[ \t]*:[ \t]*[<"]?(' . self::MAIL . ')/i',
		'/^[ \t*>"-]*<?(' . self::MAIL . ')[>"]?(?: ?<(?:mailto:)?[^>]*>)?[ \t]*(?:$|[:;(,\[]| -|\.{3}| on \w{3}, )/m',
		'/RCPT TO:\s*<?(' . self::MAIL . ')/i',
		'/(?:recipient|address(?:ee)?|user|mailbox|to|for|destinat\w+|empf\w+|receiver)s?(?:\(s\))?[ \t:]*[<"\'(]?(' . self::MAIL . ')/i',
		'/<(' . self::MAIL . ')>(?:\.{3}|:)? ?.{0,60}(?:unknown|reject|not|full|denied|fail)/i',
		'/<?(' . self::MAIL . ')>?/',
	];
	/** Where the report ends and the copy of the mail begins. */
	private const COPY = '/^[ \t>]*(?:-{2,}[^\n]{0,80}(?:copy|original (?:mess|mail|e-?m)|returned|undelivered|header|below this line|message follows|unsent|original message)[^\n]{0,80}|(?:below is (?:a copy|the)|original (?:message|mail|e-?mail)(?: headers?| follows)?|this is a copy|the (?:original|returned|unsent) message(?! (?:was|arrived|has|is|could|cannot|that))|your (?:original )?message (?:headers|follows|reads)|message (?:header|contents|follows|text)|(?:start of )?returned message|undelivered message|copy of (?:the|your))[^\n]{0,80}:?[ \t]*|received: (?:from|by) [^\n]*|return-path: ?<[^\n]*|message-id: ?<[^\n]*)$/im';

	public static function read( HeaderBlock $headers, MailBody $body, string $text ): ?BounceReport {
		$groups = [];
		foreach ( $body->reports['delivery-status'] ?? [] as $report ) {
			array_push( $groups, ...StatusGroup::read_all( $report ) );
		}
		// Some servers write the fields into the text.
		if ( [] === $groups && 1 === preg_match( '/^(?:Final|Original)-Recipient:[^\n]+\n(?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n)*?Action:/mi', $text, $fields, PREG_OFFSET_CAPTURE ) ) {
			$groups = StatusGroup::read_all( substr( $text, $fields[0][1], 20000 ) );
		}
		$failed = array_values( array_filter( $groups, static fn ( StatusGroup $group ): bool => ! $group->is_success() ) );
		if ( [] !== $groups && [] === $failed ) {
			return null;
		}
		if ( [] === $failed && ! isset( $body->reports['delivery-status'] ) && ! self::sounds_like_one( $headers, $text ) ) {
			return null;
		}
		return [] !== $failed ? self::from_groups( $failed, $headers, $body, $text ) : self::from_words( $headers, $body, $text );
	}

	private static function sounds_like_one( HeaderBlock $headers, string $text ): bool {
		if ( $headers->has( 'x-failed-recipients' ) ) {
			return true;
		}
		$from    = AddressList::read( $headers->first( 'from' ) )[0] ?? null;
		$subject = 1 === preg_match( self::SUBJECT, EncodedWord::decode( $headers->first( 'subject' ) ) );
		$daemon  = null !== $from && ( 1 === preg_match( self::DAEMON, $from->email ) || 1 === preg_match( self::SENDER, $from->name ) );
		$null    = $headers->has( 'return-path' ) && '<>' === str_replace( ' ', '', $headers->first( 'return-path' ) );
		$report  = 1 === preg_match( '/report-type\s*=\s*"?delivery-status/i', $headers->first( 'content-type' ) );
		if ( ! $daemon && ! $null && ! $report ) {
			return false;
		}
		$words = 1 === preg_match( self::WORDS, substr( $text, 0, 20000 ) );
		return ( $subject && ( $words || $daemon ) ) || ( $words && ( $daemon || $report ) ) || ( $words && 1 === preg_match( self::COPY, $text ) );
	}

	/** @param non-empty-list<StatusGroup> $groups */
	private static function from_groups( array $groups, HeaderBlock $headers, MailBody $body, string $text ): BounceReport {
		$recipients = [];
		$dead       = [];
		$reason     = '';
		$status     = '';
		$is_delayed = true;
		foreach ( $groups as $group ) {
			$recipients[ strtolower( $group->recipient ) ] = $group->recipient;
			// Where the group itself says little, the words above it explain.
			$words = strlen( $group->diagnostic ) > 20 ? $group->diagnostic : $group->diagnostic . "\n" . self::report_of( $text );
			if ( Permanence::is_hard( $group->status, $group->action, $words, 1 === count( $groups ) ? self::report_of( $text ) : '' ) ) {
				$dead[ strtolower( $group->recipient ) ] = $group->recipient;
			}
			$is_delayed = $is_delayed && $group->is_delay();
			$status     = '' !== $status ? $status : $group->status;
			$reason     = '' !== $reason ? $reason : trim( $group->status . ' ' . $group->diagnostic );
		}
		return new BounceReport( count( $dead ) === count( $recipients ), $is_delayed, true, array_values( $recipients ), array_values( $dead ), self::original( $headers, $body, $text ), self::short( '' !== $reason ? $reason : self::report_of( $text ) ), $status );
	}

	private static function from_words( HeaderBlock $headers, MailBody $body, string $text ): BounceReport {
		$report     = self::report_of( $text );
		$status     = 1 === preg_match( '/\b([45]\.\d{1,2}\.\d{1,3})\b/', $report, $match ) ? $match[1] : '';
		$is_delayed = 1 === preg_match( self::LATE, EncodedWord::decode( $headers->first( 'subject' ) ) . ' ' . $report );
		$line       = 1 === preg_match( '/^.*(?:\b[45]\d\d[ -]|\b[45]\.\d\.\d|unknown|not found|does ?n.t exist|full|quota|rejected|refused|timed out).*$/im', $report, $found ) ? $found[0] : $report;
		$recipients = self::recipients( $headers, $body, $report, $text );
		$is_hard    = Permanence::is_hard( $status, $is_delayed ? 'delayed' : '', $report );
		return new BounceReport( $is_hard, $is_delayed, false, $recipients, $is_hard ? $recipients : [], self::original( $headers, $body, $text ), self::short( $line ), $status );
	}

	/** @return list<string> */
	private static function recipients( HeaderBlock $headers, MailBody $body, string $report, string $text ): array {
		$found = self::unique( self::addresses( $headers, [ 'x-failed-recipients' ] ), [] );
		if ( [] !== $found ) {
			return $found;
		}
		$ours = array_fill_keys( array_map( 'strtolower', self::addresses( $headers, [ 'to', 'from', 'return-path', 'delivered-to' ] ) ), true );
		foreach ( self::NAMED as $pattern ) {
			preg_match_all( $pattern, $report, $match );
			$found = self::unique( $match[1], $ours );
			if ( [] !== $found ) {
				return $found;
			}
		}
		// The last word has the copy of the mail: it was written to somebody.
		foreach ( [ ...( $body->reports['rfc822'] ?? [] ), ...( $body->reports['rfc822-headers'] ?? [] ), substr( $text, strlen( $report ) ) ] as $copy ) {
			if ( 1 === preg_match( '/^[ \t>]*To:[ \t]*(.+)$/im', substr( $copy, 0, 65536 ), $match ) ) {
				$found = self::unique( array_column( AddressList::read( $match[1] ), 'email' ), $ours );
				if ( [] !== $found ) {
					return $found;
				}
			}
		}
		return [];
	}

	/**
	 * @param list<string> $names of header fields
	 * @return list<string>
	 */
	private static function addresses( HeaderBlock $headers, array $names ): array {
		$found = [];
		foreach ( $names as $name ) {
			foreach ( $headers->all( $name ) as $field ) {
				array_push( $found, ...array_column( AddressList::read( $field ), 'email' ) );
			}
		}
		return $found;
	}

	/**
	 * @param array<string>       $addresses
	 * @param array<string, true> $ours
	 * @return list<string>
	 */
	private static function unique( array $addresses, array $ours ): array {
		$unique = [];
		foreach ( $addresses as $address ) {
			$address = rtrim( $address, '.' );
			if ( false !== strpos( $address, '@' ) && ! isset( $ours[ strtolower( $address ) ] ) && 1 !== preg_match( '/^(?:mailer-daemon|postmaster)@/i', $address ) && count( $unique ) < 100 ) {
				$unique[ strtolower( $address ) ] ??= $address;
			}
		}
		return array_values( $unique );
	}

	private static function original( HeaderBlock $headers, MailBody $body, string $text ): string {
		foreach ( [ ...( $body->reports['rfc822'] ?? [] ), ...( $body->reports['rfc822-headers'] ?? [] ), ...( $body->reports['delivery-status'] ?? [] ), substr( $text, strlen( self::report_of( $text ) ) ) ] as $copy ) {
			if ( 1 === preg_match( '/^[ \t>]*(?:X-Original-|Original-)?Message-ID:\s*<([^<>\s]{3,250})>/im', substr( $copy, 0, 65536 ), $match ) ) {
				return $match[1];
			}
		}
		$above = MessageIds::read( $headers->first( 'in-reply-to' ) );
		return $above[0] ?? ( MessageIds::read( $headers->first( 'references' ) )[0] ?? '' );
	}

	/** The words of the server, without the copy of the mail below them. */
	private static function report_of( string $text ): string {
		$text = substr( $text, 0, 20000 );
		if ( 1 === preg_match( self::COPY, $text, $match, PREG_OFFSET_CAPTURE, min( strlen( $text ), 40 ) ) ) {
			return substr( $text, 0, $match[0][1] );
		}
		return $text;
	}

	private static function short( string $reason ): string {
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', mb_scrub( $reason, 'UTF-8' ) ) ), 0, 300, 'UTF-8' );
	}
}
