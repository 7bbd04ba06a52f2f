<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Agents\Agent;
use Deskfold\Agents\ListAgents;
use Deskfold\Channels\Address;
use Deskfold\Channels\Forwarded;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OurAddresses;

/**
 * An agent who got a customer's mail at their own address passes it on: the ticket is the customer's. A mail that says
 * `@fwd` first is taken for one even where nothing else tells; `@fwd me` gives the ticket to the agent.
 */
final class UnwrapForward {

	private const COMMAND = '/^\s*@fwd\b[ \t]*(me\b)?[ \t]*:?[ \t]*/iu';

	public function __construct( private readonly ListAgents $agents ) {
	}

	/** Null for all that nobody passed on, and for what names no sender. */
	public function __invoke( IncomingMessage $message ): ?Unwrapped {
		$is_command = 1 === preg_match( self::COMMAND, $message->full_text, $command );
		if ( $message->is_auto_reply || ( null === $message->forwarded && ! $is_command ) ) {
			return null;
		}
		$agent = $this->agent( $message->from );
		if ( null === $agent ) {
			return null;
		}
		$inner = $message->forwarded;
		$from  = $inner?->from;
		if ( $is_command && ! $this->is_somebody( $from ) ) {
			$from  = $this->first_sender( $message->full_text );
			$inner = $inner ?? new Forwarded( $from, '', (string) preg_replace( self::COMMAND, '', $message->full_text, 1 ) );
		}
		if ( null === $from || null === $inner || ! $this->is_somebody( $from ) ) {
			return null;
		}
		return new Unwrapped(
			self::theirs( $message, $inner, $from ),
			$agent,
			trim( (string) preg_replace( self::COMMAND, '', $inner->message, 1 ) ),
			true === $message->authentication?->is_aligned_pass(),
			'' !== ( $command[1] ?? '' )
		);
	}

	/** Only in From: whom an answer should go to says nothing about who wrote. */
	private function agent( ?Address $from ): ?Agent {
		if ( null === $from ) {
			return null;
		}
		foreach ( ( $this->agents )() as $agent ) {
			if ( $agent->can_reply && mb_strtolower( $agent->email, 'UTF-8' ) === $from->key() ) {
				return $agent;
			}
		}
		return null;
	}

	/** An address outside the house. */
	private function is_somebody( ?Address $address ): bool {
		if ( null === $address || 1 !== preg_match( '/^[^@\s]+@[^@\s]+$/', $address->key() ) ) {
			return false;
		}
		return ! in_array( $address->key(), OurAddresses::all(), true ) && null === $this->agent( $address );
	}

	/** The first address of a header block in whatever language, as far as one can be found in a text. */
	private function first_sender( string $text ): ?Address {
		preg_match_all( '/^[>\s*]*[\p{L} .]{2,20}:\s*\**\s*(?:"?([^"<>\n@]{0,80}?)"?\s*[<\[(](?:mailto:)?)?([^\s<>()\[\]"@:]+@[^\s<>()\[\]"@:]+\.[^\s<>()\[\]"@:,;]+)/mu', mb_strcut( $text, 0, 50_000, 'UTF-8' ), $found, PREG_SET_ORDER );
		foreach ( $found as $one ) {
			$address = new Address( $one[2], trim( $one[1] ) );
			if ( $this->is_somebody( $address ) ) {
				return $address;
			}
		}
		return null;
	}

	private static function theirs( IncomingMessage $message, Forwarded $inner, Address $from ): IncomingMessage {
		$subject = '' !== trim( $inner->subject ) ? $inner->subject : trim( (string) preg_replace( '/^\s*\p{L}{1,12}\s*:\s*/u', '', $message->subject ) );
		$files   = [] === $inner->attachments ? $message->attachments : array_filter( $message->attachments, static fn ( IncomingAttachment $file ): bool => 'message/rfc822' !== $file->type );
		return $message->with(
			from: $from,
			reply_to: null,
			subject: $subject,
			text: '' !== trim( $inner->text ) ? $inner->text : (string) preg_replace( self::COMMAND, '', $message->full_text, 1 ),
			html: $inner->html,
			quoted_text: '',
			quoted_html: '',
			to: $inner->to,
			cc: $inner->cc,
			// Mail programs that pass a mail on name it here: our answer stands below it in the customer's own folder.
			message_id: '' !== $message->in_reply_to ? $message->in_reply_to : $message->message_id,
			in_reply_to: '',
			references: [],
			attachments: [ ...$inner->attachments, ...array_values( $files ) ],
			thread_index: '',
			locale: '',
			forwarded: null
		);
	}
}
