<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** One law of the house, checked by reading sources. */
interface Law {

	/** @return iterable<string> what is broken, as "line: sentence" */
	public function broken( Source $source, House $house ): iterable;
}
