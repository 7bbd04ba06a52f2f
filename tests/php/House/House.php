<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** All sources of php/: which rooms there are, what they hold, and on which floor they are. */
final class House {

	/**
	 * A room may use what is on a lower floor; the tens are the floors of docs/tour.md. A room that is not here is no room.
	 * Channels lie under the other rooms of their floor: their nouns (an address, a message) are everybody's words.
	 */
	public const FLOORS = [
		'Core'        => 0,
		'Channels'    => 10,
		'Mime'        => 12,
		'Customers'   => 15,
		'Agents'      => 15,
		'Attachments' => 18,
		'Tickets'     => 20,
		'Intake'      => 30,
		'Outbox'      => 30,
		'Email'       => 40,
		'ContactForm' => 40,
		'Chat'        => 40,
		'Social'      => 40,
		'Phone'       => 40,
		'Notifications' => 50,
		// Below the portal, whose links count among automatic mail.
		'Notices'     => 45,
		'Portal'      => 50,
		'Routing'     => 50,
		'SavedReplies' => 50,
		'Knowledge'   => 50,
		'Reports'     => 50,
		'Privacy'     => 50,
		'Ai'          => 50,
		'Woo'         => 50,
		'Admin'       => 60,
		'Blocks'      => 60,
		'Cli'         => 60,
		''            => 70,
	];

	/** @var array<string, Source> by full class name */
	private array $classes = [];

	/** @param list<Source> $sources */
	public function __construct( public readonly array $sources ) {
		foreach ( $sources as $source ) {
			$this->classes[ $source->class_name() ] = $source;
		}
	}

	/** @param list<string> $folders relative to the root */
	public static function read( string $root, array $folders ): self {
		$sources = [];
		foreach ( $folders as $folder ) {
			if ( ! is_dir( "$root/$folder" ) ) {
				continue;
			}
			$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( "$root/$folder", \FilesystemIterator::SKIP_DOTS ) );
			/** @var \SplFileInfo $file */
			foreach ( $files as $file ) {
				if ( 'php' === $file->getExtension() ) {
					$path      = substr( $file->getPathname(), strlen( $root ) + 1 );
					$sources[] = new Source( $path, (string) file_get_contents( $file->getPathname() ) );
				}
			}
		}
		usort( $sources, static fn ( Source $a, Source $b ): int => strcmp( $a->path, $b->path ) );
		return new self( $sources );
	}

	public function find( string $class_name ): ?Source {
		return $this->classes[ $class_name ] ?? null;
	}

	/** How many sources a room holds. */
	public function size( string $room ): int {
		return count( array_filter( $this->sources, static fn ( Source $source ): bool => $source->room() === $room ) );
	}
}
