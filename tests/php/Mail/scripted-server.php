<?php
/**
 * A server that does what it is told, right or wrong: one script for each connection that comes. Says its port, then
 * serves until all scripts are played.
 *
 * Steps: [ "say", text ] · [ "hear" ] (one line; {tag} in later texts is its first word) · [ "wait", seconds ] ·
 * [ "drip", text, milliseconds between bytes ].
 */
declare( strict_types=1 );

/** @var list<list<array{0: string, 1?: string|float|int, 2?: int}>> $scripts */
$scripts = json_decode( (string) stream_get_contents( STDIN ), true );
$socket  = stream_socket_server( 'tcp://127.0.0.1:0' );
if ( false === $socket ) {
	exit( 1 );
}
echo substr( (string) strrchr( (string) stream_socket_get_name( $socket, false ), ':' ), 1 ) . "\n";

$heard = [];
foreach ( $scripts as $script ) {
	$peer = @stream_socket_accept( $socket, 20 );
	if ( false === $peer ) {
		break;
	}
	stream_set_timeout( $peer, 10 );
	$tag = '';
	foreach ( $script as $step ) {
		$text = str_replace( '{tag}', $tag, (string) ( $step[1] ?? '' ) );
		switch ( $step[0] ) {
			case 'say':
				@fwrite( $peer, $text );
				break;
			case 'hear':
				$line    = rtrim( (string) fgets( $peer ), "\r\n" );
				$heard[] = $line;
				$tag     = explode( ' ', $line )[0];
				break;
			case 'wait':
				usleep( (int) ( (float) $text * 1e6 ) );
				break;
			case 'drip':
				foreach ( str_split( $text ) as $byte ) {
					if ( false === @fwrite( $peer, $byte ) ) {
						break;
					}
					usleep( 1000 * ( $step[2] ?? 1 ) );
				}
				break;
		}
	}
	fclose( $peer );
}
echo json_encode( $heard, JSON_INVALID_UTF8_SUBSTITUTE ) . "\n";
