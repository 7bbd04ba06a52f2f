<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\IncomingAttachment;
use Deskfold\Core\Problem;

/**
 * The bytes that are kept of a form: one line of JSON, then the files one after another. Base64 would need a third more
 * memory and disk for nothing.
 */
final class FormRaw {

	private const VERSION = 1;

	public static function pack( FormMessage $message ): string {
		$head          = [ 'version' => self::VERSION, 'topic' => $message->topic?->to_array() ] + get_object_vars( $message );
		$head['attachments'] = array_map(
			static fn ( IncomingAttachment $file ): array => [
				'name' => $file->name,
				'type' => $file->type,
				'size' => strlen( $file->bytes ),
			],
			$message->attachments
		);
		$bytes = json_encode( $head, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE ) . "\n";
		foreach ( $message->attachments as $file ) {
			$bytes .= $file->bytes;
		}
		return $bytes;
	}

	/** @throws Problem when these are not the bytes of a form */
	public static function unpack( string $bytes ): FormMessage {
		$end  = strpos( $bytes, "\n" );
		$head = json_decode( substr( $bytes, 0, false === $end ? null : $end ), true );
		if ( ! is_array( $head ) || self::VERSION !== ( $head['version'] ?? null ) ) {
			throw new Problem( 'form_unreadable', __( 'This is not a message from a form.', 'deskfold' ) );
		}
		$word   = static fn ( string $key ): string => is_string( $head[ $key ] ?? null ) ? $head[ $key ] : '';
		$number = static fn ( string $key ): ?int => is_int( $head[ $key ] ?? null ) ? $head[ $key ] : null;
		return new FormMessage(
			$word( 'name' ),
			$word( 'email' ),
			$word( 'subject' ),
			$word( 'text' ),
			$number( 'sent_at' ) ?? 0,
			self::files( is_array( $head['attachments'] ?? null ) ? $head['attachments'] : [], $bytes, (int) $end + 1 ),
			$word( 'locale' ),
			$word( 'consent' ),
			$word( 'page' ),
			$number( 'ticket_id' ),
			$number( 'customer_id' ),
			Topic::from( $head['topic'] ?? null ),
		);
	}

	/**
	 * @param array<mixed> $heads
	 * @return list<IncomingAttachment>
	 */
	private static function files( array $heads, string $bytes, int $offset ): array {
		$files = [];
		foreach ( $heads as $head ) {
			$head    = is_array( $head ) ? $head : [];
			$size    = is_int( $head['size'] ?? null ) ? $head['size'] : 0;
			$files[] = new IncomingAttachment(
				is_string( $head['name'] ?? null ) ? $head['name'] : '',
				is_string( $head['type'] ?? null ) ? $head['type'] : '',
				substr( $bytes, $offset, $size )
			);
			$offset += $size;
		}
		return $files;
	}
}
