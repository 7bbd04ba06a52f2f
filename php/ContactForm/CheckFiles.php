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
			$faults[] = $rules->too_many();
		}
		foreach ( $files as $file ) {
			$name = FileRules::name( $file->name );
			if ( $file->size > $rules->max_bytes ) {
				$faults[] = $rules->too_large( $name );
			} elseif ( '' === $rules->type( $name, self::look( $file->path ) ) ) {
				$faults[] = $rules->knows( $name ) ? FileRules::pretends( $name ) : $rules->wrong_kind( $name );
			}
		}
		if ( [] === $faults && array_sum( array_column( $files, 'size' ) ) > FileRules::TOTAL ) {
			$faults[] = FileRules::too_large_together();
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
}
