<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** Points in time as a visitor says them, in the site's time zone. */
final class Moment {

	/** For a list: "5 minutes ago", then the date. */
	public static function ago( int $ms ): string {
		$time = intdiv( $ms, 1000 );
		$ago  = time() - $time;
		/* translators: %s: a length of time, such as "5 minutes". */
		$text = $ago < DAY_IN_SECONDS ? sprintf( __( '%s ago', 'deskfold' ), human_time_diff( $time ) ) : self::date( $time );
		if ( $ago >= DAY_IN_SECONDS && wp_date( 'Ymd', $time ) === wp_date( 'Ymd', time() - DAY_IN_SECONDS ) ) {
			$text = __( 'Yesterday', 'deskfold' );
		}
		return self::element( $time, $text );
	}

	/** For a conversation: the time today, else date and time. */
	public static function at( int $ms ): string {
		$time  = intdiv( $ms, 1000 );
		$clock = (string) wp_date( self::format( 'time_format' ), $time );
		/* translators: 1: date, 2: time of day. */
		$text  = self::is_today( $ms ) ? $clock : sprintf( _x( '%1$s, %2$s', 'date and time', 'deskfold' ), self::date( $time ), $clock );
		return self::element( $time, $text );
	}

	public static function day( int $ms ): string {
		return self::date( intdiv( $ms, 1000 ) );
	}

	/** Whether it was today, in the site's time zone. */
	public static function is_today( int $ms ): bool {
		return wp_date( 'Ymd', intdiv( $ms, 1000 ) ) === wp_date( 'Ymd' );
	}

	private static function date( int $time ): string {
		return (string) wp_date( self::format( 'date_format' ), $time );
	}

	private static function element( int $time, string $text ): string {
		return sprintf( '<time datetime="%s">%s</time>', esc_attr( gmdate( 'c', $time ) ), esc_html( $text ) );
	}

	private static function format( string $option ): string {
		$format = get_option( $option );
		return is_string( $format ) && '' !== $format ? $format : 'Y-m-d H:i';
	}
}
