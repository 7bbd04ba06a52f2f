<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\AgentRemoved;
use Deskfold\Agents\FindAgent;
use Deskfold\Agents\ListAgents;
use Deskfold\Agents\Permissions;
use Deskfold\Core\Problem;
use Deskfold\Tests\WpTestCase;

/** The team, as the settings page changes it. */
final class TeamTest extends WpTestCase {

	public function test_the_list_has_everybody_who_may_use_the_desk_and_nobody_else(): void {
		$agent  = $this->person( 'Zoe Agent', 'deskfold_agent' );
		$reader = $this->person( 'Bob Reader', 'deskfold_readonly' );
		$this->person( 'Cid Customer', 'subscriber' );

		$roles = array_column( $this->team(), 'role', 'id' );
		self::assertSame( 'administrator', $roles[1] );
		self::assertSame( 'agent', $roles[ $agent ] );
		self::assertSame( 'readonly', $roles[ $reader ] );
		self::assertNotContains( 'Cid Customer', array_column( $this->team(), 'name' ) );
		self::assertSame( [ 'id', 'name', 'email', 'avatar_url', 'role', 'can_reply', 'is_away', 'away_until' ], array_keys( $this->team()[0] ) );
	}

	public function test_an_existing_user_joins_by_login_and_keeps_the_other_roles(): void {
		$this->as_admin();
		$author = $this->person( 'Ada Author', 'author' );

		$added = $this->asked( 'POST', '/agents', [ 'user' => 'ada-author', 'role' => 'supervisor' ] );

		self::assertIsArray( $added );
		self::assertSame( 'supervisor', $added['role'] );
		self::assertSame( [ 'author', 'deskfold_supervisor' ], array_values( get_userdata( $author )->roles ?? [] ) );
		self::assertSame( [], $this->mails() );
	}

	public function test_an_existing_user_joins_by_mail_address_in_any_case(): void {
		$this->as_admin();
		$author = $this->person( 'Ada Author', 'author' );
		$this->asked( 'POST', '/agents', [ 'user' => ' Ada-Author@EXAMPLE.test ', 'role' => 'agent' ] );
		self::assertTrue( user_can( $author, Permissions::REPLY ) );
	}

	public function test_an_unknown_address_gets_an_account_and_wordpress_s_own_invitation(): void {
		$this->as_admin();
		$this->person( 'Jo', 'subscriber' );

		$response = $this->rest( 'POST', '/agents', [ 'user' => 'jo@northbay.example', 'role' => 'agent' ] );

		self::assertSame( 201, $response->get_status() );
		$user = get_user_by( 'email', 'jo@northbay.example' );
		self::assertInstanceOf( \WP_User::class, $user );
		self::assertSame( 'jo2', $user->user_login, 'the name was taken' );
		self::assertSame( [ 'deskfold_agent' ], array_values( $user->roles ) );
		self::assertSame( 'Jo', $user->display_name );
		self::assertCount( 1, $this->mails() );
		self::assertSame( [ 'jo@northbay.example' ], $this->mails()[0]['to'] );
		self::assertStringContainsString( 'action=rp', $this->mails()[0]['message'] );
	}

	public function test_an_address_without_latin_letters_still_gets_a_login(): void {
		$this->as_admin();
		$this->asked( 'POST', '/agents', [ 'user' => '+++@northbay.example', 'role' => 'readonly' ] );
		$user = get_user_by( 'email', '+++@northbay.example' );
		self::assertInstanceOf( \WP_User::class, $user );
		self::assertSame( 'agent', $user->user_login );
	}

	public function test_a_word_that_is_neither_login_nor_address_is_refused_with_advice(): void {
		$this->as_admin();
		$before   = count_users()['total_users'];
		$response = $this->rest( 'POST', '/agents', [ 'user' => 'nobody at all', 'role' => 'agent' ] );
		self::assert_refused( 404, $response, 'unknown_user' );
		self::assertSame( $before, count_users()['total_users'] );
	}

	public function test_whoever_may_not_create_users_cannot_invite(): void {
		$manager = $this->person( 'Mona Manager', 'author' );
		$user    = get_userdata( $manager );
		self::assertInstanceOf( \WP_User::class, $user );
		foreach ( [ Permissions::USE_DESK, Permissions::MANAGE, 'promote_users' ] as $capability ) {
			$user->add_cap( $capability );
		}
		self::assert_refused( 403, $this->rest( 'POST', '/agents', [ 'user' => 'new@northbay.example', 'role' => 'agent' ], $manager ), 'not_allowed' );
		self::assertFalse( get_user_by( 'email', 'new@northbay.example' ) );
	}

