<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/**
 * Pictures that stand in the HTML of a mail as data: or as files of this site's media library, turned into parts of the
 * mail: most programs show neither of the former, and fetching the latter would tell us who opened it.
 */
final class InlinePictures {

	private const TYPES = [
		'image/png'  => 'png',
		'image/jpeg' => 'jpg',
		'image/gif'  => 'gif',
		'image/webp' => 'webp',
	];

	/** A signature's logo, not a photo. */
	private const LARGEST = 1_000_000;

	/** @var array<string, array{bytes: string, type: string, name: string}> by Content-ID */
	private array $parts = [];

	/** @return array<string, array{bytes: string, type: string, name: string}> by Content-ID */
	public function parts(): array {
		return $this->parts;
	}

	/** @return string the HTML with cid: in place of what was taken out; a picture that is none goes */
	public function take( string $html ): string {
		return (string) preg_replace_callback(
			'/<img\b[^>]*?\bsrc\s*=\s*(["\'])(.*?)\1[^>]*>/is',
			function ( array $found ): string {
				$source = html_entity_decode( trim( $found[2] ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
				$bytes  = $this->bytes( $source );
				if ( null === $bytes ) {
					return 0 === stripos( $source, 'data:' ) ? '' : $found[0];
				}
				$cid = $this->keep( $bytes );
				return null === $cid ? '' : str_replace( $found[1] . $found[2] . $found[1], "\"cid:$cid\"", $found[0] );
			},
			$html
		);
	}

	private function keep( string $bytes ): ?string {
		$size = getimagesizefromstring( $bytes );
		$type = is_array( $size ) ? $size['mime'] : '';
		if ( ! isset( self::TYPES[ $type ] ) ) {
			return null;
		}
		$cid                 = substr( sha1( $bytes ), 0, 20 ) . '@deskfold';
		$this->parts[ $cid ] = [
			'bytes' => $bytes,
			'type'  => $type,
			'name'  => 'image-' . ( count( $this->parts ) + 1 ) . '.' . self::TYPES[ $type ],
		];
		return $cid;
	}

	/** Null when it is neither data: nor a picture of the media library. */
	private function bytes( string $source ): ?string {
		if ( 1 === preg_match( '~^data:image/[a-z.+-]+;base64,([A-Za-z0-9+/=\s]+)$~i', $source, $found ) ) {
			$bytes = base64_decode( (string) preg_replace( '/\s+/', '', $found[1] ), true );
			return false === $bytes ? null : $bytes;
		}
		$uploads = wp_get_upload_dir();
		$base    = (string) preg_replace( '/^https?:/', '', $uploads['baseurl'] ) . '/';
		$source  = (string) preg_replace( '/^https?:/', '', (string) strtok( $source, '?#' ) );
		if ( ! str_starts_with( $source, $base ) ) {
			return null;
		}
		$folder = (string) realpath( $uploads['basedir'] );
		$path   = realpath( $uploads['basedir'] . '/' . rawurldecode( substr( $source, strlen( $base ) ) ) );
		if ( false === $path || '' === $folder || ! str_starts_with( $path, $folder . DIRECTORY_SEPARATOR ) || ! is_file( $path ) || (int) filesize( $path ) > self::LARGEST ) {
			return null;
		}
		$bytes = file_get_contents( $path );
		return false === $bytes || ! is_array( getimagesizefromstring( $bytes ) ) ? null : $bytes;
	}
}
