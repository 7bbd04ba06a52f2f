<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Rest;

/** An attachment as the desk reads it. */
final class AttachmentSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Attachment',
			'type'       => 'object',
			'properties' => [
				'id'         => [ 'type' => 'integer' ],
				'name'       => [ 'type' => 'string' ],
				'type'       => [ 'type' => 'string' ],
				'size'       => [ 'type' => 'integer' ],
				'is_inline'  => [ 'type' => 'boolean' ],
				'content_id' => [ 'type' => 'string' ],
				'url'        => [ 'type' => 'string' ],
			],
		];
	}

	/** @return array<string, mixed> */
	public static function present( Attachment $attachment ): array {
		return [
			'id'         => $attachment->id,
			'name'       => $attachment->name,
			'type'       => $attachment->type,
			'size'       => $attachment->size,
			'is_inline'  => $attachment->is_inline,
			'content_id' => $attachment->content_id,
			'url'        => add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), rest_url( Rest::SPACE . "/attachments/{$attachment->id}" ) ),
		];
	}
}
