<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\UploadedFile;

/** What a visitor filled in, cleaned, not yet checked. */
final class FormEntry {

	/** Every field carries it: WordPress itself listens to plain names such as "name" in any POST. */
	public const PREFIX = 'deskfold_';

	/** @param list<UploadedFile> $files */
	public function __construct(
		public readonly string $name = '',
		public readonly string $email = '',
		public readonly string $topic = '',
		public readonly string $subject = '',
		public readonly string $message = '',
		public readonly bool $consent = false,
		public readonly array $files = [],
		public readonly string $client_key = '',
		public readonly string $trap = '',
		public readonly string $page = '',
	) {
	}

	public static function from_input( Input $input ): self {
		$line = static fn ( string $field, int $length = 200 ): string => Words::line( $input->string( self::PREFIX . $field ), $length );
		return new self(
			$line( 'name', 100 ),
			Words::address( $input->string( self::PREFIX . 'email' ) ),
			$line( 'topic' ),
			$line( 'subject' ),
			Words::text( $input->string( self::PREFIX . 'message' ) ),
			$input->bool( self::PREFIX . 'consent' ),
			[],
			$line( 'key', 64 ),
			$line( 'more' ),
			$line( 'page', 500 ),
		);
	}

	/**
	 * The files come second: when one of them did not arrive, the words are still there.
	 *
	 * @throws Problem when an upload failed
	 */
	public function with_files( Input $input ): self {
		try {
			$files = $input->files( self::PREFIX . 'files' );
		} catch ( Problem $problem ) {
			throw new Problem( Fault::KIND, $problem->getMessage(), 422, false, $problem, [ 'faults' => [ Fault::of_files( $problem->getMessage() ) ] ] );
		}
		return new self( $this->name, $this->email, $this->topic, $this->subject, $this->message, $this->consent, $files, $this->client_key, $this->trap, $this->page );
	}

	/** The subject line of the ticket, even when the form asks for none. */
	public function title(): string {
		if ( '' !== $this->subject ) {
			return $this->subject;
		}
		if ( '' !== $this->topic ) {
			return $this->topic;
		}
		$first = explode( "\n", $this->message )[0];
		if ( mb_strlen( $first ) <= 80 ) {
			return $first;
		}
		$words = mb_substr( $first, 0, 80 );
		$end   = mb_strrpos( $words, ' ' );
		return mb_substr( $words, 0, false === $end ? 79 : $end ) . '…';
	}
}
