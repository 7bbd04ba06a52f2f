<?php
/**
 * An SMTP server that keeps the rules except where its plan says otherwise: one plan for each connection, none for the ones
 * after them. Says its port, then serves until it is ended. Each mail that it answered 250 for is a line of the ledger.
 *
 * A plan is { stage: fault }. Stages: greeting, ehlo, mail, rcpt, data, body, dot, after, quit, and "rcpt <address>".
 * Faults: a code such as "450" · "close" · "stall" · "garbage" · "drip".
 */
declare( strict_types=1 );

[ , $ledger, $plans ] = $argv;
/** @var list<array<string, string>> $plans */
$plans  = json_decode( $plans, true );
$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
if ( false === $socket ) {
	exit( 1 );
}
echo substr( (string) strrchr( (string) stream_socket_get_name( $socket, false ), ':' ), 1 ) . "\n";

final class Peer {

	/**
	 * @param resource              $stream
	 * @param array<string, string> $plan
	 */
	public function __construct( private $stream, private array $plan, private string $ledger ) {
		stream_set_timeout( $stream, 20 );
	}

	public function serve(): void {
		try {
			$this->answer( 'greeting', '220 ready' );
			$to = [];
			while ( '' !== ( $line = $this->hear() ) ) {
				[ $verb, $rest ] = explode( ' ', $line, 2 ) + [ '', '' ];
				switch ( strtoupper( $verb ) ) {
					case 'EHLO':
						$this->answer( 'ehlo', "250-smtp.demo.test\r\n250 SIZE 9000000" );
						break;
					case 'MAIL':
						$this->answer( 'mail', '250 2.1.0 ok' );
						break;
					case 'RCPT':
						$address = (string) preg_replace( '/^.*<|>.*$/', '', $rest );
						if ( $this->answer( isset( $this->plan[ "rcpt $address" ] ) ? "rcpt $address" : 'rcpt', '250 2.1.5 ok' ) ) {
							$to[] = $address;
						}
						break;
					case 'DATA':
						if ( $this->answer( 'data', '354 go on' ) ) {
							$this->take( $to );
						}
						break;
					case 'QUIT':
						$this->answer( 'quit', '221 bye' );
						return;
					default:
						$this->say( '250 ok' );
				}
			}
		} catch ( RuntimeException ) {
			return;
		}
	}

	/** @param list<string> $to */
	private function take( array $to ): void {
		$id    = '';
		$lines = 0;
		while ( '.' !== ( $line = $this->hear( true ) ) ) {
			$id = 1 === preg_match( '/^Message-ID: <(.*)>/i', $line, $found ) ? $found[1] : $id;
			if ( 3 === ++$lines && isset( $this->plan['body'] ) ) {
				$this->fault( $this->plan['body'] );
			}
		}
		// Before the mail is kept, and after: the sender sees the same.
		$this->plan['dot'] ??= '';
		if ( '' !== $this->plan['dot'] && ! $this->answer( 'dot', '' ) ) {
			return;
		}
		file_put_contents( $this->ledger, json_encode( [ 'id' => $id, 'to' => $to ] ) . "\n", FILE_APPEND );
		echo "kept\n";
		$this->answer( 'after', '250 2.0.0 queued as 4711' );
	}

	/** @return bool whether it was answered as the rules say */
	private function answer( string $stage, string $right ): bool {
		$fault = $this->plan[ $stage ] ?? '';
		if ( '' !== $fault && 'drip' !== $fault ) {
			$this->fault( $fault );
			return false;
		}
		$this->say( $right, 'drip' === $fault ? 60 : 0 );
		return true;
	}

	private function fault( string $fault ): void {
		switch ( $fault ) {
			case 'stall':
				// Until the other side has had enough.
				fgets( $this->stream );
				throw new RuntimeException( 'gone' );
			case 'close':
				throw new RuntimeException( 'gone' );
			case 'garbage':
				$this->say( 'HTTP/1.1 400 What?' );
				return;
			default:
				$this->say( "$fault planned" );
				if ( '421' === $fault ) {
					throw new RuntimeException( 'gone' );
				}
		}
	}

	private function say( string $line, int $pause = 0 ): void {
		foreach ( 0 === $pause ? [ "$line\r\n" ] : str_split( "$line\r\n" ) as $part ) {
			if ( false === @fwrite( $this->stream, $part ) ) {
				throw new RuntimeException( 'gone' );
			}
			usleep( $pause * 1000 );
		}
	}

	private function hear( bool $even_if_empty = false ): string {
		$line = fgets( $this->stream );
		if ( false === $line ) {
			throw new RuntimeException( 'gone' );
		}
		$line = rtrim( $line, "\r\n" );
		return '' === $line && ! $even_if_empty ? 'NOOP' : $line;
	}
}

while ( false !== ( $stream = @stream_socket_accept( $socket, 3600 ) ) ) {
	( new Peer( $stream, array_shift( $plans ) ?? [], $ledger ) )->serve();
	fclose( $stream );
}
