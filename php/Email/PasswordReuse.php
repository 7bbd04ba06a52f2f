<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** A stored password goes only where it was meant to go: nobody reads it by naming a server of their own. */
final class PasswordReuse {

	/** @throws Problem when the stored password would travel elsewhere, or less protected, than before */
	public static function check( ?MailServer $before, ?MailServer $after, bool $has_password, ?string $given ): void {
		if ( $has_password && null === $given && null !== $after && ! $after->uses_token() && ! self::is_safe( $before, $after ) ) {
			throw new Problem( 'password_needed', __( 'The server or its protection was changed: enter the password again.', 'deskfold' ) );
		}
	}

	private static function is_safe( ?MailServer $before, MailServer $after ): bool {
		return null !== $before && $before->host === $after->host && $before->user === $after->user
			&& ( MailServer::NONE !== $after->security || MailServer::NONE === $before->security )
			&& ( $after->verify_certificate || ! $before->verify_certificate );
	}
}
