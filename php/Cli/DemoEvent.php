<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** One thing that happened in the demo shop: somebody wrote, answered, noted or changed something. */
final class DemoEvent {

	public const WRITE  = 'write';
	public const REPLY  = 'reply';
	public const NOTE   = 'note';
	public const CHANGE = 'change';
	public const DRAFT  = 'draft';
	public const START  = 'start';
	public const BOUNCE = 'bounce';

	/**
	 * @param string               $key    unique in the shop, the same on every run
	 * @param int                  $ago    milliseconds before the shop is opened
	 * @param array<string, mixed> $fields what else the script says of it
	 */
	public function __construct(
		public readonly string $key,
		public readonly DemoTicket $ticket,
		public readonly string $act,
		public readonly int $ago,
		public readonly array $fields,
	) {
	}

	public function text( string $name = 'text' ): string {
		$value = $this->fields[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/** The moment so many hours after it, where the script names one: when a snoozed ticket wakes, or a reply goes. */
	public function moment( int $at ): ?int {
		$hours = (int) $this->text( 'hours' );
		return 0 === $hours ? null : $at + $hours * 3_600_000;
	}

	public function is_automatic(): bool {
		return true === ( $this->fields['auto'] ?? false );
	}

	/** @return ?list<string> null when the script does not name it */
	public function words( string $name ): ?array {
		$value = $this->fields[ $name ] ?? null;
		return is_array( $value ) ? array_values( array_filter( $value, 'is_string' ) ) : null;
	}

	/** @return list<array<mixed>> what DemoFiles makes files of */
	public function files(): array {
		$files = $this->fields['files'] ?? [];
		return is_array( $files ) ? array_values( array_filter( $files, 'is_array' ) ) : [];
	}

	/** Whether playing it twice makes no second one. */
	public function is_repeatable(): bool {
		return in_array( $this->act, [ self::WRITE, self::REPLY, self::START, self::BOUNCE ], true );
	}
}
