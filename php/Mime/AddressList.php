<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Address fields (RFC 5322, 3.4): groups, comments, quoted words, routes, and lists that nobody specified. */
final class AddressList {

	private const SIMPLE = '/^(?:"?([^"<>,;:()@\\\\=]*?)"?\s*<([^<>\s,;:()"\'@]+@[^<>\s,;:()"\'@]+)>|([^<>\s,;:()"\'@=]+@[^<>\s,;:()"\'@=]+))$/';
	private const TOKENS = '/[^\s<>(),;:"\\\\=\[]*\[IPv6:[^\]\s]*\]|=\?[\w.*:+-]+\?[bBqQ]\?[^?]{0,2000}\?=|"(?:[^"\\\\]++|\\\\.)*+"|\\\\.|\s+|[<>(),;:"]|[^\s<>(),;:"\\\\=]+|./s';

	/** @var list<MailAddress> */
	private array $found  = [];
	private string $phrase  = '';
	private string $comment = '';
	private ?string $angle  = null;
	/** `Lee` of `Lee, Ann <a@b.test>`, until it is clear that it is no address of its own. */
	private string $surname = '';

	private function __construct( private readonly string $hint ) {
	}

	/** @return list<MailAddress> */
	public static function read( string $field, string $hint = '' ): array {
		$field = trim( $field );
		if ( '' === $field ) {
			return [];
		}
		if ( 1 === preg_match( self::SIMPLE, $field, $match ) && 1 !== preg_match( '/[\x00-\x1f\x7f-\xff]/', $field ) ) {
			return [ isset( $match[3] ) ? new MailAddress( $match[3] ) : new MailAddress( $match[2], self::unquoted( trim( $match[1] ) ) ) ];
		}
		if ( false !== strpos( $field, "\x1b\$" ) ) {
			// Raw ISO-2022-JP: its letters would be read as signs.
			$field = Charset::utf8( $field, 'iso-2022-jp' );
		}
		$field = (string) preg_replace( '/\[\s*mailto:/i', '[', $field );
		$list  = new self( $hint );
		$list->walk( substr( $field, 0, Limits::FIELD_BYTES ) );
		return $list->found;
	}

	private function walk( string $field ): void {
		preg_match_all( self::TOKENS, $field, $tokens );
		$depth = 0;
		foreach ( $tokens[0] as $token ) {
			if ( $depth > 0 ) {
				$depth         += '(' === $token ? 1 : ( ')' === $token ? -1 : 0 );
				$this->comment .= 0 === $depth ? ' ' : $token;
				continue;
			}
			if ( null !== $this->angle && ! str_ends_with( $this->angle, '>' ) ) {
				$this->angle .= '>' === $token || ',' !== $token ? $token : '';
				if ( ',' === $token && false !== strpos( $this->angle, '@' ) && ! str_starts_with( $this->angle, '@' ) ) {
					$this->flush();
				}
				continue;
			}
			switch ( $token ) {
				case '(':
					$depth = 1;
					break;
				case '<':
					$this->begin_angle();
					break;
				case ',':
				case ';':
					$this->separate( $token );
					break;
				case ':':
					// The name of a group, or `mailto:`.
					$this->phrase = '';
					break;
				default:
					$this->phrase .= '>' === $token ? ' ' : $token;
			}
			if ( count( $this->found ) >= Limits::RECIPIENTS ) {
				return;
			}
		}
		$this->flush();
	}

	/** Ends an address, unless it parts a family name from a first name that nobody quoted. */
	private function separate( string $token ): void {
		$phrase = trim( $this->phrase );
		if ( ',' === $token && null === $this->angle && '' === $this->surname && '' === trim( $this->comment ) && 1 === preg_match( '/^[\p{L}\p{M}\'. -]{1,40}$/u', $phrase ) ) {
			$this->surname = $phrase;
			$this->phrase  = '';
			return;
		}
		$this->flush();
	}

	private function begin_angle(): void {
		if ( null !== $this->angle ) {
			$this->flush();
		}
		$this->angle = '';
	}

