<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** Something that the visitor has to put right, and where. */
final class Fault implements \JsonSerializable {

	/** Kind of the Problem that carries `faults` in its details. */
	public const KIND = 'form_faults';

	/**
	 * @param string $field   'name', 'email' …; 'form' when it is about none of them
	 * @param string $summary what to do, for the list on top
	 * @param string $message what is wrong, for under the field
	 */
	public function __construct(
		public readonly string $field,
		public readonly string $summary,
		public readonly string $message,
	) {
	}

	/** @param 'name'|'email'|'topic'|'subject'|'message'|'consent' $field that was left empty */
	public static function missing( string $field ): self {
		[ $summary, $message ] = match ( $field ) {
			'name'    => [ __( 'Write your name', 'deskfold' ), __( 'Write your name.', 'deskfold' ) ],
			'email'   => [ __( 'Write your e-mail address, so we can answer', 'deskfold' ), __( 'Write your e-mail address.', 'deskfold' ) ],
			'topic'   => [ __( 'Choose what it is about', 'deskfold' ), __( 'Choose what it is about.', 'deskfold' ) ],
			'subject' => [ __( 'Write a subject', 'deskfold' ), __( 'Write a subject.', 'deskfold' ) ],
			'message' => [ __( 'Write your message', 'deskfold' ), __( 'Write your message.', 'deskfold' ) ],
			'consent' => [ __( 'Agree that we may use your data to answer', 'deskfold' ), __( 'Without your agreement we may not answer.', 'deskfold' ) ],
		};
		return new self( $field, $summary, $message );
	}

	public static function incomplete_address(): self {
		return new self( 'email', __( 'Complete your e-mail address, so we can answer', 'deskfold' ), __( 'This address is not complete. It should look like name@example.com.', 'deskfold' ) );
	}

	/** One sentence for both places. */
	public static function of_files( string $message ): self {
		return new self( 'files', (string) preg_replace( '/[.。।]$/u', '', $message ), $message );
	}

	/** @return array<string, string> */
	public function jsonSerialize(): array {
		return [
			'field'   => $this->field,
			'summary' => $this->summary,
			'message' => $this->message,
		];
	}
}
