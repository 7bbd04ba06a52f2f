<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\IncomingAttachment;
use Deskfold\Core\Problem;
use Deskfold\Core\UploadedFile;

/** Looks into uploaded files: the name must be allowed and the bytes must be what the name says. */
final class CheckFiles {

	public function __construct( private readonly FormRules $rules ) {
	}

	/**
	 * @param list<UploadedFile> $files
	 * @param int                $most  where the form takes fewer than the settings allow; 0 where it does not
	 * @return list<Fault>
	 */
	public function __invoke( array $files, int $most = 0 ): array {
		$rules  = $this->rules->files()->at_most( $most );
		$faults = [];
		if ( count( $files ) > $rules->max_files ) {
			/* translators: %s: number of files. */
			$faults[] = self::fault( sprintf( _n( 'Send at most %s file.', 'Send at most %s files.', $rules->max_files, 'deskfold' ), number_format_i18n( $rules->max_files ) ) );
		}
		foreach ( $files as $file ) {
			if ( $file->size > $rules->max_bytes ) {
				/* translators: 1: name of a file, 2: size, such as "10 MB". */
				$faults[] = self::fault( sprintf( __( '“%1$s” is too large. A file can have %2$s at most.', 'deskfold' ), FileRules::name( $file->name ), (string) size_format( $rules->max_bytes ) ) );
			} elseif ( '' === $rules->type( FileRules::name( $file->name ), self::look( $file->path ) ) ) {
				/* translators: 1: name of a file, 2: list of file endings, such as "jpg, png, pdf". */
				$faults[] = self::fault( sprintf( __( '“%1$s” cannot be sent. These kinds of files can: %2$s.', 'deskfold' ), FileRules::name( $file->name ), implode( ', ', $rules->extensions ) ) );
			}
		}
		if ( [] === $faults && array_sum( array_column( $files, 'size' ) ) > FileRules::TOTAL ) {
			/* translators: %s: size, such as "25 MB". */
			$faults[] = self::fault( sprintf( __( 'Together the files are too large. They can have %s at most.', 'deskfold' ), (string) size_format( FileRules::TOTAL ) ) );
		}
		return $faults;
	}

	/**
	 * Files that passed, with their bytes.
	 *
	 * @param list<UploadedFile> $files
	 * @return list<IncomingAttachment>
	 */
	public function read( array $files ): array {
		$rules = $this->rules->files();
		return array_map(
			static function ( UploadedFile $file ) use ( $rules ): IncomingAttachment {
				$bytes = @file_get_contents( $file->path );
				if ( false === $bytes ) {
					throw new Problem( 'file_unreadable', __( 'The uploaded file could not be read. Please upload it again.', 'deskfold' ) );
				}
				$name = FileRules::name( $file->name );
				return new IncomingAttachment( $name, $rules->type( $name, self::look( $file->path ) ), $bytes );
			},
			$files
		);
	}

	/** What the bytes are, whatever the name says. */
	private static function look( string $path ): string {
		$type = is_file( $path ) ? ( new \finfo( FILEINFO_MIME_TYPE ) )->file( $path ) : false;
		return false === $type ? '' : $type;
	}

	private static function fault( string $message ): Fault {
		return new Fault( 'files', rtrim( $message, '.' ), $message );
	}
}
