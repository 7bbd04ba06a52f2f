<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Agents\Agent;
use Deskfold\Agents\ListAgents;
use Deskfold\Channels\Address;
use Deskfold\Channels\Automatic;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OurAddresses;
use Deskfold\Core\Clock;
use Deskfold\Tickets\Candidates;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\MessageReceived;
use Deskfold\Tickets\Message;

/** Tells whether an acknowledgement goes to a person who has just written to us, and to nobody else. */
final class JudgeArrival {

	private const DAY = 86_400_000;

	public function __construct(
		private readonly ListAgents $agents,
		private readonly Clock $clock,
	) {
	}

	/** @return string why not, for tests and readers of the code; '' when it deserves one */
	public function __invoke( MessageReceived $news, Message $message, string $mailbox, Acknowledgement $choice ): string {
		$incoming = $news->incoming;
		$sender   = $incoming?->sender();
		if ( null === $incoming || null === $sender || ! $news->is_new_ticket || null === $choice->since ) {
			return 'not_wanted';
		}
		$own = OurAddresses::all();
		return match ( true ) {
			self::is_machine( $incoming, $message )                                      => 'machine',
			self::is_passed_on( $message )                                               => 'passed_on',
			$sender->is_nobody()                                                         => 'nobody',
			in_array( $sender->bare(), $own, true )                                      => 'own_mailbox',
			self::answers_elsewhere( $incoming, $own )                                   => 'answers_elsewhere',
			true === $incoming->authentication?->is_fail()                               => 'not_authentic',
			$this->is_old( $incoming, $choice->since )                                   => 'old',
			! self::is_ours( $incoming, $mailbox, $own )                                 => 'other_mailbox',
			$this->is_agent( $sender )                                                   => 'agent',
			default                                                                      => '',
		};
	}

	private static function is_machine( IncomingMessage $incoming, Message $message ): bool {
		return $incoming->is_auto_reply || $message->is_auto_reply || Automatic::None !== $incoming->automatic || null !== $incoming->bounce || $incoming->is_feedback_report;
	}

	/** Passed on by a member of the team, or linked with somebody else's ticket. */
	private static function is_passed_on( Message $message ): bool {
		foreach ( $message->match_info as $line ) {
			if ( is_array( $line ) && ( Candidates::FORWARDED === ( $line['how'] ?? '' ) || in_array( $line['verdict'] ?? '', [ Matched::STRANGER, Matched::OTHER_MAILBOX ], true ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Who writes from one domain and wants the answer at another may mean a third person's mailbox. Our own site's forms do
	 * so rightly.
	 *
	 * @param list<string> $own
	 */
	private static function answers_elsewhere( IncomingMessage $incoming, array $own ): bool {
		$from = self::domain( $incoming->from );
		$to   = self::domain( $incoming->sender() );
		if ( $from === $to ) {
			return false;
		}
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		$ours = [ is_string( $host ) ? (string) preg_replace( '/^www\./', '', strtolower( $host ) ) : '', ...array_map( static fn ( string $email ): string => self::domain( new Address( $email ) ), $own ) ];
		return '' === $from || ! in_array( $from, $ours, true );
	}

	/** A mailbox is read for the first time, or an archive is imported: those customers wrote long ago. */
	private function is_old( IncomingMessage $incoming, int $since ): bool {
		return null !== $incoming->sent_at && $incoming->sent_at < max( $since, $this->clock->now_ms() - self::DAY );
	}

	/**
	 * Of several mailboxes of ours that were written to at once, the one named first answers for all.
	 *
	 * @param list<string> $own
	 */
	private static function is_ours( IncomingMessage $incoming, string $mailbox, array $own ): bool {
		foreach ( [ ...$incoming->to, ...$incoming->cc ] as $address ) {
			if ( in_array( $address->bare(), $own, true ) ) {
				return $address->bare() === $mailbox;
			}
		}
		return true;
	}

	private function is_agent( Address $sender ): bool {
		return [] !== array_filter( ( $this->agents )(), static fn ( Agent $agent ): bool => ( new Address( $agent->email ) )->key() === $sender->key() );
	}

	private static function domain( ?Address $address ): string {
		return substr( (string) strrchr( $address?->key() ?? '', '@' ), 1 );
	}
}
