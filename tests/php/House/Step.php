<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** The step on which a class stands in its room: it may use what stands as low or lower. */
enum Step: int {

	case Noun   = 1;
	case Store  = 2;
	case Verb   = 3;
	case Door   = 4;
	case Module = 5;

	/** Null for what has no step: adapters and other workers, which may use all but doors and modules. */
	public static function of( Source $source ): ?self {
		return match ( true ) {
			$source->is( 'Module' )                          => self::Module,
			$source->is( 'Controller', 'Job', 'Command' )    => self::Door,
			$source->is( 'Store', 'Tables', 'Schema' )       => self::Store,
			self::has_invoke( $source )                      => self::Verb,
			self::is_noun( $source )                         => self::Noun,
			default                                          => null,
		};
	}

	private static function has_invoke( Source $source ): bool {
		foreach ( $source->methods() as $method ) {
			if ( '__invoke' === $method->name && $method->is_public ) {
				return true;
			}
		}
		return false;
	}

	/** Interfaces, enums, facts, and classes that show all they hold and take no worker. */
	private static function is_noun( Source $source ): bool {
		$code = $source->code;
		return 1 === preg_match( '~^(interface|enum)\s~m', $code )
			|| ( 1 === preg_match( '~\bpublic\s+readonly\b~', $code ) && 0 === preg_match( '~\b(private|protected)\s+(static\s+)?(readonly\s+)?[?\w\\\\|]+\s+\$~', $code ) );
	}
}
