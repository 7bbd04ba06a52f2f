<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** How a mailbox sends: through its own SMTP server, or the way this WordPress sends its mail. */
final class Outgoing {

	public const SMTP    = 'smtp';
	public const WP_MAIL = 'wp_mail';
	public const KINDS   = [ self::SMTP, self::WP_MAIL ];

	/** @param ?MailServer $server for smtp; without a user it takes mail from this site unasked */
	public function __construct(
		public readonly string $kind = self::WP_MAIL,
		public readonly ?MailServer $server = null,
		public readonly bool $has_password = false,
	) {
		if ( ! in_array( $kind, self::KINDS, true ) || ( self::SMTP === $kind && null === $server ) ) {
			throw new Problem( 'invalid_outgoing', __( 'Say how mail goes out: through an SMTP server, or the way this site sends its mail.', 'deskfold' ) );
		}
	}
}
