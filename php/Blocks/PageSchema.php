<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use WP_Post;

/** A page of the site, and what of ours is on it. */
final class PageSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		$properties = [
			'id'           => [ 'type' => 'integer' ],
			'title'        => [ 'type' => 'string' ],
			'url'          => [ 'type' => 'string' ],
			'has_form'     => [ 'type' => 'boolean' ],
			'has_requests' => [ 'type' => 'boolean' ],
			'may_edit'     => [ 'type' => 'boolean' ],
		];
		return [
			'title'      => 'SitePage',
			'type'       => 'object',
			'properties' => $properties,
			'required'   => array_keys( $properties ),
		];
	}

	/** @return array{id: int, title: string, url: string, has_form: bool, has_requests: bool, may_edit: bool} */
	public static function present( WP_Post $page, bool $has_form, bool $has_requests ): array {
		return [
			'id'           => $page->ID,
			'title'        => html_entity_decode( get_the_title( $page ), ENT_QUOTES, 'UTF-8' ),
			'url'          => (string) get_permalink( $page ),
			'has_form'     => $has_form,
			'has_requests' => $has_requests,
			'may_edit'     => current_user_can( 'edit_post', $page->ID ),
		];
	}
}
