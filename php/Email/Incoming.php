<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** How mail reaches a mailbox: we fetch it, a mail server or a program hands it over, or not at all. */
final class Incoming {

	public const IMAP  = 'imap';
	public const PIPE  = 'pipe';
	public const NONE  = 'none';
	public const KINDS = [ self::IMAP, self::PIPE, self::NONE ];

	/**
	 * @param ?MailServer $server     for imap
	 * @param int         $first_days how many days back the first fetch looks; 0 for everything in the folder
	 */
	public function __construct(
		public readonly string $kind = self::NONE,
		public readonly ?MailServer $server = null,
		public readonly string $folder = 'INBOX',
		public readonly bool $has_password = false,
		public readonly int $first_days = 3,
	) {
		if ( ! in_array( $kind, self::KINDS, true ) || ( self::IMAP === $kind && null === $server ) ) {
			throw new Problem( 'invalid_incoming', __( 'Say how mail comes in: from an IMAP server, handed over by your mail server, or not at all.', 'deskfold' ) );
		}
		if ( null !== $server && '' === $server->user && self::IMAP === $kind ) {
			throw new Problem( 'invalid_user', __( 'Enter the user name for reading mail. It is often the whole mail address.', 'deskfold' ) );
		}
		if ( '' === $folder || 1 === preg_match( '/[\x00-\x1f\x7f]/', $folder ) || strlen( $folder ) > 255 ) {
			throw new Problem( 'invalid_folder', __( 'Enter the name of the folder to read, such as INBOX.', 'deskfold' ) );
		}
		if ( $first_days < 0 || $first_days > 36500 ) {
			throw new Problem( 'invalid_first_days', __( 'The number of days to look back must not be negative.', 'deskfold' ) );
		}
	}

	/** Whether the numbers that we remember still mean the same mails. */
	public function is_same_folder( self $other ): bool {
		return $this->kind === $other->kind && $this->folder === $other->folder
			&& $this->server?->host === $other->server?->host && $this->server?->user === $other->server?->user;
	}
}
