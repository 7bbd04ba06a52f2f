<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** The sender's name for a file, fit to be shown: never a path, never invisible, never empty. */
final class FileName {

	private const BY_TYPE = [ 'text/calendar' => 'invite.ics', 'text/plain' => 'text.txt', 'text/html' => 'page.html', 'message/delivery-status' => 'delivery-status.txt', 'message/disposition-notification' => 'receipt.txt', 'message/feedback-report' => 'feedback-report.txt', 'text/rfc822-headers' => 'headers.txt', 'application/ms-tnef' => 'winmail.dat', 'application/pgp-signature' => 'signature.asc', 'application/pkcs7-signature' => 'smime.p7s', 'application/x-pkcs7-signature' => 'smime.p7s', 'application/pkcs7-mime' => 'smime.p7m', 'application/x-pkcs7-mime' => 'smime.p7m', 'application/pgp-encrypted' => 'version.asc', 'image/jpeg' => 'image.jpg', 'image/png' => 'image.png', 'image/gif' => 'image.gif', 'image/webp' => 'image.webp', 'image/svg+xml' => 'image.svg', 'message/partial' => 'part.eml', 'application/zip' => 'archive.zip', 'text/csv' => 'table.csv', 'application/pdf' => 'document.pdf', 'text/vcard' => 'contact.vcf', 'text/x-vcard' => 'contact.vcf' ];

	public static function of( MimePart $part ): string {
		$name = self::clean( $part->filename() );
		if ( '' === $name && 'message/rfc822' === $part->type ) {
			$inner = HeaderBlock::read( (string) preg_replace( '/\r?\n\r?\n.*/s', '', ltrim( $part->raw( 16384 ) ) ) );
			$name  = self::clean( strtr( EncodedWord::decode( $inner->first( 'subject' ) ), '/\\', '  ' ) );
			return ( '' === $name ? 'message' : mb_substr( $name, 0, 100, 'UTF-8' ) ) . '.eml';
		}
		if ( '' === $name && 'message/external-body' === $part->type ) {
			// The headers of the file that is not here.
			$inner = HeaderBlock::read( $part->raw( 16384 ) );
			$name  = self::clean( ContentField::read( $inner->first( 'content-disposition' ) )->get( 'filename' ) );
			$name  = '' !== $name ? $name : self::clean( ContentField::read( $inner->first( 'content-type' ) )->get( 'name' ) );
		}
		if ( '' === $name && 1 === preg_match( '#([^/\\\\?\s]+\.\w{1,5})$#', $part->headers->first( 'content-location' ), $match ) ) {
			$name = self::clean( $match[1] );
		}
		return '' !== $name ? $name : ( self::BY_TYPE[ $part->type ] ?? 'attachment' );
	}

	public static function clean( string $name ): string {
		$name = mb_scrub( $name, 'UTF-8' );
		$cut  = max( (int) strrpos( '/' . $name, '/' ), (int) strrpos( '\\' . $name, '\\' ) );
		$base = substr( $name, $cut );
		// Control characters, invisible ones and those that turn the direction of writing; joiners belong to real words.
		$base = (string) preg_replace( '/[\p{Cc}\x{ad}\x{61c}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}]+/u', '', $base );
		$base = trim( $base, " '\"" );
		if ( mb_strlen( $base, 'UTF-8' ) > 180 ) {
			$base = mb_substr( $base, 0, 150, 'UTF-8' ) . mb_substr( $base, -30, null, 'UTF-8' );
		}
		return '.' === $base || '..' === $base ? '' : $base;
	}
}
