<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * The log, for people who look after the site. Nobody writes secrets into it; but a server's own words may repeat what it was
 * told, so what looks like one is masked once more before it is shown or copied.
 */
final class ReadLog {

	private const MASK = '••••';

	private const SECRETS = [
		'~\b(Bearer|Basic|XOAUTH2|AUTH PLAIN|AUTH LOGIN)\s+[A-Za-z0-9+/=._\~-]{6,}~i' => '$1 ' . self::MASK,
		'~\b(LOGIN\s+("[^"]*"|\S+)\s+)("(?:[^"\\\\]|\\\\.)*"|\S+)~'                      => '$1' . self::MASK,
		'~\b((?:pass(?:word|wd)?|pwd|secret|token|api_?key|key|nonce|code|sig(?:nature)?|client_secret|(?:access|refresh|id)_token)["\']?\s*[=:]\s*["\']?)[^\s"\'&,;)]{3,}~i' => '$1' . self::MASK,
		'~(//[^/\s:@]+:)[^@\s/]+(@)~'                                                   => '$1' . self::MASK . '$2',
		'~(?<![\w/.-])(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{32,}(?![\w/.-])~' => self::MASK,
	];

	public function __construct( private readonly LogStore $store ) {
	}

	/**
	 * @param string $level  '' for all
	 * @param int    $before only lines older than this one; 0 for the newest
	 * @return array{list<LogLine>, int} newest first; the second is where the next page begins, 0 on the last one
	 */
	public function __invoke( string $level, int $before, int $limit ): array {
		$rows  = $this->store->page( $level, $before, $limit + 1 );
		$lines = array_map( self::line( ... ), array_slice( $rows, 0, $limit ) );
		return [ $lines, count( $rows ) > $limit ? $lines[ $limit - 1 ]->id : 0 ];
	}

	/** Without whatever looks like a password, a key or a token. */
	public static function mask( string $words ): string {
		return (string) preg_replace( array_keys( self::SECRETS ), array_values( self::SECRETS ), $words );
	}

	/** @param array<string, string|null> $row */
	private static function line( array $row ): LogLine {
		$context = json_decode( (string) $row['context'], true );
		$pairs   = [];
		foreach ( is_array( $context ) ? $context : [] as $name => $value ) {
			$words          = is_scalar( $value ) ? ( is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : (string) $value ) : '';
			$pairs[ $name ] = 1 === preg_match( '~pass|secret|token|(?:^|_)key$~i', (string) $name ) && ! is_numeric( $words ) ? self::MASK : self::mask( $words );
		}
		return new LogLine( (int) $row['id'], (string) $row['level'], (string) $row['room'], self::mask( (string) $row['message'] ), $pairs, (int) $row['created_at'] );
	}
}
