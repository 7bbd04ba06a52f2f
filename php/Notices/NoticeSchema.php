<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** What the desk knows of automatic mail. */
final class NoticeSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Acknowledgement',
			'type'       => 'object',
			'properties' => [
				'is_active'  => [ 'type' => 'boolean' ],
				'text'       => [ 'type' => 'string' ],
				'usual_text' => [ 'type' => 'string' ],
				'values'     => [ 'type' => 'object', 'additionalProperties' => [ 'type' => 'string' ] ],
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function words(): array {
		return [
			'AutomaticMail' => [
				'type'       => 'object',
				'properties' => [
					'stopped_at' => [ 'type' => [ 'integer', 'null' ] ],
					'until_at'   => [ 'type' => [ 'integer', 'null' ] ],
					'held'       => [ 'type' => 'integer' ],
				],
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'is_active' => [ 'type' => 'boolean' ],
			'text'      => [ 'type' => 'string', 'maxLength' => 5000 ],
		];
	}

	/**
	 * @param array<string, string> $values of an example, by the words in braces
	 * @param string                $usual  text of a mailbox that has none of its own
	 * @return array<string, mixed>
	 */
	public static function present( Acknowledgement $choice, array $values, string $usual ): array {
		return [
			'is_active'  => null !== $choice->since,
			'text'       => $choice->text,
			'usual_text' => $usual,
			'values'     => $values,
		];
	}

	/** @return array{stopped_at: ?int, until_at: ?int, held: int} */
	public static function present_stop( ?Stop $stop ): array {
		return [
			'stopped_at' => $stop?->stopped_at,
			'until_at'   => $stop?->until_at,
			'held'       => $stop->held ?? 0,
		];
	}
}
