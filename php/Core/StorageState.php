<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** How the folder of stored files stands. */
final class StorageState {

	/** Nothing can be stored. */
	public const READ_ONLY = 'read_only';

	/** What was just stored reads differently. */
	public const DAMAGED = 'damaged';

	public const GOOD = 'good';

	/** The folder lies outside everything that the web server serves. */
	public const OUTSIDE = 'outside';

	/** The site asked itself for a stored file and did not get it. */
	public const REFUSED = 'refused';

	/** The site asked itself for a stored file and got it. */
	public const SERVED = 'served';

	/** The site does not answer itself. */
	public const SILENT = 'silent';

	/** Inside WordPress, where no address is known for it. */
	public const INSIDE = 'inside';

	private const LEAST_FREE = 200 * 1024 * 1024;

	/**
	 * @param self::READ_ONLY|self::DAMAGED|self::GOOD                             $keeps
	 * @param self::OUTSIDE|self::REFUSED|self::SERVED|self::SILENT|self::INSIDE $door
	 * @param string                                                              $folder  '' when it could not be made
	 * @param string                                                              $address where the web server would serve it; '' when unknown
	 * @param ?int                                                                $free    bytes; null when nobody can tell
	 */
	public function __construct(
		public readonly string $keeps,
		public readonly string $door,
		public readonly string $folder,
		public readonly string $address,
		public readonly ?int $free,
	) {
	}

	public function is_nearly_full(): bool {
		return null !== $this->free && $this->free < self::LEAST_FREE;
	}
}
