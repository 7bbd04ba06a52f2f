<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;

/** A reply or note that an agent has begun. */
final class Draft {

	/**
	 * @param 'reply'|'note' $kind
	 * @param list<Address>  $cc
	 * @param list<Address>  $bcc
	 * @param list<int>      $attachments ids of uploads
	 * @param string         $tab         the window of a browser that wrote it last; '' for the server
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $html,
		public readonly array $cc,
		public readonly array $bcc,
		public readonly array $attachments,
		public readonly int $updated_at,
		public readonly string $tab = '',
	) {
	}

	/** @param array<string, string|null> $row */
	public static function from_row( array $row ): self {
		$content = json_decode( (string) $row['content'], true );
		$content = is_array( $content ) ? $content : [];
		$html    = $content['html'] ?? '';
		$ids     = $content['attachments'] ?? [];
		$tab     = $content['tab'] ?? '';
		return new self(
			Message::NOTE === $row['kind'] ? Message::NOTE : Message::REPLY,
			is_string( $html ) ? $html : '',
			MessageRow::addresses( $content['cc'] ?? [] ),
			MessageRow::addresses( $content['bcc'] ?? [] ),
			is_array( $ids ) ? array_values( array_filter( $ids, 'is_int' ) ) : [],
			(int) $row['updated_at'],
			is_string( $tab ) ? $tab : ''
		);
	}

	/** Whoever wrote it. */
	public function says_the_same( self $other ): bool {
		return $this->content( '' ) === $other->content( '' );
	}

	/** @return string JSON */
	public function content( ?string $tab = null ): string {
		return (string) wp_json_encode(
			[
				'html'        => $this->html,
				'cc'          => $this->cc,
				'bcc'         => $this->bcc,
				'attachments' => $this->attachments,
				'tab'         => $tab ?? $this->tab,
			],
			JSON_UNESCAPED_UNICODE
		);
	}
}
