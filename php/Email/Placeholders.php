<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Tickets\Variables;

/** Words in braces that a signature or a sender's name may hold: who writes, and from where. */
final class Placeholders {

	/** @param string $agent name of whoever writes; '' when nobody does */
	public static function fill( string $text, string $agent, Mailbox $mailbox ): string {
		return trim( Variables::fill( $text, self::values( $agent, $mailbox ) ) );
	}

	public static function fill_html( string $html, string $agent, Mailbox $mailbox ): string {
		return Variables::fill( $html, array_map( esc_html( ... ), self::values( $agent, $mailbox ) ) );
	}

	/** @return array<string, string> */
	private static function values( string $agent, Mailbox $mailbox ): array {
		return [
			'agent name'      => $agent,
			'mailbox name'    => $mailbox->name,
			'mailbox address' => $mailbox->address,
		];
	}
}
