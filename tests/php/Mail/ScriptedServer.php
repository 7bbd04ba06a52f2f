<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Mail;

/** A mail server that misbehaves on purpose. */
final class ScriptedServer {

	public readonly int $port;

	/** @var resource */
	private $process;

	/** @var array<int, resource> */
	private array $pipes = [];

	/** @param list<array{0: string, 1?: string|float|int, 2?: int}> ...$scripts one for each connection */
	public function __construct( array ...$scripts ) {
		$process = proc_open( [ PHP_BINARY, __DIR__ . '/scripted-server.php' ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'file', '/dev/null', 'w' ] ], $pipes );
		assert( is_resource( $process ) );
		$this->process = $process;
		$this->pipes   = $pipes;
		fwrite( $pipes[0], (string) json_encode( $scripts ) );
		fclose( $pipes[0] );
		$this->port = (int) fgets( $pipes[1] );
	}

	/**
	 * An IMAP conversation up to the opened folder, then these steps.
	 *
	 * @param list<array{0: string, 1?: string|float|int, 2?: int}> $then
	 * @return list<array{0: string, 1?: string|float|int, 2?: int}>
	 */
	public static function imap( array $then ): array {
		return [
			[ 'say', "* OK ready\r\n" ],
			[ 'hear' ],
			[ 'say', "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n{tag} OK\r\n" ],
			[ 'hear' ],
			[ 'say', "{tag} OK signed in\r\n" ],
			[ 'hear' ],
			[ 'say', "* 3 EXISTS\r\n* OK [UIDVALIDITY 77] lasting\r\n* OK [UIDNEXT 4] next\r\n{tag} OK [READ-ONLY] open\r\n" ],
			...$then,
		];
	}

	/** @return list<string> the lines it got, once all its scripts are played */
	public function heard(): array {
		$heard = json_decode( (string) stream_get_contents( $this->pipes[1] ), true );
		return is_array( $heard ) ? array_values( array_filter( $heard, 'is_string' ) ) : [];
	}

	public function __destruct() {
		proc_terminate( $this->process, 9 );
		fclose( $this->pipes[1] );
		proc_close( $this->process );
	}
}
