<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\IncomingAttachment;

/** Pictures that were pasted into a text as data: become files of the message, shown where they stood: mail programs drop the former. */
final class KeepPictures {

	private const TYPES = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

	/** Of one text; more are a broken paste. */
	private const MOST = 30;

	public function __construct( private readonly KeepAttachment $keep ) {
	}

	/**
	 * Outside any transaction: a disk cannot be rolled back. What is not sent in the end is forgotten like any upload.
	 *
	 * @return array{string, list<int>} the text with cid: in place of data:, and the uploads
	 */
	public function __invoke( string $html, int $agent_id ): array {
		$ids  = [];
		$html = preg_replace_callback(
			'~(<img\b[^>]*?\bsrc\s*=\s*)(["\'])data:image/[a-z.+-]+;base64,([A-Za-z0-9+/=\s]+)\2~i',
			function ( array $found ) use ( $agent_id, &$ids ): string {
				$bytes = base64_decode( (string) preg_replace( '/\s+/', '', $found[3] ), true );
				$size  = false === $bytes ? false : getimagesizefromstring( $bytes );
				if ( false === $bytes || false === $size || ! in_array( $size['mime'], self::TYPES, true ) || count( $ids ) >= self::MOST ) {
					return "$found[1]\"\"";
				}
				$cid   = bin2hex( random_bytes( 8 ) ) . '@deskfold';
				$file  = new IncomingAttachment( 'image-' . ( count( $ids ) + 1 ) . '.' . substr( $size['mime'], 6 ), $size['mime'], $bytes, true, $cid );
				$ids[] = $this->keep->incoming( $file, $this->keep->bytes( $file ), 0, 0, $agent_id )->id;
				return "$found[1]\"cid:$cid\"";
			},
			$html
		);
		return [ (string) preg_replace( '/<img\b[^>]*?\bsrc\s*=\s*""[^>]*>/i', '', (string) $html ), $ids ];
	}
}
