<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\IncomingMessage;

/**
 * What the sender's own program calls a conversation, where its Message-IDs do not lead from one mail to the next:
 * trackers mint an id for each notice, Outlook names a conversation in Thread-Index, and relays lose References.
 * A name counts only together with the address that used it: nobody else can reach a ticket by it.
 */
final class ThreadKeys {

	/** Kind → what of a Message-ID names the record behind it. */
	private const TOOLS = [
		'jira'       => '/^JIRA\.(\d{1,12})(?:[.-][\w.-]*)?@[\w.-]*(?:atlassian|jira)[\w.-]*$/i',
		'servicenow' => '/(?:^|[^0-9a-f])([0-9a-f]{32})(?![0-9a-f])[^@]*@[\w.-]*service-?now\.com$/i',
		'github'     => '~^([\w.-]+/[\w.-]+/(?:issues?|pull|discussions?|commit|releases?|check-suites?)/\w+)(?:/[^@]*)?@[\w.-]*github[\w.-]*$~i',
		'gitlab'     => '/^(?:reply-\w+|(?:issue|merge_request|epic|incident|snippet|commit|work_item)_\w+?)(?:_note_\d+)?@[\w.-]*gitlab[\w.-]*$/i',
		'zendesk'    => '/_ticket_?(\d{1,18})(?:_[^@]*)?@[\w.-]*zendesk\.com$/i',
		'freshdesk'  => '/^(?:[^@]*[._-])?ticket[._-]?(\d{1,18})(?:[._-][^@]*)?@[\w.-]*freshdesk\.com$/i',
		'redmine'    => '/^redmine\.((?:issue|message|news)-\d{1,12})\./i',
		'bugzilla'   => '/^bug-(\d{1,12}-\d{1,12})(?:-[^@]*)?@/i',
		'launchpad'  => '/^[\w.-]*\.(\d{5,12})\.[\w.-]*@[\w.-]*launchpad\.net$/i',
		'trac'       => '/^0*\d+\.([0-9a-f]{32})@/i',
	];

	/** Ids of a mail that are looked at. */
	private const IDS = 50;

	/** Of Thread-Index: a byte, the time, and the GUID of the conversation ([MS-OXOMSG] 2.2.1.3). */
	private const CONVERSATION = 22;

	/**
	 * The most telling first.
	 *
	 * @return list<array{how: string, candidate: string, key: string}> key: SHA-1
	 */
	public static function of( IncomingMessage $message ): array {
		$sender = $message->sender()?->key() ?? '';
		$names  = array_filter( [ self::tool( $message ), self::beginning( $message ), self::outlook( $message->thread_index ) ] );
		return array_values(
			array_map(
				static fn ( array $name ): array => [
					'how'       => $name[0],
					'candidate' => $name[1],
					'key'       => sha1( "$name[0]|$name[2]|$sender" ),
				],
				$names
			)
		);
	}

	/** The one to remember a message by. Whoever is already known by References needs no other word for where they began. */
	public static function lasting( IncomingMessage $message, bool $is_new ): string {
		foreach ( self::of( $message ) as [ 'how' => $how, 'key' => $key ] ) {
			if ( $is_new || 'beginning' !== $how ) {
				return $key;
			}
		}
		return '';
	}

	/** @return array{string, string, string}|null how, as it reads, as it is compared */
	private static function tool( IncomingMessage $message ): ?array {
		foreach ( array_slice( [ $message->message_id, $message->in_reply_to, ...$message->references ], 0, self::IDS ) as $id ) {
			foreach ( self::TOOLS as $tool => $pattern ) {
				if ( 1 === preg_match( $pattern, $id, $found ) ) {
					return [ 'tool', $id, "$tool:" . strtolower( $found[1] ?? $id ) ];
				}
			}
		}
		return null;
	}

	/**
	 * The mail with which the conversation began, though it never came here: later ones that name it belong together.
	 *
	 * @return array{string, string, string}|null
	 */
	private static function beginning( IncomingMessage $message ): ?array {
		$first = $message->references[0] ?? $message->in_reply_to;
		return '' === $first || ReplyToken::looks_like_ours( $first ) ? null : [ 'beginning', $first, $first ];
	}

	/** @return array{string, string, string}|null */
	private static function outlook( string $thread_index ): ?array {
		$bytes = base64_decode( (string) preg_replace( '/[^A-Za-z0-9+\/=]/', '', $thread_index ), true );
		if ( false === $bytes || strlen( $bytes ) < self::CONVERSATION ) {
			return null;
		}
		$conversation = bin2hex( substr( $bytes, 0, self::CONVERSATION ) );
		return 1 === preg_match( '/^(..)\1*$/', $conversation ) ? null : [ 'outlook', $conversation, $conversation ];
	}
}
