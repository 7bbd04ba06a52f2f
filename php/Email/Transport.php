<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;

/** A way out for mail. */
interface Transport {

	/**
	 * @throws Problem with retry when it may work later; kind 'delivery_uncertain' when it may have been taken
	 */
	public function send( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): Handover;
}
