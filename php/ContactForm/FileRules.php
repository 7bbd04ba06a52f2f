<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** Which files a visitor may send. */
final class FileRules {

	/** All files of one message together: what mail servers commonly take too. */
	public const TOTAL = 26_214_400;

	/** Extension => what PHP's own look at the bytes may say. The first is the type we keep. */
	private const KNOWN = [
		'jpg'  => [ 'image/jpeg' ],
		'jpeg' => [ 'image/jpeg' ],
		'png'  => [ 'image/png' ],
		'gif'  => [ 'image/gif' ],
		'webp' => [ 'image/webp' ],
		'avif' => [ 'image/avif' ],
		'heic' => [ 'image/heic', 'image/heif', 'image/heic-sequence' ],
		'heif' => [ 'image/heif', 'image/heic' ],
		'pdf'  => [ 'application/pdf' ],
		'txt'  => [ 'text/plain' ],
		'csv'  => [ 'text/csv', 'text/plain', 'application/csv' ],
		'docx' => [ 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip' ],
		'xlsx' => [ 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip' ],
		'odt'  => [ 'application/vnd.oasis.opendocument.text', 'application/zip' ],
		'ods'  => [ 'application/vnd.oasis.opendocument.spreadsheet', 'application/zip' ],
		'doc'  => [ 'application/msword', 'application/x-ole-storage', 'application/CDFV2' ],
		'xls'  => [ 'application/vnd.ms-excel', 'application/x-ole-storage', 'application/CDFV2' ],
		'zip'  => [ 'application/zip' ],
		'mp4'  => [ 'video/mp4' ],
		'mov'  => [ 'video/quicktime' ],
		'mp3'  => [ 'audio/mpeg' ],
	];

	/** @var list<key-of<self::KNOWN>> */
	public readonly array $extensions;

	/** @param list<string> $extensions what the shop allows; the unknown ones count for nothing */
	public function __construct(
		array $extensions,
		public readonly int $max_bytes,
		public readonly int $max_files,
	) {
		$this->extensions = array_values( array_intersect( array_keys( self::KNOWN ), array_map( 'strtolower', $extensions ) ) );
	}

	/** The same with fewer files in one message; 0 changes nothing. */
	public function at_most( int $files ): self {
		return $files > 0 && $files < $this->max_files ? new self( $this->extensions, $this->max_bytes, $files ) : $this;
	}

	/** The type we keep for it, or '' when the name or the bytes are not allowed. */
	public function type( string $name, string $found_type ): string {
		$extension = strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
		$types     = $this->knows( $name ) ? self::KNOWN[ $extension ] ?? [] : [];
		return in_array( $found_type, $types, true ) ? $types[0] : '';
	}

	/** Whether files that are called so may be sent. */
	public function knows( string $name ): bool {
		return in_array( strtolower( pathinfo( $name, PATHINFO_EXTENSION ) ), $this->extensions, true );
	}

	public function too_many(): Fault {
		/* translators: %s: number of files. */
		return Fault::of_files( sprintf( _n( 'Send at most %s file.', 'Send at most %s files.', $this->max_files, 'deskfold' ), number_format_i18n( $this->max_files ) ) );
	}

	public function too_large( string $name ): Fault {
		/* translators: 1: name of a file, 2: size, such as "10 MB". */
		return Fault::of_files( sprintf( __( '“%1$s” is too large. A file can have %2$s at most.', 'deskfold' ), $name, (string) size_format( $this->max_bytes ) ) );
	}

	public function wrong_kind( string $name ): Fault {
		/* translators: 1: name of a file, 2: list of file endings, such as "jpg, png, pdf". */
		return Fault::of_files( sprintf( __( '“%1$s” cannot be sent. These kinds of files can: %2$s.', 'deskfold' ), $name, implode( ', ', $this->extensions ) ) );
	}

	public static function pretends( string $name ): Fault {
		/* translators: %s: name of a file. */
		return Fault::of_files( sprintf( __( '“%s” is not the kind of file that its name says. Save it once more in the right format, or send another one.', 'deskfold' ), $name ) );
	}

	public static function too_large_together(): Fault {
		/* translators: %s: size, such as "25 MB". */
		return Fault::of_files( sprintf( __( 'Together the files are too large. They can have %s at most.', 'deskfold' ), (string) size_format( self::TOTAL ) ) );
	}

	/** A browser without scripts shows a page again with what was typed, never with the files. */
	public static function gone(): Fault {
		return Fault::of_files( __( 'Choose your files again: a browser does not keep them when a page is shown once more.', 'deskfold' ) );
	}

	/** A name to show, never a path: what a sender calls it without what could mislead. */
	public static function name( string $claimed ): string {
		$name = Words::line( basename( str_replace( '\\', '/', $claimed ) ), 1000 );
		$name = trim( (string) preg_replace( '/[<>:"|?*\x{00AD}\x{034F}]+/u', '', $name ), ' .' );
		if ( mb_strlen( $name ) > 120 ) {
			$extension = mb_substr( pathinfo( $name, PATHINFO_EXTENSION ), 0, 10 );
			$name      = mb_substr( $name, 0, 119 - mb_strlen( $extension ) ) . '.' . $extension;
		}
		return $name;
	}
}
