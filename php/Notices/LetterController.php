<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;
use Deskfold\Core\Translations;

/** The owner reads and writes the mails that customers get. */
final class LetterController {

	public function __construct(
		private readonly Rest $rest,
		private readonly LetterStore $store,
		private readonly WriteLetter $write,
		private readonly SampleLetter $sample,
		private readonly SendSample $send,
		private readonly Translations $translations,
	) {
	}

	public function routes(): void {
		$may  = static fn (): bool => current_user_can( Permissions::MANAGE );
		$path = '/letters/(?P<name>[a-z]+)/(?P<locale>[A-Za-z]{2,3}(?:_[A-Za-z0-9_]{1,16})?)';
		$this->rest->route( 'GET', '/letters', [], $may, $this->list( ... ) );
		$this->rest->route( 'POST', $path, LetterSchema::which() + LetterSchema::args(), $may, $this->keep( ... ) );
		$this->rest->route( 'DELETE', $path, LetterSchema::which(), $may, $this->forget( ... ) );
		$this->rest->route( 'POST', "$path/preview", LetterSchema::which() + LetterSchema::args(), $may, $this->preview( ... ) );
		$this->rest->route( 'POST', "$path/test", LetterSchema::which() + LetterSchema::args(), $may, $this->test( ... ) );
	}

	/** @return list<array<string, mixed>> */
	public function list(): array {
		return array_map( $this->present( ... ), Letter::cases() );
	}

	/** @return array<string, mixed> */
	private function keep( Input $input ): array {
		[ $letter, $locale, $wording ] = $this->typed( $input );
		UnknownWords::refuse( $wording->whole(), $letter->words() );
		if ( $wording->equals( $this->write->usual( $letter, $locale ) ) ) {
			// Kept as none: it follows the usual words when those get better.
			$this->store->forget( $letter, $locale );
		} else {
			$this->store->keep( $letter, $locale, $wording );
		}
		return $this->present( $letter );
	}

	/** @return array<string, mixed> */
	private function forget( Input $input ): array {
		[ $letter, $locale ] = $this->which( $input );
		$this->store->forget( $letter, $locale );
		return $this->present( $letter );
	}

	/** @return array{subject: string, html: string, text: string, warnings: list<string>} */
	private function preview( Input $input ): array {
		[ $letter, $locale, $wording ] = $this->typed( $input );
		$body = $this->sample->body( $this->sample->message( $letter, $wording, $locale, new Address( 'customer@example.com' ) ) );
		return [
			'subject'  => $body->subject,
			'html'     => $body->html,
			'text'     => $body->text,
			'warnings' => UnknownWords::warn( $wording->whole(), $letter->words() ),
		];
	}

	/** @return array{address: string} */
	private function test( Input $input ): array {
		[ $letter, $locale, $wording ] = $this->typed( $input );
		$address = wp_get_current_user()->user_email;
		( $this->send )( $letter, $wording, $locale, new Address( $address ) );
		return [ 'address' => $address ];
	}

	/** @return array{Letter, string, Wording} */
	private function typed( Input $input ): array {
		[ $letter, $locale ] = $this->which( $input );
		$wording = Wording::typed( $input->string( 'subject' ), $input->string( 'text' ) );
		if ( '' === $wording->subject || '' === $wording->text ) {
			throw new Problem( 'words_wanted', __( 'A mail needs a subject and a text. To go back to the usual text, reset it.', 'deskfold' ), 422 );
		}
		return [ $letter, $locale, $wording ];
	}

	/** @return array{Letter, string} */
	private function which( Input $input ): array {
		$locale = $input->string( 'locale' );
		if ( ! in_array( $locale, $this->locales(), true ) ) {
			throw Problem::not_found();
		}
		return [ Letter::tryFrom( $input->string( 'name' ) ) ?? throw Problem::not_found(), $locale ];
	}

	/** @return array<string, mixed> */
	private function present( Letter $letter ): array {
		$own   = $this->store->all( $letter );
		$usual = array_map( fn ( string $locale ): Wording => $this->write->usual( $letter, $locale ), $this->locales() );
		return LetterSchema::present( $letter, $this->sample->values( $letter ), array_combine( $this->locales(), $usual ), $own );
	}

	/** @return list<string> the site's own first, then all that WordPress or we can speak here */
	private function locales(): array {
		$others = array_unique( [ 'en_US', ...$this->translations->known(), ...get_available_languages() ] );
		sort( $others );
		return array_values( array_unique( [ get_locale(), ...$others ] ) );
	}
}
