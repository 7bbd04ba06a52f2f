<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Email\EmailParser;
use Deskfold\Email\ParsedMailSchema;
use PHPUnit\Framework\TestCase;

/** Scores the parser on mails that others collected; the table goes to the error output. */
final class CorpusTest extends TestCase {

	/** What is wrong below `structure` and `decoded parts` is read in another way on purpose: an outer boundary ends inner parts, a mail without headers is text, blanks behind a boundary count for nothing. */
	private const LEAST = [ 'subject' => 100.0, 'from' => 100.0, 'to' => 100.0, 'attachments' => 98.0, 'text' => 97.0, 'bounces' => 99.0, 'automatic' => 99.0, 'replies' => 90.0, 'forwards\' sender' => 95.0, 'forwards' => 90.0, 'structure' => 75.0, 'decoded parts' => 75.0, 'message id' => 100.0, 'hostile' => 100.0 ];

	private Score $score;

	public function test_every_mail_is_read_as_its_collectors_expect(): void {
		if ( ! Corpus::is_here() ) {
			fwrite( STDERR, "\n<<corpus\ncorpus: all 148 mails were skipped, ../shared/mail-corpus is not there\ncorpus>>\n" );
			self::markTestSkipped( 'the mail corpus (148 files) is not beside the repository' );
		}
		$this->score = new Score();
		$records     = Corpus::records();
		$skipped     = 0;
		foreach ( $records as $record ) {
			$skipped += [] === $record['expect'] ? 1 : 0;
			$this->judge( $record );
		}
		fwrite( STDERR, "\n" . $this->score->table( count( $records ) . " mails read, $skipped of them without expectations" ) );
		foreach ( self::LEAST as $aspect => $least ) {
			self::assertGreaterThanOrEqual( $least, $this->score->of( $aspect ), "$aspect fell below $least %" );
		}
	}

	/** @param array{path: string, kind: string, set: string, expect: array<string, mixed>, derived: array<string, mixed>} $record */
	private function judge( array $record ): void {
		$expect   = $record['expect'];
		$subjects = $expect['mail_subjects'] ?? [ isset( $expect['forwarded'] ) ? 'test' : 'Re: test' ];
		foreach ( str_ends_with( $record['path'], '.eml' ) ? [ '' ] : $subjects as $subject ) {
			$mail = ( new EmailParser() )( Corpus::mail( $record['path'], $subject ) );
			json_encode( ParsedMailSchema::present( $mail, $record['path'] ), JSON_THROW_ON_ERROR );
			$set  = $record['set'];
			$path = $record['path'];
			if ( str_ends_with( $path, '.eml' ) ) {
				$this->judge_tree( $set, $path, $expect );
			}
			if ( 'hostile' === $record['kind'] ) {
				$this->judge_hostile( $mail, $set, $path );
			}
			$this->judge_head( $mail, $set, $path, $expect, $record['derived'] );
			$this->judge_body( $mail, $set, $path, $expect );
			$this->judge_reports( $mail, $set, $path, $expect, $record['derived'] );
			$this->judge_reply( $mail, $set, $path, $expect );
			if ( isset( $expect['forwarded'] ) ) {
				$this->judge_forward( $mail, $set, $path, $expect );
			}
		}
	}

	/**
	 * @param array<string, mixed> $expect
	 * @param array<string, mixed> $derived
	 */
	private function judge_head( IncomingMessage $mail, string $set, string $path, array $expect, array $derived ): void {
		if ( isset( $expect['subject'] ) && str_ends_with( $path, '.eml' ) ) {
			$this->score->add( 'subject', $set, trim( $expect['subject'] ) === trim( $mail->subject ), "$path: {$mail->subject}" );
		}
		if ( isset( $expect['message_id'] ) ) {
			$this->score->add( 'message id', $set, trim( $expect['message_id'], '<>' ) === $mail->message_id, "$path: {$mail->message_id}" );
		}
		$from = $expect['from'][0]['address'] ?? $expect['from_first'] ?? $derived['from_address'] ?? '';
		if ( is_string( $from ) && '' !== $from && str_ends_with( $path, '.eml' ) ) {
			$name = $expect['from'][0]['name'] ?? $mail->from->name ?? '';
			$same = strtolower( $from ) === strtolower( $mail->from->email ?? '' ) && in_array( $name, [ $mail->from->name ?? '', $mail->from->email ?? '' ], true );
			$this->score->add( 'from', $set, $same, "$path: " . json_encode( $mail->from ) );
		}
		$to = is_array( $expect['to'] ?? null ) ? array_column( $expect['to'], 'address' ) : ( $derived['to_addresses'] ?? [] );
		if ( [] !== $to && str_ends_with( $path, '.eml' ) && ! str_starts_with( $to[0], '@' ) ) {
			$found = array_map( 'strtolower', array_column( $mail->to, 'email' ) );
			$this->score->add( 'to', $set, array_map( 'strtolower', $to ) === $found, "$path: " . implode( ', ', $found ) );
		}
	}

