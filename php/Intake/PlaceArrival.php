<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Customers\IdentifyCustomer;
use Deskfold\Tickets\Candidates;
use Deskfold\Tickets\FindTicket;
use Deskfold\Tickets\HearEcho;
use Deskfold\Tickets\Matched;

/** Decides whose message it is and which ticket it joins; what an agent passed on is its first writer's. */
final class PlaceArrival {

	public function __construct(
		private readonly IdentifyCustomer $identify,
		private readonly FindTicket $find,
		private readonly UnwrapForward $unwrap,
		private readonly HearEcho $hear,
	) {
	}

	public function __invoke( RawMessage $raw, IncomingMessage $message ): Placement {
		$forward = null === $message->ticket_id ? ( $this->unwrap )( $message ) : null;
		if ( null !== $forward ) {
			$match = ( $this->find )( $message, $raw->channel, null, $raw->mailbox_id );
			// An agent who takes part in a ticket by mail answers in it, whatever the mail looks like.
			if ( null === $match->ticket && null === $match->follow_up_of ) {
				return $this->passed_on( $forward, $match );
			}
		}
		$sender   = $message->sender() ?? throw new \LogicException( 'A screened message has a sender' );
		$customer = ( $this->identify )( $sender, $message->locale, $message->customer_id );
		$match    = ( $this->find )( $message, $raw->channel, $customer, $raw->mailbox_id );
		// Only mail can answer itself.
		return new Placement( $message, $customer, 'email' === $raw->channel ? ( $this->hear )( $message, $match ) : $match );
	}

	/** What was recorded is what the next one may echo. Inside the caller's transaction. */
	public function remember( IncomingMessage $message, int $ticket_id ): void {
		$this->hear->heard( $message, $ticket_id );
	}

	private function passed_on( Unwrapped $forward, Matched $match ): Placement {
		$from     = $forward->message->from ?? throw new \LogicException( 'What was unwrapped has a sender' );
		$customer = ( $this->identify )( $from );
		$agent    = $forward->agent;
		$line     = [
			'candidate' => $agent->email,
			'how'       => Candidates::FORWARDED,
			'verdict'   => $forward->is_trusted ? Matched::VOUCHED : Matched::CLAIMED,
		];
		$new      = new Matched( null, null, [ $line, ...array_slice( $match->tried, 0, 19 ) ], elsewhere: $match->refused ?? $match->elsewhere, agent_id: $forward->is_taken && $forward->is_trusted ? $agent->id : 0 );
		$warning  = $forward->is_trusted ? '' : sprintf(
			/* translators: 1: a member of the team, 2: their mail address. */
			__( 'Passed on by %1$s (%2$s), as the mail says. No mail server that you trust vouches for that, so check with them before you rely on it.', 'deskfold' ),
			$agent->name,
			$agent->email
		);
		return new Placement( $forward->message, $customer, $new, $warning, $forward );
	}
}
