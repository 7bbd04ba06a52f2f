<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Agent;
use Deskfold\Agents\FindAgent;

/** Whom a note names. A chip without an agent behind it becomes the words that it shows. */
final class Mentions {

	/** The attribute that holds an agent's id. */
	public const MARK = 'data-deskfold-agent';

	/** Of one note; more are no mention but a mailing. */
	private const MOST = 20;

	public function __construct( private readonly FindAgent $agents ) {
	}

	/**
	 * Outside any transaction.
	 *
	 * @param string $html as CleanText::note() made it
	 * @return array{string, list<int>} the note, and the agents who are to be told
	 */
	public function __invoke( string $html, int $author_id ): array {
		$named = [];
		$html  = preg_replace_callback(
			'~<span(?: ' . self::MARK . '="(\d{1,18})")?>(.*?)</span>~is',
			function ( array $found ) use ( &$named ): string {
				$id = (int) $found[1];
				if ( ! isset( $named[ $id ] ) && ( count( $named ) >= self::MOST || ! ( $this->agents )( $id ) instanceof Agent ) ) {
					return $found[2];
				}
				$named[ $id ] = $id;
				return sprintf( '<span %s="%d">%s</span>', self::MARK, $id, wp_strip_all_tags( $found[2] ) );
			},
			$html
		);
		unset( $named[ $author_id ] );
		return [ (string) $html, array_values( $named ) ];
	}
}
