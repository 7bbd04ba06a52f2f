<?php
/**
 * Prints as JSON what docs/cli.md, docs/rest.md and docs/hooks.md say: read from the sources and their doc comments. No WordPress.
 */

declare( strict_types=1 );

$deskfold = dirname( __DIR__, 2 );
require $deskfold . '/php/autoload.php';
define( 'ABSPATH', $deskfold . '/' );
foreach ( array( 'KB_IN_BYTES' => 1024, 'MB_IN_BYTES' => 1048576, 'DAY_IN_SECONDS' => 86400, 'HOUR_IN_SECONDS' => 3600, 'MINUTE_IN_SECONDS' => 60 ) as $deskfold_name => $deskfold_value ) {
	define( $deskfold_name, $deskfold_value );
}
foreach ( array( '__', '_x', 'esc_html__', 'esc_attr__' ) as $deskfold_name ) {
	eval( "function $deskfold_name( string \$text ): string { return \$text; }" );
}

/** @var list<array{string, string, array<mixed>}> $deskfold_routes */
$deskfold_routes = array();
function register_rest_route( string $space, string $path, array $route ): void {
	$GLOBALS['deskfold_routes'][] = array( $space, $path, $route );
}

/** The text of a doc comment above its first tag, and its lines. */
function deskfold_words( string|false $comment ): string {
	$lines = array();
	foreach ( explode( "\n", (string) $comment ) as $line ) {
		$line = (string) preg_replace( '~^\s*(/\*\*\s?|\*/|\* ?)|\s*\*/$~', '', rtrim( $line ) );
		if ( str_starts_with( $line, '@' ) ) {
			break;
		}
		$lines[] = $line;
	}
	return trim( implode( "\n", $lines ) );
}

/** @return list<ReflectionClass<object>> of our classes whose source holds a text, by name: others may lean on WordPress */
function deskfold_classes( string $root, string $text ): array {
	$classes = array();
	$files   = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( "$root/php", FilesystemIterator::SKIP_DOTS ) );
	foreach ( $files as $file ) {
		$code = (string) file_get_contents( (string) $file );
		if ( str_contains( $code, $text ) && 1 === preg_match( '~^namespace ([\w\\\\]+);~m', $code, $space ) && 1 === preg_match( '~^(?:final |abstract )*(?:class|enum|interface) (\w+)~m', $code, $name ) ) {
			$classes[ "$space[1]\\$name[1]" ] = new ReflectionClass( "$space[1]\\$name[1]" );
		}
	}
	ksort( $classes );
	return array_values( $classes );
}

/** The room of a class. */
function deskfold_room( ReflectionClass $class ): string {
	return explode( '\\', $class->getName() )[1];
}

/** The lines of a function, as they stand in its file. */
function deskfold_lines( ReflectionFunction $function ): string {
	$lines = file( (string) $function->getFileName() );
	return implode( '', array_slice( $lines, $function->getStartLine() - 1, $function->getEndLine() - $function->getStartLine() + 1 ) );
}

/** @return array{name: string, words: string} of WP-CLI's commands: "deskfold ticket list" and its help */
function deskfold_command( string $name, ReflectionMethod $method ): array {
	$words = deskfold_words( $method->getDocComment() );
	return array( 'name' => $name, 'words' => $words );
}

/** @return list<array<string, mixed>> */
function deskfold_commands(): array {
	$groups = array();
	foreach ( ( new ReflectionClass( Deskfold\Cli\CliModule::class ) )->getConstant( 'COMMANDS' ) as $name => $of ) {
		$class = new ReflectionClass( $of[0] );
		$group = explode( ' ', $name )[0];
		$groups[ $group ]['name'] ??= $group;
		if ( $name === $group ) {
			$groups[ $group ]['words'] = deskfold_words( $class->getDocComment() );
		}
		if ( isset( $of[1] ) ) {
			$groups[ $group ]['commands'][] = deskfold_command( "deskfold $name", $class->getMethod( $of[1] ) );
			continue;
		}
		foreach ( $class->getMethods( ReflectionMethod::IS_PUBLIC ) as $method ) {
			if ( '__invoke' === $method->getName() || ! str_starts_with( $method->getName(), '__' ) ) {
				$groups[ $group ]['commands'][] = deskfold_command( '__invoke' === $method->getName() ? "deskfold $name" : "deskfold $name {$method->getName()}", $method );
			}
		}
	}
	return array_values( $groups );
}

