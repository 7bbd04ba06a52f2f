<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Mail;

/** An SMTP server with a plan of what goes wrong, and a ledger of the mails that it answered for. */
final class FaultySmtp {

	public const STAGES = [ 'greeting', 'ehlo', 'mail', 'rcpt', 'data', 'body', 'dot', 'after', 'quit' ];
	public const FAULTS = [ '421', '450', '550', 'close', 'stall', 'garbage', 'drip' ];

	public readonly int $port;

	private readonly string $ledger;

	/** @var resource */
	private $process;

	/** @var array<int, resource> */
	private array $pipes = [];

	/** @param list<array<string, string>> $plans one for each connection, then none */
	public function __construct( array $plans ) {
		$this->ledger = (string) tempnam( sys_get_temp_dir(), 'deskfold-smtp-' );
		$process      = proc_open( [ PHP_BINARY, __DIR__ . '/faulty-smtp.php', $this->ledger, (string) json_encode( $plans ) ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'file', '/dev/null', 'w' ] ], $pipes );
		assert( is_resource( $process ) );
		$this->process = $process;
		$this->pipes   = $pipes;
		$this->port    = (int) fgets( $pipes[1] );
	}

	/**
	 * Every way in which one conversation can go wrong.
	 *
	 * @return array<string, array<string, string>>
	 */
	public static function plans(): array {
		$plans = [];
		foreach ( self::STAGES as $stage ) {
			foreach ( self::FAULTS as $fault ) {
				// In the middle of the mail a server has nothing to say; and once it has kept the mail, it does not say no.
				$is_code = is_numeric( $fault );
				if ( match ( $stage ) {
					'body'  => ! $is_code && 'garbage' !== $fault && 'drip' !== $fault,
					'after' => ! $is_code,
					default => true,
				} ) {
					$plans[ "$stage $fault" ] = [ $stage => $fault ];
				}
			}
		}
		return $plans;
	}

	/** @return list<array{id: string, to: list<string>}> what it took, oldest first */
	public function taken(): array {
		$lines = file( $this->ledger, FILE_IGNORE_NEW_LINES );
		/** @var list<array{id: string, to: list<string>}> $taken */
		$taken = array_map( static fn ( string $line ): mixed => json_decode( $line, true ), false === $lines ? [] : $lines );
		return $taken;
	}

	/** Returns as soon as a mail has been taken. */
	public function wait_for_a_mail(): void {
		\PHPUnit\Framework\Assert::assertSame( "kept\n", fgets( $this->pipes[1] ) );
	}

	public function __destruct() {
		proc_terminate( $this->process, 9 );
		array_map( 'fclose', $this->pipes );
		proc_close( $this->process );
		unlink( $this->ledger );
	}
}
