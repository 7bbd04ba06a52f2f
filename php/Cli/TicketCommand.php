<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/**
 * Lists, shows, writes and changes tickets.
 *
 * Whoever writes is named with WP-CLI's own --user=<login>: that agent stands in the timeline, and their rights apply.
 */
final class TicketCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ShowTickets $show,
		private readonly ChangeAsAgent $change,
		private readonly MergeAsAgent $merge,
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
		$this->terminal->run( fn () => $this->show->one( Flags::id( $args ), new Flags( $given ) ) );
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
		$this->terminal->run( fn () => $this->change->assign( Flags::id( $args ), $args[1] ?? '' ) );
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
		$this->terminal->run( fn () => ( $this->change )( Flags::id( $args ), $args[1] ?? '' ) );
	}

	/**
	 * Moves all messages of a ticket into another one.
	 *
	 * Answers to the first go to the second from then on. It can be taken back for 30 days.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket that is emptied.
	 *
	 * <into>
	 * : Number of the ticket that takes its messages.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket merge 12 7 --user=ana
	 *
	 * @param list<string> $args
	 */
	public function merge( array $args ): void {
		$this->terminal->run( fn () => ( $this->merge )( Flags::id( $args ), Flags::id( array_slice( $args, 1 ) ) ) );
	}

	/**
	 * Takes a merge back: the ticket gets its own messages again.
	 *
	 * ## OPTIONS
	 *
	 * <id>
	 * : Number of the ticket that was emptied.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold ticket unmerge 12 --user=ana
	 *
	 * @param list<string> $args
	 */
	public function unmerge( array $args ): void {
		$this->terminal->run( fn () => $this->merge->undo( Flags::id( $args ) ) );
	}
}
