<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Settings;

/** Whether a mailbox says by itself that a request has arrived, and in which words. */
final class Acknowledgement {

	/** Setting: array<int, array{since: int, text: string}>, by mailbox. */
	private const SETTING = 'acknowledgements';

	public const TICKET = '{ticket_number}';
	public const TEAM   = '{team_name}';
	public const LINK   = '{portal_link}';

	/**
	 * @param ?int   $since milliseconds, UTC: mail that was written before it was switched on gets none; null while it is off
	 * @param string $text  plain, with the words in braces above; '' for the usual one in the customer's language
	 */
	public function __construct(
		public readonly ?int $since = null,
		public readonly string $text = '',
	) {
	}

	public static function of( Settings $settings, int $mailbox_id ): self {
		$all    = $settings->get( self::SETTING );
		$stored = is_array( $all ) ? ( $all[ $mailbox_id ] ?? null ) : null;
		$since  = is_array( $stored ) ? ( $stored['since'] ?? 0 ) : 0;
		$text   = is_array( $stored ) ? ( $stored['text'] ?? '' ) : '';
		return new self( is_int( $since ) && $since > 0 ? $since : null, is_string( $text ) ? $text : '' );
	}

	/** Whether any mailbox has it switched on: asked for every mail, it costs no query. */
	public static function are_wanted( Settings $settings ): bool {
		$all = $settings->get( self::SETTING );
		return is_array( $all ) && [] !== array_filter( $all, static fn ( mixed $one ): bool => is_array( $one ) && ( $one['since'] ?? 0 ) > 0 );
	}

	public function keep( Settings $settings, int $mailbox_id ): void {
		$all                = $settings->get( self::SETTING );
		$all                = is_array( $all ) ? $all : [];
		$all[ $mailbox_id ] = [ 'since' => $this->since ?? 0, 'text' => $this->text ];
		$settings->set( self::SETTING, $all );
	}

	/** In the language at hand. */
	public static function usual(): string {
		return implode(
			"\n\n",
			[
				__( 'Hello,', 'deskfold' ),
				/* translators: {ticket_number} stays as it is: the number of the request is put there. */
				__( 'we have received your request. Its number is {ticket_number}.', 'deskfold' ),
				__( 'One of us will answer as soon as possible. If you want to add something, just answer this mail.', 'deskfold' ),
				/* translators: {portal_link} stays as it is: a web address is put there. */
				__( 'You can see all your requests here: {portal_link}', 'deskfold' ),
				self::TEAM,
			]
		);
	}
}
