<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** What happened behind the scenes, for the owner to read. Never secrets, never message texts. */
final class Log {

	public const ERROR   = 'error';
	public const WARNING = 'warning';
	public const NOTE    = 'note';

	private const KEEP_DAYS = 30;

	public function __construct(
		private readonly LogStore $store,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param self::ERROR|self::WARNING|self::NOTE   $level
	 * @param string                                 $message English
	 * @param array<string, string|int|float|bool|null> $context
	 */
	public function write( string $level, string $room, string $message, array $context = [] ): void {
		try {
			$this->store->add( $level, $room, $message, $context, $this->clock->now_ms() );
		} catch ( Problem $problem ) {
			// The log must not hide the fault that it was told about.
			error_log( "Deskfold [$room] $message; and the log could not be written: " . $problem->getPrevious()?->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- last resort
		}
	}

	/** The whole chain of an error, as one line for the log. */
	public static function tell( \Throwable $error ): string {
		$words = [];
		for ( $at = $error; null !== $at; $at = $at->getPrevious() ) {
			$words[] = $at instanceof Problem ? "{$at->kind}: {$at->getMessage()}" : $at::class . ": {$at->getMessage()} ({$at->getFile()}:{$at->getLine()})";
		}
		return implode( ' <- ', $words );
	}

	public function prune(): int {
		return $this->store->prune( $this->clock->now_ms() - self::KEEP_DAYS * 86_400_000 );
	}
}
