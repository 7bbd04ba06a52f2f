<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\SavedReplies;

use Deskfold\Tests\WpTestCase;

/** What tests of saved replies need. */
abstract class RepliesCase extends WpTestCase {

	/** @return array<array-key, mixed> parameters of one */
	protected static function given( mixed ...$more ): array {
		return $more + [
			'name'        => 'Broken in transit',
			'is_personal' => false,
			'texts'       => [ [ 'locale' => 'en', 'html' => '<p>Hi {first name|there},</p><p>I am sorry that it did not survive the journey.</p>' ] ],
		];
	}

	/** @return array<string, mixed> */
	protected function saved( mixed ...$more ): array {
		/** @var array<string, mixed> $reply */
		$reply = $this->asked( 'POST', '/saved-replies', self::given( ...$more ) );
		return $reply;
	}

	/** @return list<string> names in the list, newest first */
	protected function names( string $search = '' ): array {
		return array_column( $this->asked( 'GET', '/saved-replies', [ 'search' => $search ] )['replies'], 'name' );
	}

	protected function upload( string $name, string $bytes ): int {
		$path = (string) tempnam( sys_get_temp_dir(), 'deskfold' );
		file_put_contents( $path, $bytes );
		$file = [ 'name' => $name, 'type' => 'text/plain', 'tmp_name' => $path, 'error' => UPLOAD_ERR_OK, 'size' => strlen( $bytes ) ];
		return $this->asked( 'POST', '/attachments', [], null, [ 'file' => $file ] )['id'];
	}

	/** @return array<string, mixed> what the desk sends with a reply */
	protected static function writing( string $html, int ...$attachments ): array {
		static $count = 0;
		return [ 'client_key' => 'saved-replies-' . ++$count, 'html' => $html, 'attachments' => $attachments, 'seen_entry' => 1_000_000_000, 'status' => 'waiting' ];
	}
}
