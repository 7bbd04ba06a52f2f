<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Email\AcceptMail;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;

/** What machines write: kept, shown, never answered, never opening anything (attacks A10; behaviours 4.1, 15). */
final class EchoTest extends NoticeCase {

	private const VACATION = 'Thank you for your message. I am away until the end of the month and will answer as soon as I am back.';

	public function test_an_echo_is_kept_with_its_ticket_and_a_note_that_people_can_read(): void {
		$first = $this->take( $this->mail( 'ann@machine.test', 'One', 'The green bowl that you sent came broken. What can we do?' ) );
		$this->deliver();
		$this->wait( 2 * self::MINUTE );
		$echo = $this->take( $this->mail( 'ann@machine.test', 'Thank you', self::VACATION ) );
		self::assertSame( $first->ticket_id, $echo->ticket_id );
		$message = $this->messages( $first->ticket_id )[2];
		self::assertTrue( $message->is_auto_reply );
		self::assertStringContainsString( 'soon after our automatic mail', $message->warning );
		self::assertCount( 1, $this->notices( $first->ticket_id ) );
		self::assertSame( 'parked', array_slice( $this->get( \Deskfold\Tickets\ReadTickets::class )->entries( (int) $first->ticket_id ), -1 )[0]->event );
	}

	public function test_two_questions_of_one_customer_are_two_tickets(): void {
		$one = $this->take( $this->mail( 'ann@x.test', 'A bowl', 'The green bowl that you sent came broken. What can we do?' ) );
		$this->deliver();
		$this->wait( 10 * self::MINUTE );
		$two = $this->take( $this->mail( 'ann@x.test', 'An invoice', 'Please send me the invoice of my order from last week for the tax office.' ) );
		self::assertNotSame( $one->ticket_id, $two->ticket_id );
	}

	/** Forms and shops of others send each customer's words in the same frame. */
	public function test_where_we_never_wrote_there_is_no_echo_however_alike_the_mails_are(): void {
		$tickets = [];
		$other   = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'sales@shop.test', '', 'The shop' ) );
		for ( $number = 1; $number <= 6; $number++ ) {
			$mail      = $this->mail( 'orders@platform.test', "Order $number", "You have a new order $number from customer Ann Ahl, please ship it within two days and tell us when it has left.", to: 'sales@shop.test' );
			$tickets[] = ( $this->get( AcceptMail::class ) )( $other->id, $mail )->ticket_id;
			$this->wait( self::MINUTE );
		}
		self::assertCount( 6, array_unique( $tickets ) );
	}

	public function test_colleagues_who_write_in_the_same_words_keep_their_own_tickets(): void {
		$text = 'Please cancel my subscription with immediate effect and confirm the cancellation in writing to this address, thank you.';
		$one  = $this->take( $this->mail( 'ann@firm.test', 'Cancel', $text ) );
		$this->deliver();
		$this->wait( 20 * self::MINUTE );
		$two = $this->take( $this->mail( 'bob@firm.test', 'Cancel', $text ) );
		self::assertNotSame( $one->ticket_id, $two->ticket_id );
	}

	public function test_a_customer_who_asks_again_in_the_same_words_opens_the_ticket_again(): void {
		$text   = 'Hello, where is my order? I have been waiting for two weeks now.';
		$one    = $this->take( $this->mail( 'ann@x.test', 'Where', $text ) );
		$ticket = (int) $one->ticket_id;
		$reply  = $this->reply( $ticket );
		( $this->get( ChangeTicket::class ) )( $ticket, new Change( status: Status::Resolved ), Actor::system() );
		$this->wait( 3 * self::HOUR );
		$again = $this->take( $this->mail( 'ann@x.test', 'Re: Where', $text, [ 'In-Reply-To' => "<{$reply->message_id}>" ] ) );
		self::assertSame( [ $ticket, Status::Open ], [ $again->ticket_id, $this->ticket( $ticket )->status ] );
	}

	public function test_a_vacation_note_to_our_reply_changes_nothing_but_the_conversation(): void {
		$ticket = (int) $this->take( $this->mail( 'ann@x.test', 'One', 'The green bowl came broken.' ) )->ticket_id;
		$reply  = $this->reply( $ticket );
		$before = $this->ticket( $ticket );
		$note   = $this->take( $this->mail( 'ann@x.test', 'Automatic reply', self::VACATION, [ 'Auto-Submitted' => 'auto-replied', 'In-Reply-To' => "<{$reply->message_id}>" ] ) );
		$after  = $this->ticket( $ticket );
		self::assertSame( [ 'auto_reply', $ticket ], [ $note->result, $note->ticket_id ] );
		self::assertSame( [ $before->status, $before->waiting_since, $before->last_author ], [ $after->status, $after->waiting_since, $after->last_author ] );
	}

	public function test_a_responder_that_answers_no_ticket_is_filed_as_resolved_and_can_be_found(): void {
		$taken  = $this->take( $this->mail( 'bob@x.test', 'Out of office: newsletter', self::VACATION, [ 'Auto-Submitted' => 'auto-replied' ] ) );
		$ticket = $this->ticket( $taken->ticket_id );
		self::assertSame( [ Status::Resolved, $this->at, null ], [ $ticket->status, $ticket->resolved_at, $ticket->waiting_since ] );
		self::assertStringContainsString( 'filed as resolved', $this->messages( $ticket->id )[0]->warning );
		self::assertSame( 0, $this->deliver() );
		$again = $this->take( $this->mail( 'bob@x.test', 'Out of office: newsletter', self::VACATION, [ 'Auto-Submitted' => 'auto-replied' ] ) );
		self::assertSame( $ticket->id, $again->ticket_id );
	}

	public function test_what_a_system_tells_is_a_ticket_but_gets_no_answer(): void {
		$taken = $this->take( $this->mail( 'orders@market.test', 'A buyer has a question', 'A buyer asks about the green bowl.', [ 'Auto-Submitted' => 'auto-generated' ] ) );
		self::assertSame( Status::Fresh, $this->ticket( $taken->ticket_id )->status );
		self::assertSame( 0, $this->deliver() );
	}

	private function reply( int $ticket_id ): Message {
		$sent = ( $this->get( ReplyToTicket::class ) )( $ticket_id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>We look into it.</p>' ), Actor::agent( $this->as_agent(), 'Ann Agent' ) )->message;
		$this->deliver();
		$this->wait( self::MINUTE );
		return $sent;
	}
}
