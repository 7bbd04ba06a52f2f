<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Rest;
use Deskfold\Tickets\Variables;

/** Saved replies as the desk reads and writes them. */
final class SavedReplySchema {

	/** @return array<string, mixed> JSON Schema: everything */
	public static function schema(): array {
		return self::object(
			'SavedReply',
			self::line() + [
				'texts' => [ 'type' => 'array', 'items' => self::text(), 'description' => 'One for each language; the first is for customers who speak none of them.' ],
				'files' => [ 'type' => 'array', 'items' => [ '$ref' => '#/definitions/ReplyFile' ] ],
			]
		);
	}

	/** @return list<array<string, mixed>> */
	public static function words(): array {
		return [
			self::object( 'ListedReply', self::line() ),
			[ 'title' => 'VariableName', 'type' => 'string', 'enum' => Variables::NAMES ],
			self::object(
				'ReplyFile',
				[
					'id'   => [ 'type' => 'integer' ],
					'name' => [ 'type' => 'string' ],
					'type' => [ 'type' => 'string' ],
					'size' => [ 'type' => 'integer' ],
					'url'  => [ 'type' => 'string' ],
				]
			),
		];
	}

	/** @return array<string, array<string, mixed>> parameters that write one */
	public static function args(): array {
		$ids = [ 'type' => 'array', 'items' => [ 'type' => 'integer', 'minimum' => 1 ], 'default' => [], 'maxItems' => 50 ];
		return [
			'name'        => [ 'type' => 'string', 'required' => true, 'minLength' => 1, 'maxLength' => 190 ],
			'folder'      => [ 'type' => 'string', 'default' => '', 'maxLength' => 100 ],
			'is_personal' => [ 'type' => 'boolean', 'required' => true ],
			'texts'       => [ 'type' => 'array', 'items' => self::text(), 'required' => true, 'minItems' => 1, 'maxItems' => 20 ],
			'tags'        => [ 'type' => 'array', 'items' => [ 'type' => 'string' ], 'default' => [], 'maxItems' => 20 ],
			'files'       => [ 'description' => 'Those that stay.' ] + $ids,
			'uploads'     => [ 'description' => 'Uploads that join it.' ] + $ids,
			'seen_at'     => [ 'type' => 'integer', 'minimum' => 0, 'description' => 'updated_at of what was changed: refuses when somebody else was quicker.' ],
		];
	}

	/** @return array<string, mixed> JSON Schema: one in a file that is taken along; its own files are not in it */
	public static function moved(): array {
		$args = self::args();
		return [
			'type'                 => 'object',
			'properties'           => [
				'name'   => $args['name'],
				'folder' => $args['folder'],
				'for'    => [ 'type' => 'string', 'enum' => [ 'everyone', 'me' ], 'required' => true ],
				'texts'  => $args['texts'],
				'tags'   => $args['tags'],
			],
			'additionalProperties' => false,
		];
	}

	/** @return array{name: string, folder: string, for: string, texts: list<LanguageVersion>, tags: list<string>} */
	public static function present_moved( SavedReply $reply ): array {
		return [
			'name'   => $reply->name,
			'folder' => $reply->folder,
			'for'    => $reply->is_personal() ? 'me' : 'everyone',
			'texts'  => $reply->texts,
			'tags'   => $reply->tags,
		];
	}

	/** @return array<string, mixed> */
	public static function listed( ListedReply $reply, Asker $asker ): array {
		return [
			'id'           => $reply->id,
			'name'         => $reply->name,
			'folder'       => $reply->folder,
			'is_personal'  => $reply->agent_id > 0,
			'may_change'   => $asker->changes( $reply->agent_id ),
			'snippet'      => $reply->snippet,
			'locales'      => $reply->locales,
			'tags'         => $reply->tags,
			'file_count'   => $reply->file_count,
			'used'         => $reply->used,
			'last_used_at' => $reply->last_used_at,
			'updated_at'   => $reply->updated_at,
		];
	}

	/**
	 * @param list<ReplyFile> $files
	 * @return array<string, mixed>
	 */
	public static function present( SavedReply $reply, ListedReply $listed, array $files, Asker $asker ): array {
		return self::listed( $listed, $asker ) + [
			'texts' => $reply->texts,
			'files' => array_map( self::file( ... ), $files ),
		];
	}

	/** @return array<string, mixed> */
	private static function file( ReplyFile $file ): array {
		return [
			'id'   => $file->id,
			'name' => $file->name,
			'type' => $file->type,
			'size' => $file->size,
			'url'  => add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), rest_url( Rest::SPACE . "/saved-replies/$file->reply_id/files/$file->id" ) ),
		];
	}

	/** @return array<string, array<string, mixed>> */
	private static function line(): array {
		return [
			'id'           => [ 'type' => 'integer' ],
			'name'         => [ 'type' => 'string' ],
			'folder'       => [ 'type' => 'string' ],
			'is_personal'  => [ 'type' => 'boolean', 'description' => 'Only its agent sees it.' ],
			'may_change'   => [ 'type' => 'boolean' ],
			'snippet'      => [ 'type' => 'string' ],
			'locales'      => [ 'type' => 'array', 'items' => [ 'type' => 'string' ] ],
			'tags'         => [ 'type' => 'array', 'items' => [ 'type' => 'string' ], 'description' => 'Which the ticket gets when it is sent.' ],
			'file_count'   => [ 'type' => 'integer' ],
			'used'         => [ 'type' => 'integer', 'description' => 'How often it was sent.' ],
			'last_used_at' => [ 'type' => [ 'integer', 'null' ] ],
			'updated_at'   => [ 'type' => 'integer' ],
		];
	}

	/** @return array<string, mixed> */
	private static function text(): array {
		return [
			'type'                 => 'object',
			'properties'           => [
				'locale' => [ 'type' => 'string', 'maxLength' => 10, 'required' => true ],
				'html'   => [ 'type' => 'string', 'maxLength' => 200_000, 'required' => true ],
			],
			'additionalProperties' => false,
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function object( string $title, array $properties ): array {
		return [ 'title' => $title, 'type' => 'object', 'properties' => $properties, 'required' => array_keys( $properties ) ];
	}
}
