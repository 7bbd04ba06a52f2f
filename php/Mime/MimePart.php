<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** One node of a mail: its headers, its place in the source, its children. The body is decoded when somebody asks. */
final class MimePart {

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

	public function is_multipart(): bool {
		return [] !== $this->children;
	}

	/** The body as it was sent, still encoded. */
	public function raw( int $limit = PHP_INT_MAX ): string {
		return substr( $this->source, $this->start, min( $limit, $this->length ) );
	}

	public function body( Problems $problems ): string {
		$encoding = strtolower( trim( (string) preg_replace( '/[;(].*/s', '', $this->headers->first( 'content-transfer-encoding' ) ), " \t\"'" ) );
		return TransferEncoding::decode( $this->raw(), $encoding, $problems );
	}

	public function filename(): string {
		$name = $this->disposition->get( 'filename' );
		return '' !== $name ? $name : $this->content->get( 'name' );
	}

	public function content_id(): string {
		return trim( $this->headers->first( 'content-id' ), " \t<>" );
	}
}