	public function test_nobody_is_added_twice(): void {
		$this->as_admin();
		$this->person( 'Ann Agent', 'deskfold_agent' );
		self::assert_refused( 409, $this->rest( 'POST', '/agents', [ 'user' => 'ann-agent', 'role' => 'supervisor' ] ), 'already_agent' );
	}

	public function test_a_role_that_is_not_ours_cannot_be_given(): void {
		$this->as_admin();
		$agent = $this->person( 'Ann Agent', 'deskfold_agent' );
		foreach ( [ 'administrator', 'manager', '', 'editor' ] as $role ) {
			self::assert_refused( 400, $this->rest( 'POST', "/agents/$agent", [ 'role' => $role ] ) );
			self::assert_refused( 400, $this->rest( 'POST', '/agents', [ 'user' => 'x@y.test', 'role' => $role ] ) );
		}
		self::assertFalse( user_can( $agent, 'manage_options' ) );
	}

	public function test_a_change_of_role_takes_the_old_rights_away(): void {
		$this->as_admin();
		$agent = $this->person( 'Ann Agent', 'deskfold_supervisor' );
		$this->asked( 'POST', "/agents/$agent", [ 'role' => 'readonly' ] );
		self::assertFalse( user_can( $agent, Permissions::REPLY ) );
		self::assertTrue( user_can( $agent, Permissions::USE_DESK ) );
	}

	public function test_an_administrator_s_role_is_not_changed_here(): void {
		$this->as_admin();
		$other = $this->person( 'Olga Admin', 'administrator' );
		self::assert_refused( 409, $this->rest( 'POST', "/agents/$other", [ 'role' => 'readonly' ] ), 'manager_by_role' );
	}

	public function test_somebody_removed_keeps_the_account_but_not_the_desk(): void {
		$heard = [];
		add_action(
			AgentRemoved::NAME,
			static function ( AgentRemoved $removed ) use ( &$heard ): void {
				$heard[] = $removed->agent_id;
			}
		);
		$this->as_admin();
		$agent = $this->person( 'Ann Agent', 'deskfold_agent' );

		$this->asked( 'DELETE', "/agents/$agent" );

		self::assertSame( [ $agent ], $heard );
		self::assertInstanceOf( \WP_User::class, get_userdata( $agent ) );
		self::assertFalse( user_can( $agent, Permissions::USE_DESK ) );
		self::assertNull( $this->get( FindAgent::class )( $agent ) );
		self::assert_refused( 403, $this->rest( 'GET', '/agents', [], $agent ) );
	}

	public function test_an_administrator_can_be_left_out_of_the_desk_and_come_back(): void {
		$this->as_admin();
		$other = $this->person( 'Olga Admin', 'administrator' );

		$this->asked( 'DELETE', "/agents/$other" );
		self::assertFalse( user_can( $other, Permissions::USE_DESK ) );
		self::assertTrue( user_can( $other, 'manage_options' ), 'the site stays theirs' );
		self::assertNotContains( $other, array_column( $this->team(), 'id' ) );

		$this->asked( 'POST', '/agents', [ 'user' => 'olga-admin', 'role' => 'agent' ] );
		self::assertTrue( user_can( $other, Permissions::MANAGE ) );
		self::assertSame( [ 'administrator' ], array_values( get_userdata( $other )->roles ?? [] ) );
	}

	public function test_nobody_removes_themselves(): void {
		self::assert_refused( 409, $this->rest( 'DELETE', '/agents/1', [], $this->as_admin() ), 'yourself' );
		self::assertTrue( user_can( 1, Permissions::MANAGE ) );
	}

	public function test_the_last_manager_stays(): void {
		$remove = $this->get( \Deskfold\Agents\RemoveAgent::class );
		try {
			$remove( 1, 0 );
			self::fail( 'The last manager was removed.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'last_manager', $problem->kind );
		}
		self::assertTrue( user_can( 1, Permissions::MANAGE ) );
	}

	public function test_a_customer_or_nobody_is_no_agent(): void {
		$find = $this->get( FindAgent::class );
		self::assertNull( $find( 0 ) );
		self::assertNull( $find( -1 ) );
		self::assertNull( $find( 999999 ) );
		self::assertNull( $find( $this->person( 'Cid Customer', 'subscriber' ) ) );
	}

	public function test_the_list_is_read_once_a_request(): void {
		$list = $this->get( ListAgents::class );
		$list();
		$before = $this->queries();
		$list();
		$this->get( FindAgent::class )( 1 );
		self::assertSame( $before, $this->queries() );
	}

	/** @return list<array<string, mixed>> */
	private function team(): array {
		/** @var list<array<string, mixed>> $team */
		$team = $this->asked( 'GET', '/agents', [], 1 );
		return $team;
	}

	private function queries(): int {
		return get_num_queries();
	}
}
