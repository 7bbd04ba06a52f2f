<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Portal;

use Deskfold\Blocks\MyTicketsBlock;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\Make;

/** A picture that an agent pasted, from the text field to the three places where it is seen. */
final class PastedPictureTest extends PortalCase {

	private const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

	public function test_it_stands_in_the_mail_in_the_conversation_and_in_the_customers_requests(): void {
		$servers = MailServers::running();
		$servers->faults( [] );
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test' ) );
		$ticket  = Make::ticket()->from( 'maya@x.test' )->through( 'email', $mailbox->id )->saved();
		// The link is mailed by WordPress, where it can be read; what follows goes to a real receiver.
		$this->come_in( 'maya@x.test' );
		( $this->get( SaveMailbox::class ) )( new Mailbox( $mailbox->id, 'support@demo.test', outgoing: new Outgoing( Outgoing::SMTP, new MailServer( '127.0.0.1', $servers->smtp, MailServer::NONE ) ) ) );
		$this->as_agent();
		$file    = $this->picture();
		$cid     = $file['content_id'];
		$html    = "<p>Like this: <img src=\"cid:$cid\" alt=\"A whole bowl\" width=\"320\"></p>";
		$copies  = [ 'cc' => [ 'jo@partner.test' ], 'bcc' => [ 'boss@shop.test' ] ];
		$text    = [ 'html' => $html, 'attachments' => [ $file['id'] ] ] + $copies;

		$this->asked( 'PUT', "/tickets/{$ticket->id}/drafts/reply", $text );
		$draft = $this->asked( 'GET', "/tickets/{$ticket->id}" )['drafts'][0];
		self::assertSame( [ [ 'jo@partner.test' ], [ 'boss@shop.test' ] ], [ array_column( $draft['cc'], 'email' ), array_column( $draft['bcc'], 'email' ) ] );

		$news = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", $text + [ 'client_key' => 'key-00000001', 'seen_entry' => $ticket->last_entry ] );
		self::assertStringContainsString( "src=\"cid:$cid\" alt=\"A whole bowl\" width=\"320\"", $news['messages'][0]['html'] );
		self::assertSame( [ [ $cid, true ] ], array_map( static fn ( array $one ): array => [ $one['content_id'], $one['is_inline'] ], $news['messages'][0]['attachments'] ) );

		self::assertSame( 1, $this->run_job( DeliverJob::class ) );
		$mails = $servers->mails();
		$mail  = end( $mails );
		self::assertNotFalse( $mail );
		self::assertEqualsCanonicalizing( [ 'maya@x.test', 'jo@partner.test', 'boss@shop.test' ], $mail['to'] );
		self::assertStringNotContainsString( 'boss@shop.test', $mail['bytes'] );
		self::assertMatchesRegularExpression( '~^Content-Type: multipart/related;.*?^Content-Type: image/png; name=.*?^Content-ID: <' . preg_quote( $cid, '~' ) . '>~ms', $mail['bytes'] );
		self::assertStringContainsString( "cid:$cid", quoted_printable_decode( $mail['bytes'] ) );
		self::assertStringContainsString( self::PNG, (string) preg_replace( '/\s+/', '', $mail['bytes'] ) );
		self::assertStringNotContainsString( 'Content-Disposition: attachment', $mail['bytes'] );

		wp_set_current_user( 0 );
		$_GET['deskfold_ticket'] = (string) $ticket->id;
		\WP_Block_Supports::$block_to_render = [ 'blockName' => 'deskfold/my-tickets', 'attrs' => [] ];
		$page = $this->get( MyTicketsBlock::class )->html( [] );
		self::assertMatchesRegularExpression( '~<img[^>]*alt="A whole bowl"[^>]*>~', $page );
		self::assertStringNotContainsString( 'cid:', $page );
		self::assertStringNotContainsString( 'boss@shop.test', $page );
	}

	/** @return array{id: int, content_id: string} */
	private function picture(): array {
		$path = (string) tempnam( sys_get_temp_dir(), 'deskfold' );
		file_put_contents( $path, base64_decode( self::PNG, true ) );
		$file = [ 'name' => 'image.png', 'type' => 'image/png', 'tmp_name' => $path, 'error' => UPLOAD_ERR_OK, 'size' => (int) filesize( $path ) ];
		return $this->asked( 'POST', '/attachments', [ 'inline' => true ], null, [ 'file' => $file ] );
	}
}
