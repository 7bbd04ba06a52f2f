<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Html\HtmlText;

/** Walks the parts of a mail and decides what is its text, what is a file, what is a report. Nothing is left out. */
final class BodyReader {

	private const TEXTS   = [ 'text/plain' => 'text', 'text/html' => 'html', 'application/xhtml+xml' => 'html', 'text/enriched' => 'rich', 'text/richtext' => 'rich', 'text/markdown' => 'text', 'text/x-markdown' => 'text' ];
	private const REPORTS = [ 'message/delivery-status' => 'delivery-status', 'message/global-delivery-status' => 'delivery-status', 'message/disposition-notification' => 'disposition-notification', 'message/feedback-report' => 'feedback-report', 'message/rfc822' => 'rfc822', 'message/global' => 'rfc822', 'text/rfc822-headers' => 'rfc822-headers', 'text/rfc822' => 'rfc822', 'message/global-headers' => 'rfc822-headers' ];
	/** The same mail once more, for other screens. */
	private const TWINS = [ 'text/x-amp-html' => true, 'text/watch-html' => true ];

	/** @var list<MailFile> */
	private array $files = [];
	/** @var array<string, list<string>> */
	private array $reports = [];
	private bool $has_body = false;

	private function __construct( private readonly Problems $problems ) {
	}

	public static function read( MimePart $root, Problems $problems ): MailBody {
		$reader = new self( $problems );
		$block  = $reader->block( $root, '' );
		$text   = $block['text'];
		$html   = $block['html'];
		if ( false !== strpos( $html, 'data:image/' ) ) {
			$html = $reader->pictures_in( $html );
		}
		if ( '' !== $text ) {
			$uu   = UuBlocks::read( $text );
			$text = $uu->text;
			foreach ( $uu->files as $file ) {
				$reader->add( FileName::clean( $file['name'] ), 'application/octet-stream', $file['bytes'], false, '' );
			}
		}
		return new MailBody( $text, $html, $reader->marked_inline( $html ), $reader->reports );
	}

	/** @return array{text: string, html: string} */
	private function block( MimePart $part, string $parent ): array {
		if ( ! $part->is_multipart() ) {
			return $this->leaf( $part, $parent );
		}
		$blocks = [];
		foreach ( $part->children as $index => $child ) {
			// In multipart/related only the root is text; what it refers to are files, whatever their type.
			if ( 'multipart/related' === $part->type && $index > 0 && '' !== $child->content_id() && ! $child->is_multipart() ) {
				$this->file( $child, true );
				continue;
			}
			$blocks[] = $this->block( $child, $part->type );
		}
		if ( 'multipart/encrypted' === $part->type ) {
			$this->problems->add( 'encrypted mail' );
		}
		return 'multipart/alternative' === $part->type ? self::either( $blocks ) : self::one_after_another( $blocks );
	}

	/** @return array{text: string, html: string} */
	private function leaf( MimePart $part, string $parent ): array {
		$kind = self::TEXTS[ $part->type ] ?? '';
		if ( '' === $kind || ! $this->is_body( $part ) ) {
			if ( ! isset( self::TWINS[ $part->type ] ) || 'multipart/alternative' !== $parent ) {
				$this->file( $part, 'multipart/related' === $parent );
			}
			return [ 'text' => '', 'html' => '' ];
		}
		$bytes = $part->body( $this->problems );
		$limit = 'html' === $kind ? Limits::HTML_BYTES : Limits::TEXT_BYTES;
		if ( strlen( $bytes ) > $limit ) {
			$this->problems->add( 'text over the size limit was cut' );
			$bytes = substr( $bytes, 0, $limit );
		}
		$charset = $part->content->get( 'charset' );
		if ( 'html' === $kind && '' === $charset && 1 === preg_match( '/<meta[^>]{1,200}charset\s*=\s*["\']?\s*([\w.:-]{2,40})/i', substr( $bytes, 0, 4096 ), $meta ) ) {
			$charset = $meta[1];
		}
		if ( '' !== $charset && '' === CharsetNames::find( $charset ) ) {
			$this->problems->add( 'unknown charset ' . substr( $charset, 0, 40 ) );
		}
		$text = PlainText::clean( Charset::utf8( $bytes, $charset ) );
		if ( '' !== trim( $text ) ) {
			$this->has_body = true;
		}
		if ( 'html' === $kind ) {
			return [ 'text' => '', 'html' => $text ];
		}
		if ( 'rich' === $kind ) {
			$text = str_replace( "\x01", '<', (string) preg_replace( [ '#<param>.*?</param>#is', '/<[^>]{1,60}>/' ], '', str_replace( '<<', "\x01", $text ) ) );
		}
		if ( 'flowed' === strtolower( $part->content->get( 'format' ) ) ) {
			$text = FlowedText::join( $text, 'yes' === strtolower( $part->content->get( 'delsp' ) ) );
		}
		return [ 'text' => trim( $text, "\n" ), 'html' => '' ];
	}

