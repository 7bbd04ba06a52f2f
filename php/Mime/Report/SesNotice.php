<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

/** What Amazon SES writes into a mail by way of SNS: one JSON object (SES developer guide, "notification contents"). */
final class SesNotice {

	public const BOUNCE    = 'bounce';
	public const COMPLAINT = 'complaint';

	/**
	 * @param string            $type       self::BOUNCE, self::COMPLAINT or another word
	 * @param list<StatusGroup> $groups     of a bounce
	 * @param list<string>      $recipients of a complaint
	 */
	private function __construct(
		public readonly string $type,
		public readonly array $groups,
		public readonly array $recipients,
		public readonly string $original_message_id,
	) {
	}

	public static function read( string $text ): ?self {
		$start = ltrim( substr( $text, 0, 100 ) );
		if ( '' === $start || '{' !== $start[0] || false === strpos( $text, '"bounce' ) && false === strpos( $text, '"complaint' ) && false === strpos( $text, '\\"bounce' ) ) {
			return null;
		}
		$json = self::json( substr( $text, 0, (int) strrpos( $text, '}' ) + 1 ) );
		$json = is_string( $json['Message'] ?? null ) ? self::json( $json['Message'] ) : $json;
		$type = $json['notificationType'] ?? $json['eventType'] ?? null;
		if ( ! is_string( $type ) ) {
			return null;
		}
		$type = strtolower( $type );
		$is   = is_array( $json[ $type ] ?? null ) ? $json[ $type ] : [];
		$mail = is_array( $json['mail'] ?? null ) ? $json['mail'] : [];
		$head = is_array( $mail['commonHeaders'] ?? null ) ? $mail['commonHeaders'] : [];
		return new self( $type, self::groups( $is ), array_column( self::rows( $is['complainedRecipients'] ?? [] ), 'emailAddress' ), trim( self::word( $head['messageId'] ?? '' ), '<> ' ) );
	}

	/** @return array<mixed> */
	private static function json( string $text ): array {
		$json = json_decode( str_replace( "\n", '', $text ), true, 16 );
		return is_array( $json ) ? $json : [];
	}

	/**
	 * @param array<mixed> $bounce
	 * @return list<StatusGroup>
	 */
	private static function groups( array $bounce ): array {
		$status = [ 'permanent' => '5.0.0', 'transient' => '4.0.0' ][ strtolower( self::word( $bounce['bounceType'] ?? '' ) ) ] ?? '';
		return array_map(
			static fn ( array $row ): StatusGroup => StatusGroup::of( $row['emailAddress'], '' !== $row['action'] ? $row['action'] : 'failed', '' !== $row['status'] ? $row['status'] : $status, $row['diagnosticCode'] ),
			self::rows( $bounce['bouncedRecipients'] ?? [] )
		);
	}

	/** @return list<array{emailAddress: string, action: string, status: string, diagnosticCode: string}> */
	private static function rows( mixed $rows ): array {
		$out = [];
		foreach ( is_array( $rows ) ? array_slice( $rows, 0, 100 ) : [] as $row ) {
			if ( is_array( $row ) && '' !== self::word( $row['emailAddress'] ?? '' ) ) {
				$out[] = [
					'emailAddress'   => self::word( $row['emailAddress'] ),
					'action'         => self::word( $row['action'] ?? '' ),
					'status'         => self::word( $row['status'] ?? '' ),
					'diagnosticCode' => self::word( $row['diagnosticCode'] ?? '' ),
				];
			}
		}
		return $out;
	}

	private static function word( mixed $value ): string {
		return is_string( $value ) ? trim( $value ) : '';
	}
}