/** @return list<string> capabilities that a permission asks for; [] when it asks for none */
function deskfold_permissions( Closure $permission ): array {
	$code = deskfold_lines( new ReflectionFunction( $permission ) );
	preg_match_all( '~current_user_can\(\s*(?:Permissions::(\w+)|\'(\w+)\')~', $code, $found, PREG_SET_ORDER );
	$names = array();
	foreach ( $found as $one ) {
		$names[] = '' !== $one[1] ? constant( Deskfold\Agents\Permissions::class . "::$one[1]" ) : $one[2];
	}
	return array_values( array_unique( $names ) );
}

/** @return list<array<string, mixed>> */
function deskfold_routes( string $root ): array {
	$container = new Deskfold\Core\Container();
	$rooms     = array();
	foreach ( deskfold_classes( $root, '->route(' ) as $class ) {
		if ( ! str_ends_with( $class->getName(), 'Controller' ) || ! $class->hasMethod( 'routes' ) ) {
			continue;
		}
		$GLOBALS['deskfold_routes'] = array();
		$container->get( $class->getName() )->routes();
		$routes = array();
		foreach ( $GLOBALS['deskfold_routes'] as list( $space, $path, $route ) ) {
			$verb       = ( new ReflectionFunction( $route['callback'] ) )->getStaticVariables()['verb'];
			$permission = ( new ReflectionFunction( $route['permission_callback'] ) )->getStaticVariables()['permission'];
			$routes[]   = array(
				'method'      => $route['methods'],
				'path'        => "/$space" . preg_replace( '~\(\?P<(\w+)>[^)]*\)~', '{$1}', $path ),
				'words'       => deskfold_words( ( new ReflectionFunction( Closure::fromCallable( $verb ) ) )->getDocComment() ),
				'permissions' => deskfold_permissions( Closure::fromCallable( $permission ) ),
				'args'        => (object) $route['args'],
			);
		}
		$rooms[] = array( 'room' => deskfold_room( $class ), 'words' => deskfold_words( $class->getDocComment() ), 'routes' => $routes );
	}
	return $rooms;
}

/** @return list<array<string, mixed>> facts: fired through do_action after the commit, with one object */
function deskfold_facts( string $root ): array {
	$facts = array();
	foreach ( deskfold_classes( $root, 'const NAME' ) as $class ) {
		if ( ! $class->hasConstant( 'NAME' ) || ! str_starts_with( (string) $class->getConstant( 'NAME' ), 'deskfold_' ) ) {
			continue;
		}
		$fields = array();
		foreach ( $class->getProperties( ReflectionProperty::IS_PUBLIC ) as $property ) {
			$fields[ $property->getName() ] = (string) $property->getType();
		}
		$facts[] = array( 'name' => $class->getConstant( 'NAME' ), 'class' => $class->getName(), 'words' => deskfold_words( $class->getDocComment() ), 'fields' => (object) $fields );
	}
	return $facts;
}

/** @return list<array<string, string>> filters: constants that a source of the same class or another hands to apply_filters() */
function deskfold_filters( string $root ): array {
	$filters = array();
	foreach ( deskfold_classes( $root, 'apply_filters(' ) as $class ) {
		$code = (string) file_get_contents( (string) $class->getFileName() );
		preg_match_all( '~apply_filters\(\s*self::(\w+)~', $code, $found );
		foreach ( array_unique( $found[1] ) as $name ) {
			$constant = $class->getReflectionConstant( $name );
			$filters[ $constant->getValue() ] = array( 'name' => $constant->getValue(), 'constant' => "{$class->getName()}::$name", 'words' => preg_replace( '~^Filter: ~', '', deskfold_words( $constant->getDocComment() ) ) );
		}
	}
	ksort( $filters );
	return array_values( $filters );
}

echo json_encode(
	array(
		'commands' => deskfold_commands(),
		'rest'     => deskfold_routes( $deskfold ),
		'facts'    => deskfold_facts( $deskfold ),
		'filters'  => deskfold_filters( $deskfold ),
	),
	JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
);
