<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Problem;

/** A new WordPress account without any role yet; its owner chooses the password through WordPress's own mail. */
final class InviteUser {

	/** @throws Problem when there is no such login, the address is none, or accounts may not be made */
	public function __invoke( string $email ): int {
		if ( is_email( $email ) === false ) {
			throw new Problem(
				'unknown_user',
				/* translators: %s: what was typed. */
				sprintf( __( 'Nobody here has the user name “%s”. Enter an e-mail address to invite somebody new.', 'deskfold' ), $email ),
				404
			);
		}
		if ( ! current_user_can( 'create_users' ) ) {
			throw new Problem( 'not_allowed', __( 'There is no account with this e-mail address, and you may not create one. Ask an administrator of the site.', 'deskfold' ), 403 );
		}
		$id = wp_insert_user(
			[
				'user_login'   => $this->free_login( $email ),
				'user_email'   => $email,
				'user_pass'    => wp_generate_password( 32 ),
				'display_name' => $this->name( $email ),
				'role'         => '',
			]
		);
		if ( is_wp_error( $id ) ) {
			throw new Problem( 'not_created', $id->get_error_message(), 409 );
		}
		wp_new_user_notification( $id, null, 'user' );
		return $id;
	}

	private function free_login( string $email ): string {
		$wanted = mb_substr( sanitize_user( $this->local_part( $email ), true ), 0, 50 );
		$wanted = '' === $wanted ? 'agent' : $wanted;
		$login  = $wanted;
		for ( $next = 2; username_exists( $login ) !== false; $next++ ) {
			$login = $wanted . $next;
		}
		return $login;
	}

	/** "maya.lindqvist" reads better as "Maya Lindqvist" until the person says otherwise. */
	private function name( string $email ): string {
		return mb_convert_case( trim( (string) preg_replace( '/[._\-+]+/', ' ', $this->local_part( $email ) ) ), MB_CASE_TITLE, 'UTF-8' );
	}

	private function local_part( string $email ): string {
		return substr( $email, 0, (int) strrpos( $email, '@' ) );
	}
}
