<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

/** Real and hostile mails that are kept beside the repository and read in place, with what their collectors expect. */
final class Corpus {

	private const FOLDER = '/../shared/mail-corpus/';

	public static function folder(): string {
		return dirname( __DIR__, 4 ) . self::FOLDER;
	}

	public static function is_here(): bool {
		return is_readable( self::folder() . 'expected.json' );
	}

	/** @return list<array{path: string, kind: string, set: string, expect: array<string, mixed>, derived: array<string, mixed>}> */
	public static function records(): array {
		$known = json_decode( (string) file_get_contents( self::folder() . 'expected.json' ), true, 64, JSON_THROW_ON_ERROR );
		$out   = [];
		foreach ( $known['records'] as $record ) {
			$out[] = [
				'path'    => $record['path'],
				'kind'    => $record['kind'],
				'set'     => $record['set'],
				'expect'  => $record['expect'] ?? [],
				'derived' => $record['derived'] ?? [],
			];
		}
		return $out;
	}

	/** @return list<string> */
	public static function payloads(): array {
		$known = json_decode( (string) file_get_contents( self::folder() . 'xss.json' ), true, 64, JSON_THROW_ON_ERROR );
		return array_column( $known['payloads'], 'payload' );
	}

	/** The bytes of a mail; texts and pages without headers get the least that makes them one. */
	public static function mail( string $path, string $subject = 'Re: test' ): string {
		$bytes = (string) file_get_contents( self::folder() . $path );
		if ( str_ends_with( $path, '.eml' ) ) {
			return strtr( $bytes, [
				'{{SUPPORT_ADDRESS}}'          => 'support@demo.test',
				'{{CUSTOMER_ADDRESS}}'         => 'customer@demo.test',
				'{{AGENT_ADDRESS}}'            => 'agent@demo.test',
				'{{SITE_HOST}}'                => 'demo.test',
				'{{TICKET_ID}}'                => '1',
				'{{TICKET_NUMBER}}'            => '1',
				'{{LAST_OUTGOING_MESSAGE_ID}}' => 'none@demo.test',
			] );
		}
		$type = str_ends_with( $path, '.html' ) ? 'text/html' : 'text/plain';
		return "From: Ann <ann@customer.test>\nTo: support@demo.test\nSubject: $subject\nMIME-Version: 1.0\nContent-Type: $type; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n$bytes";
	}
}
