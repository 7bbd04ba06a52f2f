<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;

/** `wp deskfold ticket …` in a process of its own. */
final class TicketCommandTest extends WpTestCase {

	use RunsWpCli;

	protected function setUp(): void {
		parent::setUp();
		$this->commits();
	}

	public function test_list_gives_tickets_as_the_rest_api_has_them(): void {
		$old = Make::ticket()->from( 'ann@x.test', 'Ann' )->resolved()->saved();
		$new = Make::ticket()->from( 'bob@x.test', 'Bob' )->saying( subject: 'Ein Riß im Krug – 割れ' )->saved();
		$this->as_admin();
		$told = $this->json_of( 'ticket', 'list', '--user=1' );
		self::assertSame( [ $new->id, $old->id ], array_column( $told, 'id' ) );
		self::assertEquals( $this->asked( 'GET', '/tickets', [ 'view' => 'all' ] )['tickets'], $told );
		self::assertSame( [ $old->id ], array_column( $this->json_of( 'ticket', 'list', '--view=resolved' ), 'id' ) );
		self::assertSame( [ $new->id ], array_column( $this->json_of( 'ticket', 'list', '--customer=BOB@x.test' ), 'id' ) );
		self::assertSame( [], $this->json_of( 'ticket', 'list', '--customer=nobody@x.test' ) );
		self::assertStringContainsString( 'Ein Riß im Krug – 割れ', $this->wp( [ 'ticket', 'list' ] )[1] );
	}

	public function test_get_gives_ticket_messages_and_timeline(): void {
		$ticket = Make::ticket()->saved();
		$told   = $this->json_of( 'ticket', 'get', "#{$ticket->id}" );
		self::assertSame( [ 'ticket', 'messages', 'entries' ], array_keys( $told ) );
		self::assertSame( 'The bowl came broken.', $told['messages'][0]['text'] );
		self::assertSame( 'created', $told['entries'][0]['event'] );
	}

	public function test_reply_is_written_and_queued_by_the_agent_behind_user(): void {
		$ticket = Make::ticket()->saved();
		$agent  = $this->person( 'Ann Agent', 'deskfold_agent' );
		$told   = json_decode( $this->wp( [ 'ticket', 'reply', (string) $ticket->id, '-', '--user=ann-agent', '--status=resolved', '--key=only-once-please', '--format=json' ], "Hello,\n\nit is <b>on</b> its way.\nAnn\n" )[1], true );
		self::assertSame( [ 'resolved', $agent ], [ $told['ticket']['status'], $told['ticket']['agent_id'] ] );
		self::assertSame( [ 'reply', 'queued', "Hello,\n\nit is <b>on</b> its way.\nAnn", 'Ann Agent' ], [ $told['message']['kind'], $told['message']['state'], $told['message']['text'], $told['message']['author_name'] ] );
		$this->wp( [ 'ticket', 'reply', (string) $ticket->id, 'again', '--user=ann-agent', '--key=only-once-please' ] );
		self::assertCount( 2, $this->get( ReadTickets::class )->messages( $ticket->id ), 'the same key twice is one message' );
	}

	public function test_a_note_is_sent_to_nobody(): void {
		$ticket = Make::ticket()->saved();
		$this->person( 'Ann Agent', 'deskfold_agent' );
		self::assertSame( 0, $this->wp( [ 'ticket', 'reply', (string) $ticket->id, 'Second time this week.', '--note', '--user=ann-agent' ] )[0] );
		$note = $this->get( ReadTickets::class )->messages( $ticket->id )[1];
		self::assertSame( [ 'note', 'none', [] ], [ $note->kind, $note->state, $note->to ] );
	}

	public function test_nobody_and_those_who_may_not_write_nothing(): void {
		$ticket = Make::ticket()->saved();
		$this->person( 'Rob Reader', 'deskfold_readonly' );
		$this->person( 'Sam Subscriber', 'subscriber' );
		$id = (string) $ticket->id;
		self::assertSame( [ 1, '', 'Error: Name the agent who writes: add --user=<login>.' ], $this->wp( [ 'ticket', 'reply', $id, 'x' ] ) );
		self::assertSame( 1, $this->wp( [ 'ticket', 'reply', $id, 'x', '--user=rob-reader' ] )[0] );
		self::assertSame( 1, $this->wp( [ 'ticket', 'status', $id, 'trash', '--user=rob-reader' ] )[0] );
		self::assertSame( 1, $this->wp( [ 'ticket', 'create', '--to=a@x.test', '--subject=s', 'x', '--user=sam-subscriber' ] )[0] );
		self::assertSame( 1, $this->wp( [ 'ticket', 'get', $id, '--user=sam-subscriber' ] )[0] );
		self::assertSame( 1, $this->get( ReadTickets::class )( $ticket->id )->message_count );
	}

