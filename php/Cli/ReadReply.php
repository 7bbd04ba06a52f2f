<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\Address;
use Deskfold\Core\Problem;
use Deskfold\Core\UploadedFile;
use Deskfold\Tickets\CleanText;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\Status;

/** Makes a reply of what was typed. */
final class ReadReply {

	public function __construct( private readonly KeepAttachment $keep ) {
	}

	public function __invoke( string $text, Flags $flags, int $agent_id ): Reply {
		if ( '' === trim( $text ) ) {
			throw new Problem( 'text_wanted', 'There is no text. Put it behind the other arguments, or pipe it in.' );
		}
		return new Reply(
			$flags->text( 'key', 'cli-' . bin2hex( random_bytes( 12 ) ) ),
			$flags->truth( 'html' ) ? $text : CleanText::from_plain( $text ),
			array_map( self::address( ... ), $flags->words( 'cc' ) ),
			[],
			array_map( fn ( string $path ): int => $this->file( $path, $agent_id ), $flags->words( 'attach' ) ),
			null,
			$flags->has( 'status' ) ? self::status( $flags->text( 'status' ) ) : null
		);
	}

	public static function address( string $typed ): Address {
		if ( false === is_email( $typed ) ) {
			throw new Problem( 'address_unusable', "\"$typed\" is not a mail address." );
		}
		return new Address( $typed );
	}

	public static function status( string $word ): Status {
		$status = in_array( $word, Status::choices(), true ) ? Status::tryFrom( $word ) : null;
		return $status ?? throw new Problem( 'unknown_status', "There is no status \"$word\". Choose one of: " . implode( ', ', Status::choices() ) . '.' );
	}

	private function file( string $path, int $agent_id ): int {
		if ( ! is_file( $path ) || ! is_readable( $path ) ) {
			throw new Problem( 'file_unreadable', "The file $path cannot be read." );
		}
		$type = ( new \finfo( FILEINFO_MIME_TYPE ) )->file( $path );
		return $this->keep->upload( new UploadedFile( $path, basename( $path ), false === $type ? '' : $type, (int) filesize( $path ) ), $agent_id )->id;
	}
}
