<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/**
 * What Outlook packs into winmail.dat ([MS-OXTNEF]): texts and files. Every length is checked against what is there;
 * whatever is damaged ends the reading, and what was found until then stays.
 */
final class Tnef {

	private const SIGNATURE  = 0x223E9F78;
	private const ATTRIBUTES = 10_000;
	private const BODY       = 0x0002800C;
	private const CODEPAGE   = 0x00069007;
	private const PROPS      = 0x00069003;
	private const NEXT_FILE  = 0x00069002;
	private const TITLE      = 0x00018010;
	private const CONTENT    = 0x0006800F;
	private const FILE       = 0x00069005;

	private string $charset = '';
	private string $text    = '';
	private string $html    = '';
	/** @var list<array{name: string, long: string, type: string, id: string, bytes: string}> */
	private array $files = [];

	private function __construct() {
	}

	/** @return ?array{text: string, html: string, files: list<MailFile>} null when this is no such file */
	public static function read( string $bytes ): ?array {
		if ( strlen( $bytes ) < 6 || self::SIGNATURE !== self::number( $bytes, 0 ) ) {
			return null;
		}
		$tnef = new self();
		$tnef->attributes( $bytes );
		$files = [];
		foreach ( array_slice( $tnef->files, 0, Limits::ATTACHMENTS ) as $file ) {
			if ( '' === $file['bytes'] ) {
				continue;
			}
			$name    = FileName::clean( '' !== $file['long'] ? $file['long'] : $file['name'] );
			$type    = 1 === preg_match( '#^[\w.+-]+/[\w.+-]+$#', $file['type'] ) ? strtolower( $file['type'] ) : 'application/octet-stream';
			$files[] = new MailFile( '' === $name ? 'attachment' : $name, $type, $file['bytes'], false, trim( $file['id'], '<> ' ) );
		}
		return [
			'text'  => PlainText::clean( $tnef->text ),
			'html'  => PlainText::clean( $tnef->html ),
			'files' => $files,
		];
	}

	private function attributes( string $bytes ): void {
		$at     = 6;
		$length = strlen( $bytes );
		for ( $left = self::ATTRIBUTES; $left > 0 && $at + 9 <= $length && count( $this->files ) <= Limits::ATTACHMENTS; --$left ) {
			$id   = self::number( $bytes, $at + 1 );
			$size = self::number( $bytes, $at + 5 );
			if ( $size > $length - $at - 9 ) {
				return;
			}
			$this->attribute( $id, substr( $bytes, $at + 9, $size ) );
			$at += 11 + $size;
		}
	}

	private function attribute( int $id, string $value ): void {
		switch ( $id ) {
			case self::CODEPAGE:
				$this->charset = strlen( $value ) >= 4 ? 'windows-' . self::number( $value, 0 ) : '';
				break;
			case self::BODY:
				$this->text = $this->words( $value );
				break;
			case self::NEXT_FILE:
				$this->files[] = [ 'name' => '', 'long' => '', 'type' => '', 'id' => '', 'bytes' => '' ];
				break;
			case self::TITLE:
				$this->keep( 'name', $this->words( $value ) );
				break;
			case self::CONTENT:
				$this->keep( 'bytes', $value );
				break;
			case self::PROPS:
			case self::FILE:
				$this->properties( $value, self::FILE === $id );
		}
	}

	/** @param 'name'|'long'|'type'|'id'|'bytes' $what */
	private function keep( string $what, string $value ): void {
		$last = count( $this->files ) - 1;
		if ( $last >= 0 && '' !== $value ) {
			$this->files[ $last ][ $what ] = $value;
		}
	}

	/** A list of MAPI properties: type, id, for named ones their name, then the values. */
	private function properties( string $bytes, bool $of_file ): void {
		$at    = 4;
		$count = strlen( $bytes ) < 4 ? 0 : min( 1000, self::number( $bytes, 0 ) );
		for ( ; $count > 0 && $at + 4 <= strlen( $bytes ); --$count ) {
			$tag  = self::number( $bytes, $at );
			$type = $tag & 0xFFFF;
			$id   = $tag >> 16 & 0xFFFF;
			$at  += 4;
			if ( $id >= 0x8000 ) {
				$is_word = 1 === self::number( $bytes, $at + 16 );
				$at     += 24 + ( $is_word ? self::padded( self::number( $bytes, $at + 20 ) ) : 0 );
			}
			$fixed    = [ 0x02 => 4, 0x0B => 4, 0x03 => 4, 0x04 => 4, 0x0A => 4, 0x05 => 8, 0x06 => 8, 0x07 => 8, 0x14 => 8, 0x40 => 8, 0x48 => 16 ][ $type & 0x0FFF ] ?? 0;
			$variable = in_array( $type & 0x0FFF, [ 0x0D, 0x1E, 0x1F, 0x102 ], true );
			$values   = $variable || 0 !== ( $type & 0x1000 ) ? self::number( $bytes, $at ) : 1;
			$at      += $variable || 0 !== ( $type & 0x1000 ) ? 4 : 0;
			if ( ( ! $variable && 0 === $fixed ) || $values > 1000 ) {
				return;
			}
			for ( ; $values > 0 && $at <= strlen( $bytes ); --$values ) {
				$size = $variable ? self::number( $bytes, $at ) : $fixed;
				$at  += $variable ? 4 : 0;
				if ( $size > strlen( $bytes ) - $at ) {
					return;
				}
				$this->property( $id, $type & 0x0FFF, substr( $bytes, $at, $size ), $of_file );
				$at += self::padded( $size );
			}
		}
	}

	private function property( int $id, int $type, string $value, bool $of_file ): void {
		$words = 0x1F === $type ? Charset::utf8( $value, 'utf-16le' ) : $this->words( $value );
		$words = rtrim( $words, "\0" );
		if ( ! $of_file ) {
			$this->text = 0x1000 === $id && '' !== $words ? $words : $this->text;
			$this->html = 0x1013 === $id && '' !== $words ? $words : $this->html;
			return;
		}
		match ( $id ) {
			0x3707  => $this->keep( 'long', $words ),
			0x3704  => $this->keep( 'name', $words ),
			0x370E  => $this->keep( 'type', $words ),
			0x3712  => $this->keep( 'id', $words ),
			// An object begins with the id of its interface.
			0x3701  => $this->keep( 'bytes', 0x0D === $type ? substr( $value, 16 ) : $value ),
			default => null,
		};
	}

	private function words( string $value ): string {
		return Charset::utf8( rtrim( $value, "\0" ), $this->charset );
	}

	private static function padded( int $size ): int {
		return $size + ( 4 - $size % 4 ) % 4;
	}

	/** Four bytes, the lowest first; very large where there are none, so that no check lets it pass. */
	private static function number( string $bytes, int $at ): int {
		$four = substr( $bytes, $at, 4 );
		return strlen( $four ) < 4 ? PHP_INT_MAX >> 8 : ord( $four[0] ) | ord( $four[1] ) << 8 | ord( $four[2] ) << 16 | ord( $four[3] ) << 24;
	}
}
