<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** The two commands of `wp deskfold ticket` that write to people. */
final class WriteCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly WriteAsAgent $write,
		private readonly StartAsAgent $start,
	) {
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
		$this->terminal->run( fn () => ( $this->write )( Flags::id( $args ), $this->terminal->text( $args[1] ?? '-' ), new Flags( $given ) ) );
	}
}
