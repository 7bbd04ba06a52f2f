<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** Mails lying in files, folders (Maildirs too), mboxes or standard input, one at a time: a large mbox needs little memory. */
final class MailFiles {

	/** In a folder only these are taken for mail; whoever names a file means it. */
	private const ENDINGS = '/\.(eml|mbox|mbx|mime|email)$/i';

	/** A file called so holds one mail, even where a line in it looks like the beginning of another. */
	private const SINGLE = '/\.(eml|mime|email)$/i';

	/** Bytes of one mail that are better not held in memory. */
	private const MANY = 20_000_000;

	/** The line between two mails of an mbox: a sender and a date. */
	private const BETWEEN = '/^From \S.*\d\d:\d\d.*\d{4}/';

	/**
	 * @param list<string> $paths "-" is standard input
	 * @return \Generator<string, string|resource> source => raw bytes, or a stream of them when they are many
	 * @throws Problem when a path cannot be read
	 */
	public static function read( array $paths ): \Generator {
		foreach ( $paths as $path ) {
			if ( '-' === $path ) {
				yield from self::mails_in( 'php://stdin', '-' );
			} elseif ( is_dir( $path ) ) {
				foreach ( self::files_in( $path ) as $file ) {
					yield from self::mails_in( $file, $file );
				}
			} else {
				yield from self::mails_in( $path, $path );
			}
		}
	}

	/** @return list<string> */
	private static function files_in( string $folder ): array {
		$found = [];
		/** @var \SplFileInfo $file */
		foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			$is_maildir = 1 === preg_match( '~/(cur|new)$~', $file->getPath() );
			if ( $file->isFile() && ! str_starts_with( $file->getFilename(), '.' ) && ( $is_maildir || 1 === preg_match( self::ENDINGS, $file->getFilename() ) ) ) {
				$found[] = $file->getPathname();
			}
		}
		sort( $found, SORT_NATURAL );
		return $found;
	}

	/** @return \Generator<string, string|resource> */
	private static function mails_in( string $file, string $source ): \Generator {
		$stream = is_dir( $file ) ? false : @fopen( $file, 'rb' );
		$first  = false === $stream ? false : fgets( $stream );
		if ( false === $stream || ( false === $first && ! feof( $stream ) ) ) {
			/* translators: %s: path of a file. */
			throw new Problem( 'file_unreadable', sprintf( __( '%s cannot be read.', 'deskfold' ), $source ) );
		}
		if ( false === $first || ! str_starts_with( $first, 'From ' ) ) {
			if ( ( fstat( $stream )['size'] ?? 0 ) > self::MANY && rewind( $stream ) ) {
				yield $source => $stream;
				return;
			}
			yield $source => ( false === $first ? '' : $first ) . stream_get_contents( $stream );
			return;
		}
		if ( 1 === preg_match( '/\r(?!\n)/', $first ) ) {
			// Lines of an old Mac: its first one is the whole file.
			yield $source => substr( (string) strstr( $first, "\r" ), 1 ) . stream_get_contents( $stream );
			return;
		}
		$waiting = null;
		$count   = 0;
		foreach ( self::split( $stream, 1 === preg_match( self::SINGLE, $file ) ) as $mail ) {
			if ( null !== $waiting ) {
				yield "$source#" . ++$count => $waiting;
			}
			$waiting = $mail;
		}
		// A file with one mail is called by its own name, whatever line it begins with.
		yield 0 === $count ? $source : "$source#" . ++$count => (string) $waiting;
	}

	/**
	 * @param resource $stream after its first "From " line
	 * @return \Generator<int, string>
	 */
	private static function split( $stream, bool $is_single ): \Generator {
		$mail  = '';
		$blank = false;
		while ( false !== ( $line = fgets( $stream ) ) ) {
			if ( ! $is_single && $blank && 1 === preg_match( self::BETWEEN, $line ) ) {
				yield self::whole( $mail );
				[ $mail, $blank ] = [ '', false ];
				continue;
			}
			$blank = '' === rtrim( $line, "\r\n" );
			$mail .= 1 === preg_match( '/^>+From /', $line ) ? substr( $line, 1 ) : $line;
		}
		yield self::whole( $mail );
	}

	/** Without the empty line that an mbox puts behind each mail. */
	private static function whole( string $mail ): string {
		return (string) preg_replace( '/(\r?\n)\r?\n\z/', '$1', $mail );
	}
}
