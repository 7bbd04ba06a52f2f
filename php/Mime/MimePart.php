<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** One node of a mail: its headers, its place in the source, its children. The body is decoded when somebody asks. */
final class MimePart {

	/** From this size on a file is decoded without a second copy of it. */
	private const LARGE = 262_144;

	/**
	 * @param string          $type     lower case, such as `text/plain`
	 * @param list<MimePart>  $children
	 */
	public function __construct(
		public readonly HeaderBlock $headers,
		public readonly string $type,
		public readonly ContentField $content,
		public readonly ContentField $disposition,
		public readonly array $children,
		private readonly string $source,
		private readonly int $start,
		private readonly int $length,
	) {
	}

	/** The same part below other headers. */
	public function under( HeaderBlock $headers ): self {
		return new self( $headers, $this->type, $this->content, $this->disposition, $this->children, $this->source, $this->start, $this->length );
	}

	public function is_multipart(): bool {
		return [] !== $this->children;
	}

	/** The body as it was sent, still encoded. */
	public function raw( int $limit = PHP_INT_MAX ): string {
		return substr( $this->source, $this->start, min( $limit, $this->length ) );
	}

	/** @param int $limit of the encoded bytes that are looked at */
	public function body( Problems $problems, int $limit = PHP_INT_MAX ): string {
		$length = min( $limit, $this->length );
		if ( $length > self::LARGE && 'base64' === $this->encoding() && TransferEncoding::is_clean_base64( $this->source, $this->start, $length ) ) {
			return TransferEncoding::base64_in_pieces( $this->source, $this->start, $length );
		}
		return TransferEncoding::decode( $this->raw( $limit ), $this->encoding(), $problems );
	}

	public function is_longer_than( int $bytes ): bool {
		return $this->length > $bytes;
	}

	/** The transfer encoding as it is named, lower case. */
	public function encoding(): string {
		$field = $this->headers->first( 'content-transfer-encoding' );
		return '' === $field ? '' : strtolower( trim( (string) preg_replace( '/[;(].*/s', '', $field ), " \t\"'" ) );
	}

	public function filename(): string {
		$name = $this->disposition->get( 'filename' );
		return '' !== $name ? $name : $this->content->get( 'name' );
	}

	public function content_id(): string {
		return trim( $this->headers->first( 'content-id' ), " \t<>" );
	}
}
