<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Problem;

/** Somebody of a higher floor who knows what a message is before it is taken for a customer's. Its room offers it to TakeIn. */
interface MailReader {

	/**
	 * May be asked about the same message more than once: what it does then, it does once.
	 *
	 * @return ?IntakeResult what became of the message; null when it is none of theirs
	 * @throws Problem with retry when it may work later
	 */
	public function read( RawMessage $raw, IncomingMessage $message ): ?IntakeResult;
}