	private function flush(): void {
		[ $phrase, $comment, $angle ] = [ trim( $this->phrase ), trim( $this->comment ), $this->angle ];
		$this->phrase                 = '';
		$this->comment                = '';
		$this->angle                  = null;
		if ( '' !== $this->surname ) {
			$surname       = $this->surname;
			$this->surname = '';
			if ( null !== $angle && 1 === preg_match( '/^[\p{L}\p{M}\'. -]{1,40}$/u', $phrase ) ) {
				$phrase = "$surname, $phrase";
			} else {
				$this->bare( $surname, '' );
			}
		}
		if ( null !== $angle ) {
			// `<undisclosed-recipients:;>`: a group without anybody.
			$email = 1 === preg_match( '/^[^@]*:\s*;/', $angle ) ? '' : $this->email( rtrim( $angle, '>' ) );
			$name  = $this->name( '' === $phrase ? $comment : $phrase );
			if ( '' === $email && 1 === preg_match( '/[^\s<>"\',;]+@[^\s<>"\',;]+/', $name, $inside ) ) {
				$email = $inside[0];
			}
			if ( '' !== $email || '' !== $name ) {
				$this->found[] = new MailAddress( $email, $name );
			}
			return;
		}
		if ( '' !== $phrase ) {
			$this->bare( $phrase, $comment );
		}
	}

	/** No angle brackets: `a@b.example`, `a@b.example (Ann)`, `Ann a@b.example`, two with a blank between, or a name alone. */
	private function bare( string $phrase, string $comment ): void {
		if ( false !== strpos( $phrase, '=?' ) ) {
			$text = EncodedWord::decode( $phrase, $this->hint );
			// Somebody encoded name and address together.
			if ( false !== strpos( $text, '@' ) && false === strpos( $text, '=?' ) ) {
				array_push( $this->found, ...self::read( $text, $this->hint ) );
				return;
			}
		}
		$phrase = (string) preg_replace( [ '/(?<=[\w.+-])\s*@\s*(?=[\w-]+\s*\.)/', '/(@[\w-]+(?:\.[\w-]+)*)\s*\.\s*(?=\w)/' ], [ '@', '$1.' ], $phrase );
		$words  = 1 === preg_match( '/^"(?:[^"\\\\]|\\\\.)*"@\S+$/s', $phrase ) ? [ $phrase ] : explode( ' ', (string) preg_replace( '/\s+/', ' ', $phrase ) );
		$names  = [];
		$mails  = [];
		foreach ( $words as $word ) {
			if ( false !== strpos( $word, '@' ) && '@' !== trim( $word, '"\'[]' ) ) {
				$mails[] = $word;
			} else {
				$names[] = $word;
			}
		}
		if ( [] === $mails ) {
			// `root`, `undisclosed-recipients`: a name on this host, or no address at all.
			$this->found[] = 1 === count( $names ) && 1 === preg_match( '/^[\w.+-]+$/', $phrase ) ? new MailAddress( $phrase, $this->name( $comment ) ) : new MailAddress( '', $this->name( $phrase ) );
			return;
		}
		foreach ( $mails as $mail ) {
			$name          = [] !== $names ? implode( ' ', $names ) : $comment;
			$this->found[] = new MailAddress( $this->email( $mail ), 1 === count( $mails ) ? $this->name( $name ) : '' );
		}
	}

	private function name( string $phrase ): string {
		$quoted = (string) preg_replace_callback(
			'/"((?:[^"\\\\]++|\\\\.)*+)"/s',
			static fn ( array $match ): string => (string) preg_replace( '/\\\\(.)/s', '$1', $match[1] ),
			$phrase
		);
		$name = trim( (string) preg_replace( '/\s+/u', ' ', EncodedWord::decode( $quoted, $this->hint ) ) );
		$name = self::unquoted( $name );
		return trim( false === strpos( $name, '\\' ) ? $name : (string) preg_replace( '/\\\\(["\\\\])/', '$1', $name ), " \t\"" );
	}

	/** `'Ann'`, but not `'Ann' via Shop`. */
	private static function unquoted( string $name ): string {
		return strlen( $name ) > 2 && "'" === $name[0] && str_ends_with( $name, "'" ) ? trim( $name, "'" ) : $name;
	}

	private function email( string $text ): string {
		$text = EncodedWord::decode( $text, $this->hint );
		$text = (string) preg_replace( '/\([^()]*\)|[\x00-\x20\x7f]+(?![^"]*"@)/', '', $text );
		if ( 1 === preg_match( '/^@[^:]*:(.+)$/', $text, $route ) ) {
			$text = $route[1];
		}
		$text = (string) preg_replace( '/^mailto:/i', '', $text );
		if ( '' === trim( $text, "<>'\",;:" ) ) {
			return '';
		}
		if ( str_starts_with( $text, '"' ) && false !== strpos( $text, '"@' ) ) {
			return rtrim( $text, '<>,;:.' );
		}
		return rtrim( ltrim( $text, "<'\"[" ), false !== strpos( $text, '@[' ) ? "<>'\",;:." : "<>'\",;:.]" );
	}
}