	/** @param array<string, mixed> $expect */
	private function judge_tree( string $set, string $path, array $expect ): void {
		$tree = Tree::of( Corpus::mail( $path ) );
		if ( isset( $expect['structure'] ) ) {
			$this->score->add( 'structure', $set, Tree::is( $tree, $expect['structure'] ), "$path: " . json_encode( $expect['structure'] ) );
		}
		if ( isset( $expect['leaf_parts'] ) ) {
			$this->score->add( 'structure', $set, Tree::leaves( $tree ) === $expect['leaf_parts'], "$path: " . Tree::leaves( $tree ) . ' leaves' );
		}
		foreach ( $expect['decoded_parts'] ?? [] as $part ) {
			$bytes = Tree::bytes( $tree, $part['part'] );
			$this->score->add( 'decoded parts', $set, in_array( $part['sha256'], self::hashes( $bytes ), true ), "$path: {$part['part']} has " . strlen( $bytes ) . " bytes, not {$part['size']}" );
		}
		foreach ( $expect['text_parts'] ?? [] as $text ) {
			$this->score->add( 'text', $set, str_contains( self::plain( Tree::text( $tree ) ), self::plain( $text ) ), "$path: no part $text" );
		}
	}

	/**
	 * Line ends are those of the file, or of the wire.
	 *
	 * @return list<string>
	 */
	private static function hashes( string $bytes ): array {
		$unix = str_replace( "\r\n", "\n", $bytes );
		return array_map( static fn ( string $one ): string => hash( 'sha256', $one ), [ $bytes, $unix, str_replace( "\n", "\r\n", $unix ), "$unix\n", str_replace( "\n", "\r\n", "$unix\n" ) ] );
	}

	/** As far as reading decides it: readable, harmless, nothing lost on the way. */
	private function judge_hostile( IncomingMessage $mail, string $set, string $path ): void {
		$html  = $mail->html . $mail->quoted_html;
		$names = implode( ' ', array_column( $mail->attachments, 'name' ) );
		$right = ! str_contains( implode( ' ', $mail->problems ), 'parser failed' )
			&& 1 !== preg_match( '/<(?:script|style|iframe|object|embed|base|meta|form|svg)\b|<[^>]*\son\w+\s*=|(?:javascript|vbscript|data)\s*:[^<]*["\']|<img[^>]*\ssrc=/i', $html )
			&& 1 !== preg_match( '~[/\\\\\x00-\x1f]~', $names )
			&& 1 !== preg_match( '/[\r\n\x00]/', $mail->subject . ( $mail->from->email ?? '' ) . ( $mail->from->name ?? '' ) );
		$this->score->add( 'hostile', $set, $right, $path );
	}

	/** @param array<string, mixed> $expect */
	private function judge_body( IncomingMessage $mail, string $set, string $path, array $expect ): void {
		if ( isset( $expect['attachments'] ) || isset( $expect['attachment_count'] ) ) {
			$wanted = $expect['attachments'] ?? [];
			$same   = ( $expect['attachment_count'] ?? count( $wanted ) ) === count( $mail->attachments );
			foreach ( $wanted as $index => $file ) {
				$same = $same && $file['filename'] === ( $mail->attachments[ $index ]->name ?? '' ) && $file['size'] === strlen( $mail->attachments[ $index ]->bytes ?? '' );
			}
			foreach ( $expect['attachments_by_index'] ?? [] as $index => $file ) {
				$same = $same && ( str_starts_with( $file['content_type'], 'message/' ) || ( $file['filename'] === $mail->attachments[ $index ]->name && $file['sha256'] === hash( 'sha256', $mail->attachments[ $index ]->bytes ) ) );
			}
			$this->score->add( 'attachments', $set, $same, "$path: " . implode( ', ', array_column( $mail->attachments, 'name' ) ) );
		}
		$text = self::plain( $mail->full_text );
		foreach ( [ 'text_equals', 'text_equals_ws_normalised' ] as $key ) {
			if ( isset( $expect[ $key ] ) ) {
				$this->score->add( 'text', $set, self::plain( $expect[ $key ] ) === $text, "$path: $text" );
			}
		}
		if ( isset( $expect['html_text_equals_ws_normalised'] ) ) {
			$html = self::plain( html_entity_decode( strip_tags( str_replace( [ '<br>', '</p>', '</div>' ], ' ', $mail->html . ' ' . $mail->quoted_html ) ), ENT_QUOTES | ENT_HTML5 ) );
			$this->score->add( 'text', $set, self::plain( $expect['html_text_equals_ws_normalised'] ) === $html, "$path: $html" );
		}
		foreach ( [ 'text_contains' => $mail->full_text, 'html_contains' => $mail->html ] as $key => $where ) {
			foreach ( $expect[ $key ] ?? [] as $part ) {
				$this->score->add( 'text', $set, substr_count( $where, $part['string'] ) >= $part['count'], "$path lacks {$part['string']}" );
			}
		}
	}

