<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** One thing the doctor looked at. */
final class Finding {

	public const OK      = 'ok';
	public const WARNING = 'warning';
	public const WRONG   = 'wrong';

	/**
	 * @param string                              $check  machine word of what was looked at
	 * @param self::OK|self::WARNING|self::WRONG $state  only "wrong" makes the doctor end with exit code 1
	 * @param string                              $advice what to do; '' when there is nothing to do
	 */
	private function __construct(
		public readonly string $check,
		public readonly string $state,
		public readonly string $message,
		public readonly string $advice = '',
	) {
	}

	public static function ok( string $check, string $message ): self {
		return new self( $check, self::OK, $message );
	}

	public static function warning( string $check, string $message, string $advice ): self {
		return new self( $check, self::WARNING, $message, $advice );
	}

	public static function wrong( string $check, string $message, string $advice ): self {
		return new self( $check, self::WRONG, $message, $advice );
	}

	/** @return array{check: string, state: string, message: string, advice: string} */
	public function to_array(): array {
		return [
			'check'   => $this->check,
			'state'   => $this->state,
			'message' => $this->message,
			'advice'  => $this->advice,
		];
	}
}
