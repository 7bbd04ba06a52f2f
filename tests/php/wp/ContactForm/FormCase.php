<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\ContactForm;

use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\SealForm;
use Deskfold\Tests\WpTestCase;
use WP_REST_Response;

/** Fills in and posts the form as its script does. */
abstract class FormCase extends WpTestCase {

	protected const NOON = 1_790_000_000_000;

	/** @var list<string> */
	private array $files = [];

	protected function tearDown(): void {
		array_map( 'unlink', $this->files );
		$this->files = [];
		parent::tearDown();
	}

	/** A seal that was printed a minute ago. */
	protected function seal( ?FormShape $shape = null, int $age = 60_000 ): string {
		$this->now( self::NOON - $age );
		$seal = ( $this->get( SealForm::class ) )( $shape ?? new FormShape( 'f1', locale: 'en_US' ) );
		$this->now( self::NOON );
		return $seal;
	}

	/**
	 * @param array<string, string>               $fields without the prefix; what is not named is filled in well
	 * @param list<array{string, string, string}> $files  name, claimed type, bytes
	 */
	protected function post( array $fields = [], array $files = [] ): WP_REST_Response {
		$fields['seal'] ??= $this->seal();
		$fields          += [
			'key'     => 'key-1',
			'name'    => 'Maya Lindqvist',
			'email'   => 'maya@x.test',
			'message' => 'The bowl has a crack.',
		];
		$params = [];
		foreach ( $fields as $name => $value ) {
			$params[ "deskfold_$name" ] = $value;
		}
		return $this->rest( 'POST', '/form', $params, 0, [] === $files ? [] : [ 'deskfold_files' => $this->uploads( $files ) ] );
	}

	/**
	 * @param list<array{string, string, string}> $files
	 * @return array<string, mixed>
	 */
	protected function uploads( array $files ): array {
		$field = [ 'name' => [], 'type' => [], 'tmp_name' => [], 'error' => [], 'size' => [] ];
		foreach ( $files as [ $name, $type, $bytes ] ) {
			$path = (string) tempnam( sys_get_temp_dir(), 'form' );
			file_put_contents( $path, $bytes );
			$this->files[]       = $path;
			$field['name'][]     = $name;
			$field['type'][]     = $type;
			$field['tmp_name'][] = $path;
			$field['error'][]    = UPLOAD_ERR_OK;
			$field['size'][]     = strlen( $bytes );
		}
		return $field;
	}

	protected static function png(): string {
		return (string) base64_decode( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', true );
	}

	/** @return list<string> the fields that the answer finds fault with */
	protected function faults( WP_REST_Response $response ): array {
		/** @var array{data?: array{faults?: list<array{field: string}>}} $body */
		$body = $this->json( $response );
		return array_column( $body['data']['faults'] ?? [], 'field' );
	}

	/** The ticket that the answer names. */
	protected function ticket_of( WP_REST_Response $response ): int {
		$body = $this->json( $response );
		self::assertIsArray( $body );
		self::assertIsInt( $body['ticket_id'] ?? null, (string) wp_json_encode( $body ) );
		return $body['ticket_id'];
	}
}
