<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Html\HtmlText;

/** Walks the parts of a mail and decides what is its text, what is a file, what is a report. Nothing is left out. */
final class BodyReader {

	/** The same mail once more, for other screens. */
	private const TWINS = [ 'text/x-amp-html' => true, 'text/watch-html' => true ];
	private const TNEF  = '#^application/(?:vnd\.)?ms-tnef$#';
	/** A picture that stands at its place in the text, as Apple Mail sends it; it becomes one in HTML. */
	private const PICTURE = '/^image\/(?:png|jpe?g|gif|webp|bmp)$/';

	private readonly Enclosures $files;
	private bool $has_body = false;
	/** Of an invitation or of winmail.dat: shown when the mail says nothing else. */
	private string $spare_text = '';
	private string $spare_html = '';

	private function __construct( private readonly Problems $problems ) {
		$this->files = new Enclosures( $problems );
	}

	public static function read( MimePart $root, Problems $problems ): MailBody {
		$reader = new self( $problems );
		$block  = $reader->block( $root, $root, '' );
		[ 'text' => $text, 'html' => $html ] = $block;
		if ( '' === trim( $text . $html ) ) {
			[ $text, $html ] = [ trim( $reader->spare_text ), $reader->spare_html ];
		}
		$html = '' === $html ? '' : $reader->files->shown_in( $html );
		if ( '' !== $text ) {
			$uu   = UuBlocks::read( $text );
			$text = $uu->text;
			if ( $uu->is_cut ) {
				$problems->add( 'a file in the text has no end' );
			}
			foreach ( $uu->files as $file ) {
				$reader->files->add( FileName::clean( $file['name'] ), 'application/octet-stream', $file['bytes'], false, '' );
			}
			$reader->mark_pgp( $text );
		}
		return new MailBody( $text, $html, $reader->files->files(), $reader->files->reports(), $reader->files->marks() );
	}

	/** @return array{text: string, html: string} */
	private function block( MimePart $part, MimePart $root, string $parent ): array {
		$this->files->note_type( $part->type );
		if ( ! $part->is_multipart() ) {
			return $this->leaf( $part, $root, $parent );
		}
		$blocks = [];
		$main   = 'multipart/related' === $part->type ? self::main_of( $part ) : -1;
		foreach ( $part->children as $index => $child ) {
			// In multipart/related only the root is text; what it refers to are files, whatever their type.
			if ( $main >= 0 && $index !== $main && ! $child->is_multipart() && ( '' !== $child->content_id() || ! PartText::has( $child->type ) ) ) {
				$this->file( $child, true );
				continue;
			}
			$blocks[] = $this->block( $child, $root, $part->type );
		}
		if ( 'multipart/encrypted' === $part->type ) {
			$this->problems->add( 'encrypted mail' );
		}
		return 'multipart/alternative' === $part->type ? self::either( $blocks ) : self::one_after_another( $blocks );
	}

	/** The text of a multipart/related: what `start` names (RFC 2387), else its first text. */
	private static function main_of( MimePart $related ): int {
		$start = trim( $related->content->get( 'start' ), " \t<>" );
		$first = -1;
		foreach ( $related->children as $index => $child ) {
			if ( '' !== $start && $start === $child->content_id() ) {
				return $index;
			}
			if ( $first < 0 && ( $child->is_multipart() || PartText::has( $child->type ) ) ) {
				$first = $index;
			}
		}
		return max( 0, $first );
	}

	/** @return array{text: string, html: string} */
	private function leaf( MimePart $part, MimePart $root, string $parent ): array {
		$nothing = [ 'text' => '', 'html' => '' ];
		if ( ! PartText::has( $part->type ) || ! $this->is_body( $part ) ) {
			if ( 'multipart/mixed' === $parent && 'inline' === $part->disposition->value && $this->has_body && 1 === preg_match( self::PICTURE, $part->type ) ) {
				return [ 'text' => '', 'html' => '<p><img src="cid:' . htmlspecialchars( $this->files->take( $part, false, true ), ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) . '"></p>' ];
			}
			if ( ! isset( self::TWINS[ $part->type ] ) || 'multipart/alternative' !== $parent ) {
				return $this->file( $part, 'multipart/related' === $parent );
			}
			return $nothing;
		}
		$words = PartText::read( $part, $this->problems, $part === $root );
		if ( '' !== trim( $words['text'] . $words['html'] ) ) {
			$this->has_body = true;
		}
		return $words;
	}

