<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use WP_User;

/** WordPress keeps the people; this reads and writes who of them is an agent. */
final class AgentStore {

	/** @var array<int, list<Agent>> by site, for this request */
	private array $lists = [];

	public function __construct( private readonly AvailabilityStore $availability ) {
	}

	/** @return list<Agent> by name */
	public function all(): array {
		$site = get_current_blog_id();
		return $this->lists[ $site ] ??= $this->read();
	}

	public function find( int $id ): ?Agent {
		foreach ( $this->lists[ get_current_blog_id() ] ?? [] as $agent ) {
			if ( $agent->id === $id ) {
				return $agent;
			}
		}
		$user = $id > 0 ? get_userdata( $id ) : false;
		return $user instanceof WP_User ? $this->agent( $user ) : null;
	}

	/** Somebody with an account on this WordPress, agent or not. */
	public function user( string $login_or_email ): ?WP_User {
		$user = get_user_by( 'login', $login_or_email );
		if ( ! $user instanceof WP_User && is_email( $login_or_email ) !== false ) {
			$user = get_user_by( 'email', $login_or_email );
		}
		return $user instanceof WP_User ? $user : null;
	}

	/** @return list<array{login: string, name: string, email: string}> who may write on this site and does not answer yet, by name */
	public function colleagues( int $limit ): array {
		$agents = array_map( static fn ( Agent $agent ): int => $agent->id, $this->all() );
		$users  = get_users( [ 'capability' => 'edit_posts', 'exclude' => $agents, 'orderby' => 'display_name', 'number' => $limit, 'count_total' => false ] );
		$found  = array_filter( $users, static fn ( mixed $user ): bool => $user instanceof WP_User );
		return array_values(
			array_map(
				static fn ( WP_User $user ): array => [
					'login' => $user->user_login,
					'name'  => $user->display_name,
					'email' => $user->user_email,
				],
				$found
			)
		);
	}

	/** Adds the role beside those the person has, and takes back an earlier exclusion. */
	public function give( int $id, Role $role ): void {
		$user = $this->member( $id );
		foreach ( Role::cases() as $other ) {
			$user->remove_role( $other->slug() );
		}
		foreach ( Permissions::all() as $capability ) {
			$user->remove_cap( $capability );
		}
		// The role that makes somebody an administrator already brings everything.
		if ( ! $user->has_cap( Permissions::USE_DESK ) ) {
			$user->add_role( $role->slug() );
		}
		$this->forget();
	}

	/** Whoever is an agent through another role, such as an administrator, is excluded by name. */
	public function take( int $id ): void {
		$user = $this->member( $id );
		foreach ( Role::cases() as $role ) {
			$user->remove_role( $role->slug() );
		}
		foreach ( Permissions::all() as $capability ) {
			$user->remove_cap( $capability );
		}
		if ( $user->has_cap( Permissions::USE_DESK ) ) {
			foreach ( Permissions::all() as $capability ) {
				$user->add_cap( $capability, false );
			}
		}
		$this->forget();
	}

	public function forget(): void {
		$this->lists = [];
	}

	/** Role changes are kept per site, so the person must be bound to this one. */
	private function member( int $id ): WP_User {
		return new WP_User( $id, '', get_current_blog_id() );
	}

	/** @return list<Agent> */
	private function read(): array {
		$users = get_users(
			[
				'capability'  => Permissions::USE_DESK,
				'orderby'     => 'display_name',
				'count_total' => false,
			]
		);
		if ( is_multisite() ) {
			// Super admins may do everything, member of the site or not.
			array_push( $users, ...get_users( [ 'blog_id' => 0, 'login__in' => get_super_admins() ] ) );
		}
		$agents = [];
		foreach ( $users as $user ) {
			$agent = $user instanceof WP_User ? $this->agent( $user ) : null;
			if ( null !== $agent ) {
				$agents[ $agent->id ] = $agent;
			}
		}
		return array_values( $agents );
	}

	private function agent( WP_User $user ): ?Agent {
		if ( ! $user->has_cap( Permissions::USE_DESK ) ) {
			return null;
		}
		$avatar = get_avatar_url( $user->ID, [ 'size' => 64 ] );
		return new Agent(
			id: $user->ID,
			name: $user->display_name,
			email: $user->user_email,
			avatar_url: is_string( $avatar ) ? $avatar : '',
			role: $this->role( $user ),
			can_reply: $user->has_cap( Permissions::REPLY ),
			can_manage: $user->has_cap( Permissions::MANAGE ),
			availability: $this->availability->of( $user->ID )->on( (string) wp_date( 'Y-m-d' ) ),
		);
	}

	/** @return 'agent'|'supervisor'|'readonly'|'administrator'|'manager' what the capabilities add up to, whatever their role is called */
	private function role( WP_User $user ): string {
		return match ( true ) {
			$user->has_cap( Permissions::MANAGE ) => $user->has_cap( 'manage_options' ) ? 'administrator' : 'manager',
			$user->has_cap( Permissions::SUPERVISE ) => 'supervisor',
			$user->has_cap( Permissions::REPLY ) => 'agent',
			default => 'readonly',
		};
	}
}
