<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Core\UploadedFile;

/** Files of the demo shop: its photos and papers, and the way an agent uploads them. */
final class DemoFiles {

	/** @var array<string, string> PNG by scene: each takes a moment to draw */
	private array $drawn = [];

	public function __construct( private readonly KeepAttachment $keep ) {
	}

	/** @return list<IncomingAttachment> */
	public function of( DemoEvent $event ): array {
		return array_map( $this->make( ... ), $event->files() );
	}

	/** @return list<int> uploads of an agent, for a reply */
	public function upload( DemoEvent $event, int $agent_id ): array {
		return array_map( fn ( UploadedFile $file ): int => $this->keep->upload( $file, $agent_id )->id, $this->on_disk( $event ) );
	}

	/** @return list<UploadedFile> as PHP lays uploads into its temporary folder; forget() removes them */
	public function on_disk( DemoEvent $event ): array {
		return array_map(
			static function ( IncomingAttachment $file ): UploadedFile {
				$path = get_temp_dir() . 'deskfold-demo-' . bin2hex( random_bytes( 8 ) );
				file_put_contents( $path, $file->bytes );
				return new UploadedFile( $path, $file->name, $file->type, strlen( $file->bytes ) );
			},
			$this->of( $event )
		);
	}

	/** @param list<UploadedFile> $files */
	public function forget( array $files ): void {
		array_map( static fn ( UploadedFile $file ): bool => unlink( $file->path ), $files );
	}

	/** @param array<mixed> $told */
	private function make( array $told ): IncomingAttachment {
		$name = is_string( $told['name'] ?? null ) ? $told['name'] : '';
		if ( is_string( $told['picture'] ?? null ) ) {
			$bytes = $this->drawn[ $told['picture'] ] ??= DemoPicture::of( $told['picture'] );
			return new IncomingAttachment( $name, 'image/png', $bytes, true === ( $told['inline'] ?? false ), "$name@northbay.example" );
		}
		$lines = is_array( $told['pdf'] ?? null ) ? array_values( array_filter( $told['pdf'], 'is_string' ) ) : [];
		return new IncomingAttachment( $name, 'application/pdf', DemoPdf::of( $lines ) );
	}
}