	/** Text with a file name is a file, except where it is all that the mail says. */
	private function is_body( MimePart $part ): bool {
		if ( 'attachment' === $part->disposition->value ) {
			return false;
		}
		if ( '' === $part->filename() ) {
			return true;
		}
		return ! $this->has_body && '' === $part->disposition->get( 'filename' );
	}

	/**
	 * @return array{text: string, html: string} what such a file says by itself, mostly nothing
	 */
	private function file( MimePart $part, bool $related ): array {
		$nothing = [ 'text' => '', 'html' => '' ];
		// A bare signature says nothing to people; the original keeps it.
		if ( '' === $part->filename() && 1 === preg_match( '#^application/(?:pgp|x-pkcs7|pkcs7)-signature$#', $part->type ) ) {
			return $nothing;
		}
		$this->files->take( $part, $related );
		if ( 1 === preg_match( '#^application/(?:x-)?pkcs7-mime$#', $part->type ) ) {
			return $this->sealed( $part );
		}
		if ( 'text/calendar' === $part->type && '' === $this->spare_text ) {
			$this->spare_text = CalendarText::of( Charset::utf8( $part->body( $this->problems ), '' !== $part->content->get( 'charset' ) ? $part->content->get( 'charset' ) : 'utf-8' ) );
		}
		if ( 1 === preg_match( self::TNEF, $part->type ) || 0 === strcasecmp( $part->filename(), 'winmail.dat' ) ) {
			$this->unpack( $part );
		}
		return $nothing;
	}

	/**
	 * S/MIME: a sealed mail is opened, an encrypted one cannot be.
	 *
	 * @return array{text: string, html: string}
	 */
	private function sealed( MimePart $part ): array {
		$inner = 'certs-only' === $part->content->get( 'smime-type' ) ? null : SignedContent::of( $part->body( $this->problems ) );
		if ( null === $inner ) {
			$this->problems->add( 'encrypted or sealed mail, its text is inside the attachment' );
			$this->files->mark( Enclosures::ENCRYPTED );
			return [ 'text' => '', 'html' => '' ];
		}
		$this->files->mark( Enclosures::SIGNED );
		$root = MimeParser::parse( $inner, $this->problems );
		return $this->block( $root, $root, '' );
	}

	/** Outlook's winmail.dat: it stays, and what is in it stands beside it. */
	private function unpack( MimePart $part ): void {
		$found = Tnef::read( $part->body( $this->problems ) );
		if ( null === $found ) {
			$this->problems->add( 'damaged winmail.dat' );
			return;
		}
		$this->files->mark( Enclosures::TNEF );
		foreach ( $found['files'] as $file ) {
			$this->files->add( $file->name, $file->type, $file->bytes, '' !== $file->content_id, $file->content_id );
		}
		$this->spare_text = '' !== $found['text'] ? $found['text'] : $this->spare_text;
		$this->spare_html = '' !== $found['html'] ? $found['html'] : $this->spare_html;
	}

	private function mark_pgp( string $text ): void {
		if ( false === strpos( $text, '-----BEGIN PGP ' ) ) {
			return;
		}
		if ( false !== strpos( $text, '-----BEGIN PGP MESSAGE-----' ) ) {
			$this->files->mark( Enclosures::ENCRYPTED );
		} elseif ( false !== strpos( $text, '-----BEGIN PGP SIGNED MESSAGE-----' ) ) {
			$this->files->mark( Enclosures::SIGNED );
		}
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
			$text    = '' !== $block['text'] ? $block['text'] : HtmlText::of( HtmlReader::read( $block['html'] ) );
			$texts[] = $text;
			$htmls[] = '' !== $block['html'] ? $block['html'] : PlainText::to_html( $block['text'] );
		}
		// Without a plain text of its own the mail's text is that of its HTML.
		return [
			'text' => '' === implode( '', array_column( $blocks, 'text' ) ) ? '' : implode( "\n\n", array_filter( $texts, static fn ( string $text ): bool => '' !== $text ) ),
			'html' => $has_html ? implode( "\n", $htmls ) : '',
		];
	}
}
