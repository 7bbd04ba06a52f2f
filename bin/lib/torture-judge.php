<?php
/**
 * What lies in tables and files, read past WordPress and the plugin: messages, quarantine, raw files, attachments, orphans,
 * replies. As JSON.
 */

declare( strict_types=1 );

[ , $user, $password, $socket, $name, $storage ] = $argv;
$db = new mysqli( 'localhost', $user, $password, $name, 0, $socket );
$db->set_charset( 'utf8mb4' );

$rows  = static fn ( string $sql ): array => $db->query( str_replace( '{', 'wp_deskfold_', str_replace( '}', '', $sql ) ) )->fetch_all( MYSQLI_ASSOC );
$value = static fn ( string $sql ): int => (int) array_values( $rows( $sql )[0] )[0];
$file  = static fn ( string $path ): string => is_file( "$storage/$path" ) ? (string) hash_file( 'sha256', "$storage/$path" ) : 'missing';
$ids   = static fn ( string $text ): array => preg_match_all( '/ledger-[0-9a-f]{16}/', $text, $found ) ? array_values( array_unique( $found[0] ) ) : array();

$messages = array();
foreach ( $rows( "SELECT m.id, m.text, r.path, r.content_hash FROM {messages} m LEFT JOIN {raw_messages} r ON r.id = m.raw_id WHERE m.kind = 'incoming'" ) as $row ) {
	$messages[ $row['id'] ] = array( 'ids' => $ids( (string) $row['text'] ), 'raw' => $file( (string) $row['path'] ), 'said' => $row['content_hash'], 'files' => array() );
}
foreach ( $rows( 'SELECT message_id, path, sha256 FROM {attachments}' ) as $row ) {
	if ( isset( $messages[ $row['message_id'] ] ) ) {
		$messages[ $row['message_id'] ]['files'][] = $file( (string) $row['path'] ) === $row['sha256'] ? $row['sha256'] : 'damaged';
	}
}
$parked = array();
foreach ( $rows( "SELECT path FROM {raw_messages} WHERE state = 'quarantined'" ) as $row ) {
	$parked[] = array( 'ids' => $ids( (string) @file_get_contents( "$storage/{$row['path']}" ) ), 'raw' => $file( (string) $row['path'] ) );
}
$named = array_column( $rows( "SELECT path FROM {raw_messages} WHERE path <> '' UNION SELECT path FROM {attachments}" ), 'path' );
$lying = array();
foreach ( (array) glob( "$storage/??/*" ) as $path ) {
	$lying[] = substr( (string) $path, strlen( $storage ) + 1 );
}
$broken = array(
	'messages without ticket'       => $value( 'SELECT COUNT(*) FROM {messages} m LEFT JOIN {tickets} t ON t.id = m.ticket_id WHERE t.id IS NULL' ),
	'tickets without message'       => $value( 'SELECT COUNT(*) FROM {tickets} t LEFT JOIN {messages} m ON m.ticket_id = t.id WHERE m.id IS NULL' ),
	'attachments without message'   => $value( 'SELECT COUNT(*) FROM {attachments} a LEFT JOIN {messages} m ON m.id = a.message_id WHERE m.id IS NULL' ),
	'lines without ticket'          => $value( 'SELECT COUNT(*) FROM {timeline} l LEFT JOIN {tickets} t ON t.id = l.ticket_id WHERE t.id IS NULL' ),
	'messages without line'         => $value( "SELECT COUNT(*) FROM {messages} m LEFT JOIN {timeline} l ON l.ticket_id = m.ticket_id AND l.message_id = m.id WHERE l.id IS NULL" ),
	'wrong message counts'          => $value( 'SELECT COUNT(*) FROM {tickets} t WHERE t.message_count <> (SELECT COUNT(*) FROM {messages} m WHERE m.ticket_id = t.id)' ),
	'read mails without message'    => $value( "SELECT COUNT(*) FROM {raw_messages} r LEFT JOIN {messages} m ON m.id = r.message_id WHERE r.result IN ('created', 'appended') AND m.id IS NULL" ),
	'mails still waiting'           => $value( "SELECT COUNT(*) FROM {raw_messages} WHERE state = 'received'" ),
	'rows without file'             => count( array_diff( $named, $lying ) ),
	'files without row'             => count( array_diff( $lying, $named ) ),
);
$replies = $rows( "SELECT m.id, m.state, m.message_id, (SELECT COUNT(*) FROM {deliveries} d WHERE d.message_id = m.id AND d.event = 'uncertain') AS uncertain FROM {messages} m WHERE m.kind = 'reply'" );
echo json_encode( array( 'messages' => array_values( $messages ), 'parked' => $parked, 'broken' => $broken, 'replies' => $replies, 'tables' => array_map( $value, array( 'tickets' => 'SELECT COUNT(*) FROM {tickets}', 'raws' => 'SELECT COUNT(*) FROM {raw_messages}' ) ) ), JSON_THROW_ON_ERROR );
