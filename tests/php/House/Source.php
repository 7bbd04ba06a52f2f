<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

use PhpToken;

/** One PHP file as the laws see it. */
final class Source {

	/** @var list<PhpToken> without white space and comments */
	public readonly array $tokens;

	/** @var array<string, string> short name → full name */
	private array $imports = [];

	/** @param string $path relative to the root, e.g. php/Tickets/Ticket.php */
	public function __construct( public readonly string $path, public readonly string $code ) {
		$this->tokens = array_values( array_filter( PhpToken::tokenize( $code ), static fn ( PhpToken $token ): bool => ! $token->isIgnorable() || $token->is( T_OPEN_TAG ) ) );
		$this->read_imports();
	}

	/** The folder under php/, '' for what lies directly in it or elsewhere. */
	public function room(): string {
		return 1 === preg_match( '~^php/(\w+)/~', $this->path, $found ) ? $found[1] : '';
	}

	/** File name without .php: by law also the name of the class. */
	public function name(): string {
		return basename( $this->path, '.php' );
	}

	public function class_name(): string {
		return $this->place() . '\\' . $this->name();
	}

	/** The namespace that the path stands for. */
	public function place(): string {
		$folders = array_filter( explode( '/', dirname( $this->path ) ), static fn ( string $folder ): bool => ! in_array( $folder, [ 'php', '.' ], true ) );
		return implode( '\\', [ 'Deskfold', ...$folders ] );
	}

	/** Whether the name ends like this and is more than that. */
	public function is( string ...$suffixes ): bool {
		foreach ( $suffixes as $suffix ) {
			if ( str_ends_with( $this->name(), $suffix ) && $this->name() !== $suffix ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Every class, function or constant that the code names, with its full name.
	 *
	 * @return list<Mention>
	 */
	public function mentions(): array {
		$mentions = [];
		foreach ( $this->tokens as $at => $token ) {
			if ( ! $token->is( [ T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED ] ) || $this->is_member( $at ) ) {
				continue;
			}
			$mentions[] = new Mention( $this->resolve( $token ), $token->line, $this->is_class_constant( $at ), $this->is_call( $at ) );
		}
		return $mentions;
	}

	/**
	 * Calls of functions (not of methods), by bare name.
	 *
	 * @return list<array{string, int, int}> name, line, index of the opening parenthesis in tokens
	 */
	public function calls(): array {
		$calls = [];
		foreach ( $this->tokens as $at => $token ) {
			if ( $token->is( [ T_STRING, T_NAME_FULLY_QUALIFIED ] ) && $this->is_call( $at ) && ! $this->is_member( $at ) && ! $this->follows( $at, [ T_NEW ] ) ) {
				$calls[] = [ ltrim( $token->text, '\\' ), $token->line, $at + 1 ];
			}
		}
		return $calls;
	}

	/**
	 * The arguments of a call, each as its tokens.
	 *
	 * @param int $open index of the opening parenthesis
	 * @return list<list<PhpToken>>
	 */
	public function arguments( int $open ): array {
		$arguments = [ [] ];
		$depth     = 0;
		for ( $at = $open; $at < count( $this->tokens ); $at++ ) {
			$token  = $this->tokens[ $at ];
			$before = $depth;
			$depth += self::weight( $token );
			if ( 0 === $depth ) {
				break;
			}
			if ( ',' === $token->text && 1 === $before ) {
				$arguments[] = [];
			} elseif ( $at > $open ) {
				$arguments[ count( $arguments ) - 1 ][] = $token;
			}
		}
		return array_values( array_filter( $arguments, static fn ( array $argument ): bool => [] !== $argument ) );
	}

	/** @return list<Method> functions with a name, and long closures as their part */
	public function methods(): array {
		return Method::all( $this->tokens );
	}

	/**
	 * Index of the token that closes what opens at this index.
	 *
	 * @param list<PhpToken> $tokens
	 */
	public static function closing( array $tokens, int $open ): int {
		$depth = 0;
		for ( $at = $open; $at < count( $tokens ); $at++ ) {
			$depth += self::weight( $tokens[ $at ] );
			if ( 0 === $depth ) {
				return $at;
			}
		}
		return count( $tokens ) - 1;
	}

	/** 1 for what opens a bracket, -1 for what closes one; a bracket inside a text is neither. */
	public static function weight( PhpToken $token ): int {
		if ( $token->id >= 256 && ! $token->is( [ T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES, T_ATTRIBUTE ] ) ) {
			return 0;
		}
		return match ( $token->text ) {
			'(', '[', '{', '${', '#[' => 1,
			')', ']', '}' => -1,
			default => 0,
		};
	}

	private function is_member( int $at ): bool {
		return $this->follows( $at, [ T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_CONST, T_NAMESPACE, T_CASE ] );
	}

	private function is_call( int $at ): bool {
		return '(' === ( $this->tokens[ $at + 1 ]->text ?? '' );
	}

	private function is_class_constant( int $at ): bool {
		return '::' === ( $this->tokens[ $at + 1 ]->text ?? '' ) && 'class' === ( $this->tokens[ $at + 2 ]->text ?? '' );
	}

	/** @param list<int> $kinds */
	private function follows( int $at, array $kinds ): bool {
		return $at > 0 && $this->tokens[ $at - 1 ]->is( $kinds );
	}

	private function resolve( PhpToken $token ): string {
		if ( $token->is( T_NAME_FULLY_QUALIFIED ) ) {
			return ltrim( $token->text, '\\' );
		}
		$parts = explode( '\\', $token->text, 2 );
		if ( isset( $this->imports[ $parts[0] ] ) ) {
			return $this->imports[ $parts[0] ] . ( isset( $parts[1] ) ? '\\' . $parts[1] : '' );
		}
		// After `use` a qualified name is already whole.
		return str_starts_with( $token->text, 'Deskfold\\' ) ? $token->text : $this->place() . '\\' . $token->text;
	}

	private function read_imports(): void {
		$group = '~^use\s+(?:function\s+|const\s+)?([\w\\\\]+)\\\\\{([^}]+)\}\s*;~m';
		preg_match_all( $group, $this->code, $groups, PREG_SET_ORDER );
		foreach ( $groups as [ , $prefix, $names ] ) {
			foreach ( array_filter( array_map( 'trim', explode( ',', $names ) ) ) as $name ) {
				$this->import( "$prefix\\$name" );
			}
		}
		preg_match_all( '~^use\s+(?:function\s+|const\s+)?([\w\\\\]+(?:\s+as\s+\w+)?)\s*;~m', $this->code, $singles );
		array_map( $this->import( ... ), $singles[1] );
	}

	private function import( string $clause ): void {
		$parts = preg_split( '~\s+as\s+~', ltrim( $clause, '\\' ) );
		assert( is_array( $parts ) );
		$full  = $parts[0] ?? '';
		$short = $parts[1] ?? substr( strrchr( '\\' . $full, '\\' ) ?: $full, 1 );
		$this->imports[ $short ] = $full;
	}
}