	public function test_create_writes_to_a_customer_first_with_a_file(): void {
		$this->person( 'Ann Agent', 'deskfold_agent' );
		$file = (string) tempnam( sys_get_temp_dir(), 'deskfold-' );
		file_put_contents( $file, 'Dear customer' );
		$told = $this->json_of( 'ticket', 'create', '--to=mira@x.test', '--name=Mira', '--subject=Your bowl', 'It is on its way.', "--attach=$file", '--user=ann-agent' );
		unlink( $file );
		self::assertSame( [ 'waiting', 'Your bowl', 'mira@x.test', true ], [ $told['ticket']['status'], $told['ticket']['subject'], $told['ticket']['customer_address'], $told['ticket']['has_attachments'] ] );
		self::assertSame( [ basename( $file ), 13 ], [ $told['message']['attachments'][0]['name'], $told['message']['attachments'][0]['size'] ] );
	}

	public function test_assign_and_status_change_the_ticket_and_stand_in_the_timeline(): void {
		$ticket = Make::ticket()->saved();
		$agent  = $this->person( 'Ann Agent', 'deskfold_agent' );
		$id     = (string) $ticket->id;
		self::assertSame( 0, $this->wp( [ 'ticket', 'assign', $id, 'ann-agent@example.test' ] )[0] );
		self::assertSame( 0, $this->wp( [ 'ticket', 'status', $id, 'resolved', '--user=ann-agent' ] )[0] );
		$after = $this->get( ReadTickets::class )( $ticket->id );
		self::assertSame( [ $agent, Status::Resolved ], [ $after->agent_id, $after->status ] );
		$entries = $this->get( ReadTickets::class )->entries( $ticket->id );
		self::assertSame( [ 'Ann', 'Deskfold', 'Ann Agent' ], array_column( $entries, 'actor_name' ) );
		self::assertSame( 0, $this->wp( [ 'ticket', 'assign', $id, 'nobody' ] )[0] );
		self::assertSame( 0, $this->get( ReadTickets::class )( $ticket->id )->agent_id );
	}

	public function test_merge_and_unmerge_move_the_messages_there_and_back(): void {
		$one = (string) Make::ticket()->saved()->id;
		$two = (string) Make::ticket()->saved()->id;
		$this->person( 'Ann Agent', 'deskfold_agent' );
		$this->person( 'Rob Reader', 'deskfold_readonly' );
		self::assertSame( 1, $this->wp( [ 'ticket', 'merge', $one, $two, '--user=rob-reader' ] )[0] );
		self::assertSame( 0, $this->wp( [ 'ticket', 'merge', $one, $two, '--user=ann-agent' ] )[0] );
		$told = $this->json_of( 'ticket', 'get', $one )['ticket'];
		self::assertSame( [ 'merged', (int) $two ], [ $told['status'], $told['merged_into'] ] );
		$again = $this->wp( [ 'ticket', 'merge', $one, $two ] );
		self::assertSame( [ 0, "Success: Ticket $one is part of ticket $two, which has 2 messages." ], array_slice( $again, 0, 2 ) );
		self::assertSame( 0, $this->wp( [ 'ticket', 'unmerge', $one ] )[0] );
		self::assertSame( 'new', $this->json_of( 'ticket', 'get', $one )['ticket']['status'] );
	}

	public function test_what_cannot_be_is_one_plain_sentence(): void {
		$ticket = Make::ticket()->saved();
		foreach ( [
			[ 'ticket', 'get', '999999' ],
			[ 'ticket', 'get', 'seven' ],
			[ 'ticket', 'assign', (string) $ticket->id, 'nobody-like-this' ],
			[ 'ticket', 'status', (string) $ticket->id, 'closed' ],
			[ 'ticket', 'list', '--limit=0' ],
			[ 'ticket', 'list', '--limit=1e3' ],
		] as $args ) {
			[ $code, $said, $told ] = $this->wp( $args );
			self::assertSame( [ 1, '' ], [ $code, $said ], implode( ' ', $args ) );
			self::assertMatchesRegularExpression( '/^Error: [^\n]+$/', $told );
		}
	}
}
