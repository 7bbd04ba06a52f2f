<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** A letter, as the settings show it. */
final class LetterSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$text    = [ 'type' => 'string' ];
		$wording = [
			'type'                 => 'object',
			'properties'           => [ 'locale' => $text, 'subject' => $text, 'text' => $text, 'usual_subject' => $text, 'usual_text' => $text ],
			'additionalProperties' => false,
		];
		return [
			'title'      => 'Letter',
			'type'       => 'object',
			'properties' => [
				'name'     => [ 'enum' => array_column( Letter::cases(), 'value' ) ],
				'words'    => [ 'type' => 'object', 'additionalProperties' => $text, 'description' => 'Examples by word in braces.' ],
				'required' => [ 'type' => 'array', 'items' => $text ],
				'wordings' => [ 'type' => 'array', 'items' => $wording ],
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function which(): array {
		return [
			'name'   => [ 'type' => 'string', 'enum' => array_column( Letter::cases(), 'value' ), 'required' => true ],
			'locale' => [ 'type' => 'string', 'maxLength' => 20, 'required' => true ],
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'subject' => [ 'type' => 'string', 'maxLength' => 200, 'required' => true ],
			'text'    => [ 'type' => 'string', 'maxLength' => 5000, 'required' => true ],
		];
	}

	/**
	 * @param array<string, string>  $words
	 * @param array<string, Wording> $usual by locale
	 * @param array<string, Wording> $own   by locale
	 * @return array<string, mixed>
	 */
	public static function present( Letter $letter, array $words, array $usual, array $own ): array {
		$wordings = [];
		foreach ( $usual as $locale => $wording ) {
			$wordings[] = [
				'locale'        => $locale,
				'subject'       => ( $own[ $locale ] ?? $wording )->subject,
				'text'          => ( $own[ $locale ] ?? $wording )->text,
				'usual_subject' => $wording->subject,
				'usual_text'    => $wording->text,
			];
		}
		return [
			'name'     => $letter->value,
			'words'    => $words,
			'required' => $letter->required(),
			'wordings' => $wordings,
		];
	}
}
