<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\ContactForm\FileRules;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;
use WP_Post;

/** The settings of the form and the desk, over HTTP, with what can be chosen. */
final class SettingsController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadSettings $read,
		private readonly ChangeSettings $change,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'GET', '/settings', [], $this->may_manage( ... ), $this->read( ... ) );
		$this->rest->route( 'POST', '/settings', SettingsSchema::args(), $this->may_manage( ... ), $this->change( ... ) );
	}

	private function may_manage(): bool {
		return current_user_can( Permissions::MANAGE );
	}

	/** @return array<string, mixed> */
	private function read(): array {
		return SettingsSchema::present( ( $this->read )() ) + [
			'choices' => [
				'pages'       => $this->pages(),
				'max_size_mb' => max( 1, min( wp_max_upload_size(), FileRules::TOTAL ) >> 20 ),
				'may_erase'   => ErasureController::may(),
			],
		];
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		( $this->change )( $input->list( 'form' ), $input->list( 'general' ), ErasureController::may() );
		return $this->read();
	}

	/** @return list<array{id: int, title: string, url: string, has_portal: bool, has_form: bool, edit_url: string}> */
	private function pages(): array {
		$found = get_pages( [ 'number' => 200, 'sort_column' => 'post_title' ] );
		$pages = array_filter( is_array( $found ) ? $found : [], static fn ( mixed $page ): bool => $page instanceof WP_Post );
		return array_values( array_map( $this->page( ... ), $pages ) );
	}

	/** @return array{id: int, title: string, url: string, has_portal: bool, has_form: bool, edit_url: string} */
	private function page( WP_Post $page ): array {
		return [
			'id'         => $page->ID,
			'title'      => html_entity_decode( get_the_title( $page ), ENT_QUOTES, 'UTF-8' ),
			'url'        => (string) get_permalink( $page ),
			'has_portal' => self::has( $page, 'my-tickets' ),
			'has_form'   => self::has( $page, 'contact-form' ),
			'edit_url'   => (string) get_edit_post_link( $page, 'raw' ),
		];
	}

	/** As a block, or as its shortcode in themes and builders without blocks. */
	private static function has( WP_Post $page, string $block ): bool {
		return has_block( "deskfold/$block", $page ) || has_shortcode( $page->post_content, 'deskfold_' . str_replace( '-', '_', $block ) );
	}
}
