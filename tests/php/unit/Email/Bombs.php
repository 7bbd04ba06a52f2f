<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Email\EmailParser;

/** Mail that wants to cost more than it may, in any size; and a PHP of its own in which one is read. */
final class Bombs {

	private const HEAD = "From: a@b.test\nTo: s@demo.test\nSubject: x\nMIME-Version: 1.0\n";

	public static function mail( string $kind, int $size ): string {
		$mixed = self::HEAD . "Content-Type: multipart/mixed; boundary=b\n\n";
		$html  = self::HEAD . "Content-Type: text/html\n\n";
		return match ( $kind ) {
			'parts'                      => $mixed . str_repeat( "--b\n\nx\n", $size ),
			'parts without a blank line' => $mixed . str_repeat( "--b\nx\n", $size ),
			'depth'                      => self::HEAD . implode( '', array_map( static fn ( int $at ): string => "Content-Type: multipart/mixed; boundary=b$at\n\n--b$at\n", range( 1, $size ) ) ),
			'mails in mails'             => self::HEAD . str_repeat( "Content-Type: message/rfc822\n\n", $size ) . 'hi',
			'header'                     => 'X-A: ' . str_repeat( "abc def\n ", intdiv( $size, 9 ) ) . "\nFrom: a@b.test\nSubject: x\n\nhi",
			'headers'                    => "From: a@b.test\nSubject: x\n" . str_repeat( "X: y\n", $size ) . "\nhi",
			'recipients'                 => "From: a@b.test\nTo: " . str_repeat( "N <u@b.test>,\n ", $size ) . "z@b.test\nSubject: x\n\nhi",
			'recipient fields'           => "From: a@b.test\n" . str_repeat( "To: u@b.test\n", $size ) . "Subject: x\n\nhi",
			'references'                 => "From: a@b.test\nSubject: x\nReferences: " . implode( "\n ", array_map( static fn ( int $at ): string => "<$at@b.test>", range( 1, $size ) ) ) . "\n\nhi",
			'comments'                   => 'From: ' . str_repeat( '(', $size ) . "\nSubject: x\n\nhi",
			'quotes'                     => 'From: a@b.test' . "\nTo: " . str_repeat( '"<', $size ) . "\nSubject: x\n\nhi",
			'encoded words'              => "From: a@b.test\nSubject: " . str_repeat( '=?utf-8?q?', $size ) . "\n\nhi",
			'parameters'                 => self::HEAD . 'Content-Type: text/plain' . implode( '', array_map( static fn ( int $at ): string => ";\n name*$at=x", range( 1, $size ) ) ) . "\n\nhi",
			'files'                      => $mixed . str_repeat( "--b\nContent-Type: image/png; name=a.png\n\nx\n", $size ),
			'introductions'              => self::HEAD . "\n" . str_repeat( "On 2 Nov 2026, A <a@b.test> wrote:\n", $size ),
			'labels'                     => self::HEAD . "\n" . str_repeat( "From: a@b.test\nx\n", $size ),
			'quotes and answers'         => self::HEAD . "\nx\n\nOn 2 Nov 2026, A <a@b.test> wrote:\n" . str_repeat( "> a\n\nb\n\n", $size ),
			'beginnings of files'        => self::HEAD . "\n" . str_repeat( "begin 644 a\nM\n", $size ) . "\nend",
			'quotes in HTML'             => $html . str_repeat( '<blockquote type=cite>x</blockquote>y', $size ),
			'elements in HTML'           => $html . str_repeat( '<div><p>x</p>', $size ),
			'attributes in HTML'         => $html . '<p ' . str_repeat( 'a="b" ', $size ) . '>x</p>',
			'open quotes in HTML'        => $html . str_repeat( '<a href="x>', $size ),
			'lost boundaries'            => $mixed . str_repeat( "--b\nContent-Type: multipart/mixed; boundary=zz\n\n--yy\nContent-Type: text/plain\n\nx\n", $size ),
			'one large text'             => self::HEAD . "\n" . str_repeat( "a line of a text\n", intdiv( $size, 17 ) ),
			'one large file'             => $mixed . "--b\n\nhi\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n" . str_repeat( str_repeat( 'QUJD', 19 ) . "\n", intdiv( $size, 77 ) ) . "--b--\n",
			'zeros'                      => str_repeat( "\0", $size ),
			default                      => throw new \LogicException( "There is no bomb $kind" ),
		};
	}

	/**
	 * Reads one in a PHP with a memory limit.
	 *
	 * @return array{peak: int, seconds: float, bytes: int, text: string, recipients: int, references: int, attachments: int, problems: list<string>, marks: list<string>}
	 */
	public static function read_alone( string $kind, int $size, string $memory = '256M' ): array {
		$code    = 'require ' . var_export( dirname( __DIR__, 4 ) . '/vendor/autoload.php', true ) . '; echo ' . self::class . '::report( ' . var_export( $kind, true ) . ", $size );";
		$process = proc_open( [ PHP_BINARY, '-d', "memory_limit=$memory", '-d', 'error_reporting=-1', '-d', 'display_errors=stderr', '-d', 'xdebug.mode=off', '-r', $code ], [ 1 => [ 'pipe', 'w' ], 2 => [ 'file', 'php://stderr', 'w' ] ], $pipes );
		if ( ! is_resource( $process ) ) {
			throw new \LogicException( 'No PHP could be started' );
		}
		$said = (string) stream_get_contents( $pipes[1] );
		$code = proc_close( $process );
		if ( 0 !== $code ) {
			throw new \LogicException( "Reading $kind of $size ended with $code: $said" );
		}
		/** @var array{peak: int, seconds: float, bytes: int, text: string, recipients: int, references: int, attachments: int, problems: list<string>, marks: list<string>} $found */
		$found = json_decode( $said, true, 8, JSON_THROW_ON_ERROR );
		return $found;
	}

	/** What read_alone() tells, as JSON. Seconds are those of the processor, not of the clock. */
	public static function report( string $kind, int $size ): string {
		$bytes  = self::mail( $kind, $size );
		$parse  = new EmailParser();
		$before = getrusage();
		$mail   = $parse( $bytes );
		$after  = getrusage();
		$user   = static fn ( array|false $usage ): float => false === $usage ? 0.0 : (int) $usage['ru_utime.tv_sec'] + (int) $usage['ru_utime.tv_usec'] / 1e6;
		return json_encode(
			[
				'peak'        => memory_get_peak_usage(),
				'seconds'     => $user( $after ) - $user( $before ),
				'bytes'       => strlen( $bytes ),
				'text'        => mb_strcut( $mail->full_text, 0, 1000, 'UTF-8' ),
				'recipients'  => count( $mail->to ),
				'references'  => count( $mail->references ),
				'attachments' => count( $mail->attachments ),
				'problems'    => $mail->problems,
				'marks'       => $mail->marks,
			],
			JSON_THROW_ON_ERROR
		);
	}
}
