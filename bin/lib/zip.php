<?php
/**
 * Packs files into an archive: PHP brings what the `zip` program would do.
 * usage: php zip.php <archive> <seconds since 1970> with lines "<path>\t<name inside>" on standard input
 */

declare( strict_types=1 );

[ , $target, $time ] = $argv;
$zip = new ZipArchive();
if ( true !== $zip->open( $target, ZipArchive::CREATE | ZipArchive::OVERWRITE ) ) {
	fwrite( STDERR, "Cannot write $target.\n" );
	exit( 1 );
}
foreach ( explode( "\n", trim( (string) stream_get_contents( STDIN ) ) ) as $line ) {
	[ $path, $name ] = explode( "\t", $line );
	// Times and rights are fixed, so that the same sources give the same archive.
	if ( ! $zip->addFile( $path, $name ) || ! $zip->setMtimeName( $name, (int) $time ) || ! $zip->setExternalAttributesName( $name, ZipArchive::OPSYS_UNIX, 0100644 << 16 ) ) {
		fwrite( STDERR, "Cannot add $path.\n" );
		exit( 1 );
	}
}
exit( $zip->close() ? 0 : 1 );
