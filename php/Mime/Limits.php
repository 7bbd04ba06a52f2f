<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What a mail may ask of us. Each is checked before the work it bounds; beyond it the mail stays readable and says so. */
final class Limits {

	public const HEADER_BYTES = 1_048_576;
	/** One field longer than this is read up to here. */
	public const FIELD_BYTES = 65_536;
	public const PARTS       = 1000;
	public const DEPTH       = 50;
	public const ATTACHMENTS = 100;
	public const REFERENCES  = 100;
	public const RECIPIENTS  = 500;
	/** Of one body, in bytes, after decoding. */
	public const TEXT_BYTES = 1_048_576;
	public const HTML_BYTES = 2_097_152;
	/** Lines that are looked at closely when the beginning of history is sought. */
	public const BORDERS = 2000;
	/** Open elements at once; deeper ones lose their tags and keep their text. */
	public const HTML_DEPTH = 120;
}
