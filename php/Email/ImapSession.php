<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** Commands and their answers: each command has its tag, and what the server says in between is heard by whoever asked. */
final class ImapSession {

	private int $count = 0;

	private readonly ImapReader $reader;

	public function __construct( private readonly Wire $wire ) {
		$this->reader = new ImapReader( $wire );
	}

	public function greeting(): ImapResponse {
		return $this->reader->next();
	}

	public function encrypt(): void {
		$this->wire->encrypt();
	}

	public function leave(): void {
		try {
			$this->wire->write( $this->tag() . " LOGOUT\r\n" );
		} catch ( Problem ) {
			// Leaving without a word is as good.
			$this->wire->close();
		}
		$this->wire->close();
	}

	/**
	 * @param ?callable(ImapResponse): void $hear  each untagged response
	 * @param int                           $limit bytes that a response may carry
	 * @throws Problem when the answer is no
	 */
	public function must( string $command, ?callable $hear = null, int $limit = 65536 ): void {
		$answer = $this->command( $command, $hear, $limit );
		if ( 'OK' !== $answer->type ) {
			throw WireProblem::refused( $this->wire->server, $answer->words() );
		}
	}

	/** @param ?callable(ImapResponse): void $hear */
	public function command( string $command, ?callable $hear = null, int $limit = 65536 ): ImapResponse {
		$tag = $this->tag();
		$this->wire->write( "$tag $command\r\n" );
		return $this->await( $tag, $hear, $limit );
	}

	/**
	 * A command whose next part may be sent only when the server asks for it.
	 *
	 * @param non-empty-list<string> $parts
	 */
	public function command_in_parts( array $parts ): ImapResponse {
		$tag = $this->tag();
		$this->wire->write( "$tag " . array_shift( $parts ) . "\r\n" );
		foreach ( $parts as $part ) {
			$answer = $this->await( $tag );
			if ( ! $answer->is_continuation() ) {
				return $answer;
			}
			$this->wire->write( "$part\r\n" );
		}
		return $this->await( $tag );
	}

	/**
	 * Listens until the server has answered the command, or asks for more of it.
	 *
	 * @param ?callable(ImapResponse): void $hear
	 */
	private function await( string $tag, ?callable $hear = null, int $limit = 65536 ): ImapResponse {
		while ( true ) {
			$said = $this->reader->next( $limit );
			if ( $said->is_untagged( 'BYE' ) ) {
				throw WireProblem::closed( $this->wire->server, $said->words() );
			}
			if ( $said->is_continuation() || ( $tag === $said->tag && in_array( $said->type, [ 'OK', 'NO', 'BAD' ], true ) ) ) {
				return $said;
			}
			if ( ! $said->is_untagged() ) {
				throw WireProblem::protocol( $this->wire->server );
			}
			if ( null !== $hear ) {
				$hear( $said );
			}
		}
	}

	private function tag(): string {
		return 'D' . ++$this->count;
	}
}
