<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Work in the background. The rows it reads say what is due; the queue only rings the bell, so it may run twice. */
interface Job {

	/** @return int how many pieces of work were done; 0 when nothing was due */
	public function __invoke(): int;
}
