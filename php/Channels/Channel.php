<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

use Deskfold\Core\Problem;

/** The port through which every kind of conversation enters and leaves. */
interface Channel {

	/** Machine word kept in the tickets table: 'email', 'form' … */
	public function name(): string;

	/**
	 * Reads raw bytes. Pure: the same bytes give an equal message.
	 *
	 * @throws Problem when there is nothing that a person could read
	 */
	public function parse( RawMessage $raw ): IncomingMessage;

	/**
	 * Hands a message to the provider.
	 *
	 * @throws Problem with retry when it may work later; kind 'delivery_uncertain' when the provider may have taken it
	 */
	public function deliver( OutgoingMessage $message ): Receipt;
}
