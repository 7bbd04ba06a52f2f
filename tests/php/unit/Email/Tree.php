<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Mime\MimeParser;
use Deskfold\Mime\MimePart;
use Deskfold\Mime\Problems;

/** The parts of a mail as the collectors write them down: a mail inside a mail counts with its own parts. */
final class Tree {

	/** @return array{type: string, children: list<mixed>, bytes: string} */
	public static function of( string $mail ): array {
		return self::part( MimeParser::parse( $mail, new Problems() ) );
	}

	/** @return array{type: string, children: list<mixed>, bytes: string} */
	private static function part( MimePart $part ): array {
		$declared = $part->content->value;
		$bytes    = $part->is_multipart() ? '' : $part->body( new Problems() );
		$children = array_map( self::part( ... ), $part->children );
		if ( 'message/rfc822' === $part->type ) {
			$children = [ self::of( $bytes ) ];
		}
		return [ 'type' => str_starts_with( $declared, 'multipart/' ) ? $declared : $part->type, 'children' => $children, 'bytes' => $bytes ];
	}

	/**
	 * @param array<string, mixed> $tree
	 * @param array<string, mixed> $wanted where it names no children, any will do
	 */
	public static function is( array $tree, array $wanted ): bool {
		if ( $tree['type'] !== $wanted['type'] ) {
			return false;
		}
		if ( ! isset( $wanted['children'] ) ) {
			return true;
		}
		if ( count( $wanted['children'] ) !== count( $tree['children'] ) ) {
			return false;
		}
		foreach ( $wanted['children'] as $index => $child ) {
			if ( ! self::is( $tree['children'][ $index ], $child ) ) {
				return false;
			}
		}
		return true;
	}

	/** @param array<string, mixed> $tree */
	public static function leaves( array $tree ): int {
		return [] === $tree['children'] ? 1 : array_sum( array_map( self::leaves( ... ), $tree['children'] ) );
	}

	/**
	 * @param array<string, mixed> $tree
	 * @param string               $path such as `1.2`
	 */
	public static function bytes( array $tree, string $path ): string {
		foreach ( array_slice( explode( '.', $path ), 1 ) as $number ) {
			$tree = $tree['children'][ (int) $number - 1 ] ?? [ 'children' => [], 'bytes' => '' ];
		}
		return $tree['bytes'];
	}

	/** @param array<string, mixed> $tree */
	public static function text( array $tree ): string {
		return $tree['bytes'] . "\n" . implode( "\n", array_map( self::text( ... ), $tree['children'] ) );
	}
}