	/**
	 * @param array<string, mixed> $expect
	 * @param array<string, mixed> $derived
	 */
	private function judge_reports( IncomingMessage $mail, string $set, string $path, array $expect, array $derived ): void {
		if ( isset( $expect['is_bounce'] ) ) {
			$found = array_map( 'strtolower', $mail->bounce->recipients ?? [] );
			$right = $expect['is_bounce'] === ( null !== $mail->bounce );
			foreach ( $right && $expect['is_bounce'] ? $derived['dsn'] ?? [] : [] as $row ) {
				$right = $right && in_array( strtolower( $row['recipient'] ), $found, true );
			}
			if ( isset( $expect['bounce'] ) ) {
				$hard  = array_unique( array_column( $expect['bounce'], 'hard' ) );
				$right = $right && count( $expect['bounce'] ) === count( $found ) && ( count( $hard ) > 1 || $hard[0] === ( 'hard' === $mail->bounce?->kind ) );
			}
			foreach ( $expect['failed_recipients'] ?? [] as $recipient ) {
				$right = $right && in_array( $recipient, $found, true );
			}
			$this->score->add( 'bounces', $set, $right, "$path: {$mail->bounce?->kind} " . implode( ', ', $found ) );
		}
		foreach ( [ 'is_auto_reply' => $mail->is_auto_reply, 'is_mdn' => $mail->is_auto_reply, 'is_feedback_report' => $mail->is_feedback_report ] as $key => $is ) {
			if ( isset( $expect[ $key ] ) ) {
				$this->score->add( 'automatic', $set, $expect[ $key ] === $is, "$path: $key" );
			}
		}
	}

	/** @param array<string, mixed> $expect */
	private function judge_reply( IncomingMessage $mail, string $set, string $path, array $expect ): void {
		$reply  = self::lines( $mail->text );
		$checks = [];
		if ( isset( $expect['reply_text'] ) ) {
			$checks[] = self::lines( $expect['reply_text'] ) === $reply;
		}
		if ( isset( $expect['reply_starts_with'] ) ) {
			$checks[] = str_starts_with( $reply, self::lines( $expect['reply_starts_with'] ) );
		}
		if ( isset( $expect['reply_unchanged'] ) ) {
			$checks[] = self::lines( $mail->full_text ) === $reply;
		}
		if ( isset( $expect['reply_text_ws_removed'] ) ) {
			$checks[] = $expect['reply_text_ws_removed'] === preg_replace( '/\s+/', '', $reply );
		}
		foreach ( $expect['reply_contains'] ?? [] as $part ) {
			$checks[] = str_contains( $reply, self::lines( $part ) );
		}
		foreach ( $expect['reply_not_contains'] ?? [] as $part ) {
			$checks[] = ! str_contains( $reply, self::lines( $part ) );
		}
		if ( [] !== $checks ) {
			$this->score->add( 'replies', $set, ! in_array( false, $checks, true ), "$path: $reply" );
		}
	}

	/** @param array<string, mixed> $expect */
	private function judge_forward( IncomingMessage $mail, string $set, string $path, array $expect ): void {
		$found = $mail->forwarded;
		$right = $expect['forwarded'] === ( null !== $found );
		if ( $right && null !== $found ) {
			$right = self::lines( $expect['original_body'] ) === self::lines( $found->text );
		}
		$this->score->add( 'forwards', $set, $right, "$path: " . json_encode( $found ) );
		$sender = $expect['original_from']['address'] ?? '';
		$name   = $expect['original_from']['name'] ?? '';
		if ( $expect['forwarded'] ) {
			$this->score->add( 'forwards\' sender', $set, [ (string) $sender, (string) $name ] === [ $found->from->email ?? '', $found->from->name ?? '' ], "$path: " . json_encode( $found?->from ) );
		}
	}

	private static function plain( string $text ): string {
		return trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', $text ) );
	}

	private static function lines( string $text ): string {
		return trim( (string) preg_replace( '/[ \t\r]+$/m', '', $text ) );
	}
}
