<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** A room's wiring: the only place that adds hooks. What a hook calls is built when it fires, not before. */
abstract class Module {

	/** @param string $file the plugin's main file */
	final public function __construct(
		private readonly Container $container,
		protected readonly string $file,
	) {
	}

	abstract public function wire(): void;

	/** @param class-string $class */
	protected function on( string $hook, string $class, string $method = '__invoke', int $priority = 10, int $args = 1 ): void {
		add_action( $hook, fn ( mixed ...$given ) => $this->call( $class, $method, $given ), $priority, $args );
	}

	/**
	 * For hooks of every page: nothing is built while the question is answered with no.
	 *
	 * @param callable(): bool $question
	 * @param class-string     $class
	 */
	protected function on_if( callable $question, string $hook, string $class, string $method = '__invoke', int $priority = 10 ): void {
		add_action( $hook, fn (): mixed => $question() ? $this->call( $class, $method, [] ) : null, $priority );
	}

	/** @param class-string $class */
	protected function filter( string $hook, string $class, string $method = '__invoke', int $priority = 10, int $args = 1 ): void {
		add_filter( $hook, fn ( mixed ...$given ) => $this->call( $class, $method, $given ), $priority, $args );
	}

	/**
	 * For filters of every page: nothing is built while the question is answered with no, and the value passes as it came.
	 *
	 * @param callable(mixed...): bool $question asked with the filter's arguments
	 * @param class-string             $class
	 */
	protected function filter_if( callable $question, string $hook, string $class, string $method = '__invoke', int $priority = 10, int $args = 1 ): void {
		add_filter( $hook, fn ( mixed ...$given ): mixed => $question( ...$given ) ? $this->call( $class, $method, $given ) : ( $given[0] ?? null ), $priority, $args );
	}

	/**
	 * Makes a job known to the queue.
	 *
	 * @param class-string<Job> $class
	 */
	protected function job( string $class ): void {
		$this->offer( Queue::JOBS, $class, fn () => $this->get( $class ) );
	}

	/**
	 * Makes a controller known, whose routes() is called when somebody asks our part of the REST API.
	 *
	 * @param class-string $class
	 */
	protected function routes( string $class ): void {
		$this->offer( Rest::ROUTES, $class, fn () => $this->call( $class, 'routes', [] ) );
	}

	/**
	 * Makes a room's tables known.
	 *
	 * @param class-string<Definitions> $class
	 */
	protected function tables( string $class ): void {
		$this->offer( Tables::DEFINITIONS, $class, fn () => $this->get( $class ) );
	}

	/** Adds a maker of something under a key to a filtered list: nothing is built until it is asked for. */
	protected function offer( string $filter, string $key, callable $maker ): void {
		add_filter(
			$filter,
			static function ( mixed $offers ) use ( $key, $maker ): array {
				$offers         = is_array( $offers ) ? $offers : [];
				$offers[ $key ] = $maker;
				return $offers;
			}
		);
	}

	/**
	 * @template T of object
	 * @param class-string<T> $class
	 * @return T
	 */
	protected function get( string $class ): object {
		return $this->container->get( $class );
	}

	/**
	 * @param class-string $class
	 * @param array<mixed> $given
	 */
	private function call( string $class, string $method, array $given ): mixed {
		$target = [ $this->get( $class ), $method ];
		assert( is_callable( $target ) );
		return $target( ...$given );
	}
}
