<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Builds each object once, from the types of its constructor. */
final class Container {

	/** @var array<class-string, object> */
	private array $built = [];

	/** @var array<class-string, class-string> */
	private array $bindings = [];

	/** @var array<class-string, true> */
	private array $building = [];

	/**
	 * @param class-string $port
	 * @param class-string $adapter
	 */
	public function bind( string $port, string $adapter ): void {
		$this->bindings[ $port ] = $adapter;
	}

	public function put( object $built ): void {
		$this->built[ $built::class ] = $built;
	}

	/**
	 * @template T of object
	 * @param class-string<T> $id
	 * @return T
	 */
	public function get( string $id ): object {
		$class = $this->bindings[ $id ] ?? $id;
		$found = $this->built[ $class ] ?? null;
		if ( null === $found ) {
			if ( isset( $this->building[ $class ] ) ) {
				throw new \LogicException( "Constructor circle at $class" );
			}
			$this->building[ $class ] = true;
			try {
				$found = $this->build( $class );
			} finally {
				unset( $this->building[ $class ] );
			}
			$this->built[ $class ] = $found;
		}
		assert( $found instanceof $id );
		return $found;
	}

	/** @param class-string $class */
	private function build( string $class ): object {
		$reflection = new \ReflectionClass( $class );
		$arguments  = [];
		foreach ( $reflection->getConstructor()?->getParameters() ?? [] as $parameter ) {
			$type = $parameter->getType();
			if ( $type instanceof \ReflectionNamedType && ! $type->isBuiltin() ) {
				/** @var class-string $needed */
				$needed      = $type->getName();
				$arguments[] = self::class === $needed ? $this : $this->get( $needed );
			} elseif ( $parameter->isDefaultValueAvailable() ) {
				$arguments[] = $parameter->getDefaultValue();
			} else {
				throw new \LogicException( "Cannot build $class: \${$parameter->getName()} has no class type and no default" );
			}
		}
		return $reflection->newInstanceArgs( $arguments );
	}
}
