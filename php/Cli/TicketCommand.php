<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;

/**
 * Reads, answers and changes tickets.
 *
 * Whoever writes is named with WP-CLI's own --user=<login>: that agent stands in the timeline, and their rights apply.
 */
final class TicketCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ShowTickets $show,
		private readonly WriteAsAgent $write,
		private readonly StartAsAgent $start,
		private readonly ChangeAsAgent $change,
	) {
	}

	/**
	 * Lists tickets.
	 *
	 * ## OPTIONS
	 *
	 * [--view=<view>]
	 * : Which tickets.
	 * ---
	 * default: all
	 * options:
	 *   - all
	 *   - waiting_on_us
	 *   - mine
	 *   - unassigned
	 *   - waiting
	 *   - resolved
	 *   - spam
	 *   - trash
	 * ---
	 *
	 * [--channel=<channel>]
	 * : Only of this channel: email or form.
	 *
	 * [--tag=<tag>]
	 * : Only with this tag.
	 *
	 * [--customer=<address>]
	 * : Only from the customer with this mail address.
	 *
	 * [--search=<words>]
	 * : Only what holds these words, this number or this address. Goes over all tickets, whatever the view.
	 *
	 * [--order=<order>]
	 * : Newest message first, or longest wait first.
	 * ---
	 * default: newest
	 * options:
	 *   - newest
	 *   - waiting
	 * ---
	 *
	 * [--limit=<number>]
	 * : How many, 1 to 1000.
	 * ---
	 * default: 20
	 * ---
	 *
	 * [--format=<format>]
	 * : json gives a list of tickets as the REST API has them.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket list --view=unassigned
	 *     wp deskfold ticket list --view=mine --user=ana
	 *     wp deskfold ticket list --search=refund --format=json
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function list( array $args, array $given ): void {
		$this->terminal->run( fn () => ( $this->show )( new Flags( $given ) ) );
	}

	/**
	 * Shows one ticket with its conversation.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket.
	 *
	 * [--format=<format>]
	 * : json gives one object: ticket, messages, entries (the timeline).
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket get 7
	 *     wp deskfold ticket get 7 --format=json
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function get( array $args, array $given ): void {
		$this->terminal->run( fn () => $this->show->one( self::id( $args ), new Flags( $given ) ) );
	}

	/**
	 * Writes to a customer first: a new ticket that begins with our message.
	 *
	 * ## OPTIONS
	 *
	 * --to=<address>
	 * : Mail address of the customer.
	 *
	 * --subject=<subject>
	 * : Subject of the ticket and of the mail.
	 *
	 * [<text>]
	 * : What to say. "-" reads it from standard input.
	 * ---
	 * default: "-"
	 * ---
	 *
	 * [--name=<name>]
	 * : The customer's name.
	 *
	 * [--mailbox=<address>]
	 * : Mailbox to write from. Without it the default one.
	 *
	 * [--html]
	 * : The text is HTML.
	 *
	 * [--attach=<files>]
	 * : Files to send along, separated by commas.
	 *
	 * [--key=<key>]
	 * : A name for this message, 8 to 64 letters or digits: the same key twice is one message.
	 *
	 * [--format=<format>]
	 * : json gives one object: ticket, message.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket create --to=mira@example.com --subject="Your bowl" "It is on its way." --user=ana
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function create( array $args, array $given ): void {
		$this->terminal->run( fn () => ( $this->start )( $this->terminal->text( $args[0] ?? '-' ), new Flags( $given ) ) );
	}

	/**
	 * Answers the customer of a ticket, or writes a note for the team.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket.
	 *
	 * [<text>]
	 * : What to say. "-" reads it from standard input.
	 * ---
	 * default: "-"
	 * ---
	 *
	 * [--note]
	 * : For the team only; nothing is sent.
	 *
	 * [--status=<status>]
	 * : Status of the ticket afterwards: open, waiting or resolved. Without it waiting.
	 *
	 * [--cc=<addresses>]
	 * : Copies, separated by commas.
	 *
	 * [--html]
	 * : The text is HTML.
	 *
	 * [--attach=<files>]
	 * : Files to send along, separated by commas.
	 *
	 * [--key=<key>]
	 * : A name for this message, 8 to 64 letters or digits: the same key twice is one message.
	 *
	 * [--format=<format>]
	 * : json gives one object: ticket, message.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket reply 7 "We send you a new one." --user=ana
	 *     wp deskfold ticket reply 7 - --status=resolved --user=ana < answer.txt
	 *     wp deskfold ticket reply 7 "Second time this week." --note --user=ana
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function reply( array $args, array $given ): void {
		$this->terminal->run( fn () => ( $this->write )( self::id( $args ), $this->terminal->text( $args[1] ?? '-' ), new Flags( $given ) ) );
	}

	/**
	 * Gives a ticket to an agent.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket.
	 *
	 * <agent>
	 * : Login, mail address or number of the agent; "nobody" takes it back.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket assign 7 ana
	 *     wp deskfold ticket assign 7 nobody --user=sofia
	 *
	 * @param list<string> $args
	 */
	public function assign( array $args ): void {
		$this->terminal->run( fn () => $this->change->assign( self::id( $args ), $args[1] ?? '' ) );
	}

	/**
	 * Changes the status of a ticket.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket.
	 *
	 * <status>
	 * : Where it stands.
	 * ---
	 * options:
	 *   - new
	 *   - open
	 *   - waiting
	 *   - resolved
	 *   - spam
	 *   - trash
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket status 7 resolved --user=ana
	 *
	 * @param list<string> $args
	 */
	public function status( array $args ): void {
		$this->terminal->run( fn () => ( $this->change )( self::id( $args ), $args[1] ?? '' ) );
	}

	/** @param list<string> $args */
	private static function id( array $args ): int {
		$typed = ltrim( $args[0] ?? '', '#' );
		if ( 1 !== preg_match( '/^[1-9]\d{0,17}$/', $typed ) ) {
			throw new Problem( 'id_wanted', 'Name the ticket by its number, such as 7.' );
		}
		return (int) $typed;
	}
}
