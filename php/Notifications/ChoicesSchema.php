<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

/** What an agent is told by mail, as the desk shows and changes it. */
final class ChoicesSchema {

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'unassigned' => [ 'type' => 'boolean' ],
			'answered'   => [ 'type' => 'boolean' ],
			'assigned'   => [ 'type' => 'boolean' ],
			'mentioned'  => [ 'type' => 'boolean' ],
		];
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$properties = self::args() + [
			'address'       => [ 'type' => 'string', 'description' => 'Where the mails go: the address of the account.' ],
			'takes_answers' => [ 'type' => 'boolean', 'description' => 'Whether a mailbox trusts a server that proves who wrote, so that agents can answer by mail.' ],
			'failure'       => [ 'type' => 'string', 'description' => 'Why the newest mail did not arrive; empty when it did.' ],
		];
		return [
			'title'      => 'NotificationChoices',
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array<string, mixed> */
	public static function present( Choices $choices, string $address, bool $takes_answers, string $failure ): array {
		return [
			'unassigned'    => $choices->unassigned,
			'answered'      => $choices->answered,
			'assigned'      => $choices->assigned,
			'mentioned'     => $choices->mentioned,
			'address'       => $address,
			'takes_answers' => $takes_answers,
			'failure'       => $failure,
		];
	}
}
