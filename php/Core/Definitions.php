<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** A room's tables, as numbered steps that never change once released. */
interface Definitions {

	/**
	 * @return array<int, list<string>|(callable(): bool)> SQL statements that may be run twice, with `{name}` for a table
	 *         (`ALTER TABLE {name} ADD COLUMN|KEY …` is left out where it is done), or a callable that does one batch and answers whether it is done
	 */
	public function steps(): array;

	/** @return list<string> bare names of the tables, for the doctor and the uninstaller */
	public function names(): array;
}
