<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** An alarm, as the desk shows it. */
final class AlarmSchema {

	/** @return array<string, mixed> */
	public static function schema(): array {
		$properties = [
			'mailbox_id' => [ 'type' => 'integer' ],
			'address'    => [ 'type' => 'string' ],
			'kind'       => [ 'type' => 'string', 'enum' => Alarm::KINDS ],
			'title'      => [ 'type' => 'string' ],
			'text'       => [ 'type' => 'string' ],
			'action'     => [ 'type' => 'string' ],
		];
		return [
			'title'      => 'alarm',
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array<string, string|int> */
	public static function present( Alarm $alarm ): array {
		return [
			'mailbox_id' => $alarm->mailbox_id,
			'address'    => $alarm->address,
			'kind'       => $alarm->kind,
			'title'      => $alarm->title,
			'text'       => $alarm->text,
			'action'     => $alarm->action,
		];
	}
}
