<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;
use WP_Post;

/** The pages of the site, and putting our blocks on them. */
final class PageController {

	public function __construct(
		private readonly Rest $rest,
		private readonly PutOnPage $put,
	) {
	}

	public function routes(): void {
		$may  = static fn (): bool => current_user_can( Permissions::MANAGE ) && current_user_can( 'edit_pages' );
		$args = [
			'block'   => [ 'type' => 'string', 'enum' => [ PutOnPage::FORM, PutOnPage::REQUESTS ], 'required' => true ],
			'page_id' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true, 'description' => '0 for a new page.' ],
		];
		$this->rest->route( 'GET', '/pages', [], $may, $this->all( ... ) );
		$this->rest->route( 'POST', '/pages', $args, $may, $this->put( ... ) );
	}

	/** @return list<array<string, mixed>> */
	private function all(): array {
		$found = get_pages( [ 'number' => 200, 'sort_column' => 'post_title' ] );
		$pages = array_filter( is_array( $found ) ? $found : [], static fn ( mixed $page ): bool => $page instanceof WP_Post );
		return array_values( array_map( self::present( ... ), $pages ) );
	}

	/** @return array<string, mixed> */
	private function put( Input $input ): array {
		$block = PutOnPage::REQUESTS === $input->string( 'block' ) ? PutOnPage::REQUESTS : PutOnPage::FORM;
		return self::present( ( $this->put )( $block, $input->int( 'page_id' ) ) );
	}

	/** @return array<string, mixed> */
	private static function present( WP_Post $page ): array {
		return PageSchema::present( $page, PutOnPage::is_on( PutOnPage::FORM, $page ), PutOnPage::is_on( PutOnPage::REQUESTS, $page ) );
	}
}
