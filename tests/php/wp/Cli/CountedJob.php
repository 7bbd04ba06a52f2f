<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Core\Job;

/** A job that does what a test says, and counts. */
final class CountedJob implements Job {

	private int $runs = 0;

	/** @var \Closure(int): int */
	private readonly \Closure $work;

	/** @param callable(int): int $work */
	public function __construct( callable $work ) {
		$this->work = $work( ... );
	}

	public function __invoke(): int {
		return ( $this->work )( ++$this->runs );
	}

	public function runs(): int {
		return $this->runs;
	}
}
