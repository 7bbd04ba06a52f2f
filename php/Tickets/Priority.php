<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** How much a ticket presses. */
enum Priority: string {

	case Low    = 'low';
	case Normal = 'normal';
	case High   = 'high';
	case Urgent = 'urgent';

	/** @return list<string> */
	public static function words(): array {
		return array_map( static fn ( self $priority ): string => $priority->value, self::cases() );
	}
}