	/** Text with a file name is a file, except where it is all that the mail says. */
	private function is_body( MimePart $part ): bool {
		$disposition = $part->disposition->value;
		if ( 'attachment' === $disposition ) {
			return false;
		}
		if ( '' === $part->filename() ) {
			return true;
		}
		return ! $this->has_body && '' === $part->disposition->get( 'filename' );
	}

	private function file( MimePart $part, bool $related ): void {
		// A bare signature says nothing to people; the original keeps it.
		if ( $this->is_bare_signature( $part ) ) {
			return;
		}
		if ( 1 === preg_match( '#^application/(?:x-)?pkcs7-mime$#', $part->type ) ) {
			$this->problems->add( 'encrypted or sealed mail, its text is inside the attachment' );
		}
		$report = self::REPORTS[ $part->type ] ?? '';
		$bytes  = $part->body( $this->problems );
		if ( '' !== $report ) {
			$this->reports[ $report ][] = $bytes;
		}
		$this->add( FileName::of( $part ), $part->type, $bytes, $related && 'attachment' !== $part->disposition->value, $part->content_id() );
	}

	private function is_bare_signature( MimePart $part ): bool {
		return '' === $part->filename() && 1 === preg_match( '#^application/(?:pgp|x-pkcs7|pkcs7)-signature$#', $part->type );
	}

	private function add( string $name, string $type, string $bytes, bool $inline, string $content_id ): void {
		if ( count( $this->files ) >= Limits::ATTACHMENTS ) {
			$this->problems->add( 'too many attachments, the rest is only in the original' );
			return;
		}
		$this->files[] = new MailFile( '' === $name ? 'attachment' : $name, $type, $bytes, $inline && '' !== $content_id, mb_scrub( $content_id, 'UTF-8' ) );
	}

	/** @return list<MailFile> those that the HTML shows are inline, whatever their disposition says */
	private function marked_inline( string $html ): array {
		if ( false === stripos( $html, 'cid:' ) ) {
			return $this->files;
		}
		return array_map(
			static fn ( MailFile $file ): MailFile => '' !== $file->content_id && ! $file->inline && false !== strpos( $html, 'cid:' . $file->content_id )
				? new MailFile( $file->name, $file->type, $file->bytes, true, $file->content_id )
				: $file,
			$this->files
		);
	}

	/** Pictures written into the HTML itself become files like the others, so that the text stays small. */
	private function pictures_in( string $html ): string {
		return (string) preg_replace_callback(
			'~\bsrc\s*=\s*(["\'])data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]++)\1~i',
			function ( array $match ): string {
				$id   = 'picture-' . ( count( $this->files ) + 1 ) . '@inline';
				$type = 'jpg' === strtolower( $match[2] ) ? 'jpeg' : strtolower( $match[2] );
				$this->add( 'picture-' . ( count( $this->files ) + 1 ) . '.' . $type, 'image/' . $type, TransferEncoding::from_base64( $match[3] ), true, $id );
				return 'src="cid:' . $id . '"';
			},
			$html
		);
	}

	/**
	 * Parts that say the same in different forms. Two of one form say different things after all, so both are kept.
	 *
	 * @param list<array{text: string, html: string}> $blocks
	 * @return array{text: string, html: string}
	 */
	private static function either( array $blocks ): array {
		$texts = array_unique( array_filter( array_map( 'trim', array_column( $blocks, 'text' ) ), static fn ( string $text ): bool => '' !== $text ) );
		$htmls = array_unique( array_filter( array_column( $blocks, 'html' ), static fn ( string $html ): bool => '' !== $html ) );
		return [
			'text' => 1 === count( $blocks ) ? $blocks[0]['text'] : implode( "\n\n", $texts ),
			'html' => implode( "\n", $htmls ),
		];
	}

	/**
	 * @param list<array{text: string, html: string}> $blocks
	 * @return array{text: string, html: string}
	 */
	private static function one_after_another( array $blocks ): array {
		$blocks = array_values( array_filter( $blocks, static fn ( array $block ): bool => '' !== trim( $block['text'] . $block['html'] ) ) );
		if ( count( $blocks ) < 2 ) {
			return $blocks[0] ?? [ 'text' => '', 'html' => '' ];
		}
		$has_html = '' !== implode( '', array_column( $blocks, 'html' ) );
		$texts    = [];
		$htmls    = [];
		foreach ( $blocks as $block ) {
			$texts[] = '' !== $block['text'] ? $block['text'] : HtmlText::of( HtmlReader::read( $block['html'] ) );
			$htmls[] = '' !== $block['html'] ? $block['html'] : PlainText::to_html( $block['text'] );
		}
		// Without a plain text of its own the mail's text is that of its HTML.
		return [
			'text' => '' === implode( '', array_column( $blocks, 'text' ) ) ? '' : implode( "\n\n", $texts ),
			'html' => $has_html ? implode( "\n", $htmls ) : '',
		];
	}
}
