<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Attachments\Attachment;
use Deskfold\Core\Rest;
use Deskfold\Portal\Visitor;

/** Files of one message: pictures where they were put into the text, pictures to look at, and the rest to download. */
final class FilesView {

	/** What every browser paints. */
	private const PICTURES = [ 'image/jpeg', 'image/png', 'image/gif', 'image/webp' ];

	/** @param list<Attachment> $files */
	public function __construct(
		private readonly array $files,
		private readonly Visitor $visitor,
	) {
	}

	/** Our own pictures in a text get their address; every other picture goes: it would tell somebody that it was looked at. */
	public function paint( string $html ): string {
		$tags = new \WP_HTML_Tag_Processor( $html );
		while ( $tags->next_tag( [ 'tag_name' => 'img' ] ) ) {
			$src  = $tags->get_attribute( 'src' );
			$file = is_string( $src ) && str_starts_with( $src, 'cid:' ) ? $this->named( substr( $src, 4 ) ) : null;
			$tags->remove_attribute( 'src' );
			if ( null !== $file ) {
				$tags->set_attribute( 'src', esc_url_raw( $this->url( $file ) ) );
				$tags->set_attribute( 'loading', 'lazy' );
			}
		}
		// What is nobody's picture leaves no empty frame.
		return (string) preg_replace( '~<img(?![^>]*\ssrc=)[^>]*>~i', '', $tags->get_updated_html() );
	}

	/** @param string $html of the message, before paint(): what is in it need not stand below it too */
	public function list( string $html ): string {
		$items = '';
		foreach ( $this->files as $file ) {
			if ( '' === $file->content_id || ! str_contains( $html, 'cid:' . $file->content_id ) ) {
				$items .= in_array( $file->type, self::PICTURES, true ) ? $this->picture( $file ) : $this->file( $file );
			}
		}
		return '' === $items ? '' : '<ul class="df-attached">' . $items . '</ul>';
	}

	private function picture( Attachment $file ): string {
		$url = esc_url( $this->url( $file ) );
		return sprintf( '<li class="df-picture"><a href="%1$s" download><img src="%1$s" alt="%2$s" width="144" height="88" loading="lazy"></a></li>', $url, esc_attr( $file->name ) );
	}

	private function file( Attachment $file ): string {
		return sprintf( '<li>%s<a href="%s" download dir="auto">%s</a> <span>%s</span></li>', Icons::svg( 'clip' ), esc_url( $this->url( $file ) ), esc_html( $file->name ), esc_html( (string) size_format( $file->size ) ) );
	}

	private function named( string $content_id ): ?Attachment {
		foreach ( $this->files as $file ) {
			if ( '' !== $content_id && $content_id === $file->content_id ) {
				return $file;
			}
		}
		return null;
	}

	/** WordPress knows an account in the REST API only together with a nonce; a guest has the cookie. */
	private function url( Attachment $file ): string {
		$url = rest_url( Rest::SPACE . '/my/attachments/' . $file->id );
		return $this->visitor->is_guest ? $url : add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), $url );
	}
}
