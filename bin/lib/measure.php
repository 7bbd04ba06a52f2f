<?php
/** Lines per file and per function of php/, as JSON: the same eyes as HouseTest's. */
declare( strict_types=1 );

require dirname( __DIR__, 2 ) . '/vendor/autoload.php';

$measured = [];
foreach ( Deskfold\Tests\House\House::read( dirname( __DIR__, 2 ), [ 'php' ] )->sources as $source ) {
	$measured[] = [
		'file'      => $source->path,
		'lines'     => substr_count( rtrim( $source->code ), "\n" ) + 1,
		'functions' => array_map(
			static fn ( Deskfold\Tests\House\Method $method ): array => [ 'name' => $method->name, 'line' => $method->line, 'lines' => $method->lines ],
			array_values( array_filter( $source->methods(), static fn ( Deskfold\Tests\House\Method $method ): bool => '' !== $method->name ) )
		),
	];
}
echo json_encode( $measured, JSON_THROW_ON_ERROR );
