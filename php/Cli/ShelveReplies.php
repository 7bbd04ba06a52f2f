<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Core\Clock;
use Deskfold\Core\UploadedFile;
use Deskfold\SavedReplies\Asker;
use Deskfold\SavedReplies\LanguageVersion;
use Deskfold\SavedReplies\ListSavedReplies;
use Deskfold\SavedReplies\SavedReply;
use Deskfold\SavedReplies\SavedReplyDraft;
use Deskfold\SavedReplies\SaveSavedReply;
use Deskfold\Tickets\CleanText;

/** The saved replies of the demo shop, from assets/demo/replies.json. A desk that has some already keeps to its own. */
final class ShelveReplies {

	public function __construct(
		private readonly ListSavedReplies $list,
		private readonly SaveSavedReply $save,
		private readonly KeepAttachment $keep,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( int $owner ): void {
		$asker = new Asker( $owner, true );
		if ( [] !== ( $this->list )( $asker ) ) {
			return;
		}
		$told = json_decode( (string) @file_get_contents( dirname( __DIR__, 2 ) . '/assets/demo/replies.json' ), true );
		foreach ( is_array( $told ) && is_array( $told['replies'] ?? null ) ? $told['replies'] : [] as $one ) {
			if ( is_array( $one ) ) {
				( $this->save )( new SavedReplyDraft( $this->reply( $one, $owner ), [], $this->upload( $one['file'] ?? null, $owner ) ), $asker );
			}
		}
	}

	/** @param array<mixed> $one */
	private function reply( array $one, int $owner ): SavedReply {
		$texts = [];
		foreach ( is_array( $one['texts'] ?? null ) ? $one['texts'] : [] as $locale => $text ) {
			$texts[] = new LanguageVersion( (string) $locale, CleanText::from_plain( self::word( $text ) ) );
		}
		$tags = is_array( $one['tags'] ?? null ) ? array_values( array_filter( $one['tags'], 'is_string' ) ) : [];
		$days = is_int( $one['days'] ?? null ) ? $one['days'] : 0;
		$used = is_int( $one['used'] ?? null ) ? $one['used'] : 0;
		return new SavedReply( 0, true === ( $one['personal'] ?? false ) ? $owner : 0, self::word( $one['name'] ?? '' ), self::word( $one['folder'] ?? '' ), $texts, $tags, $used, $this->clock->now_ms() - $days * 86_400_000 );
	}

	/** @return list<int> */
	private function upload( mixed $file, int $owner ): array {
		if ( ! is_array( $file ) ) {
			return [];
		}
		$path = get_temp_dir() . 'deskfold-demo-' . bin2hex( random_bytes( 8 ) );
		file_put_contents( $path, DemoPdf::of( is_array( $file['lines'] ?? null ) ? array_values( array_filter( $file['lines'], 'is_string' ) ) : [] ) );
		$upload = $this->keep->upload( new UploadedFile( $path, self::word( $file['name'] ?? '' ), 'application/pdf', (int) filesize( $path ) ), $owner );
		unlink( $path );
		return [ $upload->id ];
	}

	private static function word( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}
}
