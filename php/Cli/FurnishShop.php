<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\AddAgent;
use Deskfold\Agents\FindAgent;
use Deskfold\Agents\Role;
use Deskfold\Core\Problem;
use Deskfold\Core\Settings;
use Deskfold\Email\Incoming;
use Deskfold\Email\ListMailboxes;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tickets\Actor;
use WP_User;

/** What the demo shop needs before anybody writes: people, a mailbox, pages, settings. What is there already stays. */
final class FurnishShop {

	public const ADDRESS = 'support@demo.test';

	public function __construct(
		private readonly AddAgent $add,
		private readonly FindAgent $find,
		private readonly ListMailboxes $mailboxes,
		private readonly SaveMailbox $save,
		private readonly Settings $settings,
		private readonly ShelveReplies $shelve,
	) {
	}

	/** @return array<string, Actor> by the name that the script uses; the owner is "admin" */
	public function people( DemoScript $script ): array {
		$owner  = $this->owner();
		$people = [];
		if ( self::is_trial() && $owner->display_name === $owner->user_login ) {
			wp_update_user( [ 'ID' => $owner->ID, 'display_name' => $script->owner, 'first_name' => explode( ' ', $script->owner )[0] ] );
		}
		$people['admin'] = self::actor( $owner->ID );
		foreach ( $script->people as $person ) {
			$user = get_user_by( 'login', $person['login'] );
			$id   = $user instanceof WP_User ? $user->ID : $this->person( $person['login'], $person['name'] );
			if ( null === ( $this->find )( $id ) ) {
				( $this->add )( $person['login'], Role::named( $person['role'] ) );
			}
			$people[ $person['login'] ] = self::actor( $id );
		}
		return $people;
	}

	public function mailbox( DemoScript $script ): Mailbox {
		foreach ( ( $this->mailboxes )() as $mailbox ) {
			if ( self::ADDRESS === $mailbox->address ) {
				return $mailbox;
			}
		}
		return ( $this->save )(
			new Mailbox(
				id: 0,
				address: self::ADDRESS,
				name: 'Support',
				from_name: $script->name,
				signature: "<p>{$script->name}<br>Harbour Lane 4 · northbay.example</p>",
				incoming: new Incoming( Incoming::PIPE ),
				plus_addressing: true,
			)
		);
	}

	/** @param array<string, Actor> $people */
	public function replies( array $people ): void {
		( $this->shelve )( ( $people['admin'] ?? throw Problem::not_found() )->id );
	}

	public function pages( DemoScript $script ): void {
		$topics  = (string) wp_json_encode( [ 'topics' => $script->topics, 'asks_subject' => true ], JSON_HEX_AMP | JSON_HEX_TAG );
		$contact = '<!-- wp:paragraph --><p>Write to us about an order, a piece or anything else. We usually answer within a day.</p><!-- /wp:paragraph -->';
		$mine    = '<!-- wp:paragraph --><p>Everything you wrote to us, and our answers.</p><!-- /wp:paragraph -->';
		self::page( 'Contact us', 'contact-us', "$contact\n\n<!-- wp:deskfold/contact-form $topics /-->" );
		$portal  = self::page( 'My requests', 'my-requests', "$mine\n\n<!-- wp:deskfold/my-tickets /-->" );
		$this->choose( 'general', [ 'portal_page_id' => $portal, 'team_name' => $script->name ] );
		$this->choose( 'form', [ 'consent_text' => "I agree that {$script->name} uses what I write here to answer me.", 'thanks_text' => 'Thank you! We read every message and usually answer within a day.' ] );
	}

	/** Whether this is a site for trying things out: only there may a password be known to everybody. */
	public static function is_trial(): bool {
		return in_array( wp_get_environment_type(), [ 'local', 'development' ], true );
	}

	/** @param array<string, string|int> $choices the owner's own come first */
	private function choose( string $section, array $choices ): void {
		$kept = $this->settings->get( $section );
		$this->settings->set( $section, ( is_array( $kept ) ? array_filter( $kept, static fn ( mixed $value ): bool => '' !== $value && 0 !== $value ) : [] ) + $choices );
	}

	private function owner(): WP_User {
		$admins = get_users( [ 'role' => 'administrator', 'number' => 1, 'orderby' => 'ID' ] );
		$owner  = get_current_user_id() > 0 ? wp_get_current_user() : ( $admins[0] ?? null );
		return $owner instanceof WP_User ? $owner : throw new Problem( 'no_owner', 'Nobody administers this site. Add --user=<login>.' );
	}

	private function person( string $login, string $name ): int {
		$id = wp_insert_user(
			[
				'user_login'   => $login,
				'user_pass'    => self::is_trial() ? 'password' : wp_generate_password( 32 ),
				'user_email'   => "$login@northbay.example",
				'display_name' => $name,
				'first_name'   => explode( ' ', $name )[0],
				'role'         => '',
			]
		);
		return is_int( $id ) ? $id : throw new Problem( 'not_created', $id->get_error_message() );
	}

	private static function actor( int $id ): Actor {
		$user = get_userdata( $id );
		return false === $user ? throw Problem::not_found() : Actor::agent( $user->ID, $user->display_name, $user->user_email );
	}

	private static function page( string $title, string $name, string $content ): int {
		$there = get_page_by_path( $name );
		if ( $there instanceof \WP_Post ) {
			return $there->ID;
		}
		return wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_name' => $name, 'post_content' => addslashes( $content ) ] );
	}
}
