<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Law 3, and other things that have one place only. */
final class Places implements Law {

	private const HOOKS   = [ 'add_action', 'add_filter', 'register_activation_hook', 'register_deactivation_hook', 'register_uninstall_hook' ];
	private const FIRING  = [ 'do_action', 'do_action_ref_array' ];
	private const ROUTES  = [ 'register_rest_route', 'register_rest_field' ];
	private const GLOBALS = [ '$_GET', '$_POST', '$_REQUEST', '$_SERVER', '$_COOKIE', '$_FILES', '$_ENV', '$_SESSION', '$GLOBALS' ];
	private const INPUTS  = [ 'filter_input', 'filter_input_array' ];
	private const NEVER   = [
		'eval', 'extract', 'unserialize', 'maybe_unserialize', 'serialize', 'create_function', 'parse_str', 'mb_parse_str',
		'exec', 'shell_exec', 'system', 'passthru', 'popen', 'proc_open', 'pcntl_exec', 'dl',
		'var_dump', 'print_r', 'var_export', 'debug_print_backtrace', 'phpinfo',
		'rand', 'mt_rand', 'uniqid', 'lcg_value', 'str_shuffle', 'query_posts', 'set_time_limit', 'ini_set',
	];
	private const SQL = '~^\W*(SELECT\s+[\s\S]*\bFROM\b|SELECT\s+(\*|\w+\()|INSERT\s+(IGNORE\s+)?INTO\b|REPLACE\s+INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+([\w.]+\s+)?FROM\b|(CREATE|ALTER|DROP|TRUNCATE)\s+(TABLE|INDEX|VIEW)\b|SHOW\s+(TABLES|INDEX|COLUMNS|CREATE)\b|START\s+TRANSACTION|SAVEPOINT\b|WITH\s+\w+\s+AS\s*\()~';

	public function broken( Source $source, House $house ): iterable {
		yield from $this->functions( $source );
		yield from $this->variables( $source );
		yield from $this->names( $source );
		yield from $this->texts( $source );
	}

	/**
	 * A controller may end a request, after it has sent it elsewhere.
	 *
	 * @return iterable<string>
	 */
	private function functions( Source $source ): iterable {
		$at_home = [
			'hooks'       => [ self::HOOKS, $source->is( 'Module' ) || in_array( $source->path, [ 'php/Core/Module.php', 'php/Plugin.php' ], true ), 'a hook is added in a module only' ],
			'firing'      => [ self::FIRING, 'php/Core/Events.php' === $source->path, 'a fact is fired through Core\Events, after the commit' ],
			'routes'      => [ self::ROUTES, 'php/Core/Rest.php' === $source->path, 'a route is made by Core\Rest, with its permission' ],
			'input'       => [ self::INPUTS, 'php/Core/Input.php' === $source->path, 'requests are read by Core\Input' ],
			'never'       => [ self::NEVER, false, 'this function has no place in the house' ],
		];
		foreach ( $source->calls() as [ $name, $line ] ) {
			foreach ( $at_home as [ $names, $allowed, $sentence ] ) {
				if ( ! $allowed && in_array( strtolower( $name ), $names, true ) ) {
					yield "$line: $name(): $sentence";
				}
			}
			if ( str_starts_with( $name, 'wc_' ) && 'Woo' !== $source->room() ) {
				yield "$line: $name(): WooCommerce is known in Woo only";
			}
		}
		foreach ( $source->tokens as $at => $token ) {
			if ( $token->is( [ T_EVAL ] ) || ( $token->is( T_EXIT ) && ! $source->is( 'Controller' ) && ! $this->is_guard( $source, $at ) ) || '`' === $token->text ) {
				yield "{$token->line}: {$token->text} has no place in the house";
			}
		}
	}

	/** @return iterable<string> */
	private function variables( Source $source ): iterable {
		foreach ( $source->tokens as $token ) {
			if ( ! $token->is( T_VARIABLE ) ) {
				continue;
			}
			if ( in_array( $token->text, self::GLOBALS, true ) && 'php/Core/Input.php' !== $source->path ) {
				yield "{$token->line}: {$token->text}: requests are read by Core\Input";
			}
			if ( '$wpdb' === $token->text && 'php/Core/Database.php' !== $source->path ) {
				yield "{$token->line}: \$wpdb is touched by Core\Database only";
			}
		}
	}

	/** @return iterable<string> */
	private function names( Source $source ): iterable {
		$may_hold = $source->is( 'Module' ) || in_array( $source->path, [ 'php/Plugin.php', 'php/Core/Module.php', 'php/Core/Container.php' ], true );
		foreach ( $source->mentions() as $mention ) {
			if ( 'Deskfold\Core\Container' === $mention->name && ! $may_hold ) {
				yield "{$mention->line}: the container is held by Plugin and modules only";
			}
			if ( 'Woo' !== $source->room() && 1 === preg_match( '~^(WC_\w+|WC|WooCommerce|Automattic\\\\WooCommerce\\\\.*)$~', 1 === preg_match( '~\\\\(WC_\w+|WC|WooCommerce)$~', $mention->name, $short ) ? $short[1] : $mention->name ) ) {
				yield "{$mention->line}: {$mention->short()}: WooCommerce is known in Woo only";
			}
			if ( 'wpdb' === $mention->short() && 'php/Core/Database.php' !== $source->path ) {
				yield "{$mention->line}: wpdb is touched by Core\Database only";
			}
			if ( 'WP_Error' === $mention->short() && $mention->is_call && 'php/Core/Rest.php' !== $source->path ) {
				yield "{$mention->line}: a WP_Error is made by Core\Rest only: throw a Problem";
			}
		}
	}

	/** @return iterable<string> */
	private function texts( Source $source ): iterable {
		$may_ask = $source->is( 'Store', 'Tables' ) || in_array( $source->path, [ 'php/Core/Database.php', 'php/Core/Tables.php' ], true );
		foreach ( $source->tokens as $token ) {
			if ( ! $may_ask && $token->is( [ T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE ] ) && 1 === preg_match( self::SQL, $token->text ) ) {
				yield "{$token->line}: SQL lives in stores only";
			}
			if ( $token->is( T_CONSTANT_ENCAPSED_STRING ) && str_contains( $token->text, 'php://input' ) && 'php/Core/Input.php' !== $source->path ) {
				yield "{$token->line}: requests are read by Core\Input";
			}
		}
	}

	/** `defined( 'ABSPATH' ) || exit;` */
	private function is_guard( Source $source, int $at ): bool {
		return ( $source->tokens[ $at - 1 ] ?? null )?->text === '||' && ( $source->tokens[ $at + 1 ] ?? null )?->text === ';';
	}
}
