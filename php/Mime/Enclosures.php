<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What a mail carries besides its text: files, machine-readable reports, and marks that say what kind of mail it is. */
final class Enclosures {

	public const ENCRYPTED = 'encrypted';
	public const SIGNED    = 'signed';
	public const CALENDAR  = 'calendar';
	public const TNEF      = 'tnef';
	/** One of several mails that a large one was cut into (RFC 2046, 5.2.2). */
	public const PARTIAL = 'partial';
	/** A file that lies somewhere else (RFC 2046, 5.2.3). */
	public const EXTERNAL = 'external';

	private const REPORTS = [ 'message/delivery-status' => 'delivery-status', 'message/global-delivery-status' => 'delivery-status', 'message/disposition-notification' => 'disposition-notification', 'message/feedback-report' => 'feedback-report', 'message/rfc822' => 'rfc822', 'message/global' => 'rfc822', 'text/rfc822-headers' => 'rfc822-headers', 'text/rfc822' => 'rfc822', 'message/partial' => 'partial', 'message/global-headers' => 'rfc822-headers' ];
	private const MARKS   = [ 'multipart/encrypted' => self::ENCRYPTED, 'multipart/signed' => self::SIGNED, 'text/calendar' => self::CALENDAR, 'application/ms-tnef' => self::TNEF, 'application/vnd.ms-tnef' => self::TNEF, 'message/partial' => self::PARTIAL, 'message/external-body' => self::EXTERNAL ];

	/** @var list<MailFile> */
	private array $files = [];
	/** @var array<string, string> content location → content id */
	private array $places = [];
	/** @var array<string, list<string>> */
	private array $reports = [];
	/** @var array<string, true> */
	private array $marks = [];
	private int $ids     = 0;

	public function __construct( private readonly Problems $problems ) {
	}

	/** @return list<MailFile> */
	public function files(): array {
		return $this->files;
	}

	/** @return array<string, list<string>> */
	public function reports(): array {
		return $this->reports;
	}

	/** @return list<string> */
	public function marks(): array {
		return array_keys( $this->marks );
	}

	public function mark( string $mark ): void {
		$this->marks[ $mark ] = true;
	}

	public function note_type( string $type ): void {
		if ( isset( self::MARKS[ $type ] ) ) {
			$this->mark( self::MARKS[ $type ] );
		}
	}

	/** @return string its content id; one is made up for a picture that has its place in the text */
	public function take( MimePart $part, bool $related, bool $has_place = false ): string {
		$bytes  = $part->body( $this->problems );
		$report = self::REPORTS[ $part->type ] ?? '';
		if ( '' !== $report ) {
			// What a machine wrote is read as text; a mail inside says itself what it is.
			$this->reports[ $report ][] = str_starts_with( $report, 'rfc822' ) || 'partial' === $report ? $bytes : Charset::utf8( $bytes, $part->content->get( 'charset' ) );
		}
		$id       = $part->content_id();
		$location = trim( $part->headers->first( 'content-location' ), " \t\"<>" );
		if ( '' === $id && ( $has_place || ( $related && '' !== $location ) ) ) {
			$id = 'part-' . ( ++$this->ids ) . '@inline';
		}
		if ( '' !== $location && '' !== $id ) {
			$this->places[ $location ] ??= $id;
		}
		$this->add( FileName::of( $part ), $part->type, $bytes, $has_place || ( $related && 'attachment' !== $part->disposition->value ), $id );
		return $id;
	}

	public function add( string $name, string $type, string $bytes, bool $inline, string $content_id ): void {
		if ( count( $this->files ) >= Limits::ATTACHMENTS ) {
			$this->problems->cut( 'too many attachments, the rest is only in the original' );
			return;
		}
		$this->files[] = new MailFile( '' === $name ? 'attachment' : $name, $type, $bytes, $inline && '' !== $content_id, mb_scrub( $content_id, 'UTF-8' ) );
	}

	/**
	 * The HTML with its pictures under the ids of their files, however it names them; pictures written into the HTML itself
	 * become files like the others, so that the text stays small.
	 */
	public function shown_in( string $html ): string {
		if ( false !== strpos( $html, 'data:image/' ) ) {
			$html = $this->without_data( $html );
		}
		if ( [] === $this->files || ( [] === $this->places && false === stripos( $html, 'cid:' ) ) ) {
			return $html;
		}
		$ids  = $this->names();
		$used = [];
		$html = (string) preg_replace_callback(
			'~(\b(?:src|background)\s*=\s*)(?:"([^"]{1,500})"|\'([^\']{1,500})\'|([^\s>"\']{1,500}))~i',
			function ( array $match ) use ( $ids, &$used ): string {
				$name = $match[4] ?? $match[3] ?? $match[2] ?? '';
				$cid  = 0 === strncasecmp( $name, 'cid:', 4 );
				$id   = $cid ? $ids[ substr( $name, 4 ) ] ?? $ids[ self::key( substr( $name, 4 ) ) ] ?? null : $this->places[ $name ] ?? null;
				if ( null === $id ) {
					return $match[0];
				}
				$used[ $id ] = true;
				return $match[1] . '"cid:' . htmlspecialchars( $id, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) . '"';
			},
			$html
		);
		$this->put_inline( $used );
		return $html;
	}

	/** @return array<string, string> every name that HTML could use for a file → its content id */
	private function names(): array {
		$ids = [];
		foreach ( $this->files as $file ) {
			if ( '' !== $file->content_id ) {
				$ids[ $file->content_id ]              ??= $file->content_id;
				$ids[ self::key( $file->content_id ) ] ??= $file->content_id;
			}
		}
		return $ids;
	}

	private static function key( string $id ): string {
		return strtolower( rawurldecode( trim( $id, " \t<>" ) ) );
	}

	/**
	 * Those that the HTML shows are inline, whatever their disposition says.
	 *
	 * @param array<string, true> $used content ids
	 */
	private function put_inline( array $used ): void {
		foreach ( $this->files as $index => $file ) {
			if ( ! $file->inline && isset( $used[ $file->content_id ] ) ) {
				$this->files[ $index ] = new MailFile( $file->name, $file->type, $file->bytes, true, $file->content_id );
			}
		}
		$this->files = array_values( $this->files );
	}

	private function without_data( string $html ): string {
		return (string) preg_replace_callback(
			'~\bsrc\s*=\s*(["\'])data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]++)\1~i',
			function ( array $match ): string {
				$number = count( $this->files ) + 1;
				$type   = 'jpg' === strtolower( $match[2] ) ? 'jpeg' : strtolower( $match[2] );
				$this->add( "picture-$number.$type", "image/$type", TransferEncoding::from_base64( $match[3] ), true, "picture-$number@inline" );
				return 'src="cid:picture-' . $number . '@inline"';
			},
			$html
		);
	}
}
