<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Problem;

/** Makes somebody an agent: a person with an account here, or a new one who is invited by WordPress's own mail. */
final class AddAgent {

	public function __construct(
		private readonly AgentStore $agents,
		private readonly InviteUser $invite,
	) {
	}

	/** @throws Problem when nobody is meant, or they are an agent already */
	public function __invoke( string $login_or_email, Role $role ): Agent {
		$wanted = trim( $login_or_email );
		$user   = $this->agents->user( $wanted );
		if ( null !== $user && null !== $this->agents->find( $user->ID ) ) {
			/* translators: %s: a person's name. */
			throw new Problem( 'already_agent', sprintf( __( '%s is on the team already. Change the role in the list instead.', 'deskfold' ), $user->display_name ), 409 );
		}
		$id = null === $user ? ( $this->invite )( $wanted ) : $user->ID;
		if ( is_multisite() && ! is_user_member_of_blog( $id ) ) {
			$joined = add_user_to_blog( get_current_blog_id(), $id, $role->slug() );
			if ( is_wp_error( $joined ) ) {
				throw new Problem( 'not_joined', $joined->get_error_message(), 409 );
			}
		}
		$this->agents->give( $id, $role );
		return $this->agents->find( $id ) ?? throw Problem::not_found();
	}
}
