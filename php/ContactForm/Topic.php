<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Tickets\Priority;

/** One of the things a message can be about, and what choosing it does to the ticket. */
final class Topic {

	/** @param int $mailbox_id from which it is answered; 0 for the usual one */
	public function __construct(
		public readonly string $label,
		public readonly string $tag = '',
		public readonly Priority $priority = Priority::Normal,
		public readonly int $mailbox_id = 0,
	) {
	}

	/** Null for what is no topic: the block, the shortcode and older pages write only its words. */
	public static function from( mixed $given ): ?self {
		$given = is_string( $given ) ? [ 'label' => $given ] : $given;
		$word  = static fn ( string $name ): string => is_array( $given ) && is_string( $given[ $name ] ?? null ) ? Words::line( $given[ $name ] ) : '';
		if ( '' === $word( 'label' ) ) {
			return null;
		}
		$mailbox = is_array( $given ) && is_int( $given['mailbox_id'] ?? null ) ? $given['mailbox_id'] : 0;
		return new self( $word( 'label' ), $word( 'tag' ), Priority::tryFrom( $word( 'priority' ) ) ?? Priority::Normal, max( 0, $mailbox ) );
	}

	/** @return array<string, string|int> */
	public function to_array(): array {
		return [
			'label'      => $this->label,
			'tag'        => $this->tag,
			'priority'   => $this->priority->value,
			'mailbox_id' => $this->mailbox_id,
		];
	}
}
