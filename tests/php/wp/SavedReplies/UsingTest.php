<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\SavedReplies;

use Deskfold\Core\FindFiles;
use Deskfold\Core\Storage;
use Deskfold\SavedReplies\PruneSavedRepliesJob;
use Deskfold\Tests\Make;

final class UsingTest extends RepliesCase {

	private const NOON = 1_790_000_000_000;

	public function test_a_draft_gets_files_of_its_own_which_outlive_the_reply(): void {
		$this->as_supervisor();
		$this->now( self::NOON );
		$saved  = $this->saved( uploads: [ $this->upload( 'care.txt', 'Wash by hand' ) ] );
		$ticket = Make::ticket()->saved();
		$this->as_agent();
		[ $copy ] = $this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => $ticket->id ] )['attachments'];
		self::assertSame( [ 'care.txt', 12 ], [ $copy['name'], $copy['size'] ] );
		$sent = $this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>I am sorry that it did not survive the journey.</p>', $copy['id'] ) );
		self::assertSame( [ 'care.txt' ], array_column( $sent['messages'][0]['attachments'], 'name' ) );

		$this->as_supervisor();
		$this->asked( 'DELETE', '/saved-replies', [ 'ids' => [ $saved['id'] ] ] );
		$this->now( self::NOON + 31 * 86_400_000 );
		$this->run_job( PruneSavedRepliesJob::class );
		$download = $this->rest( 'GET', "/attachments/$copy[id]" )->get_data();
		self::assertSame( 'Wash by hand', $this->get( Storage::class )->read( $download->path ) );
	}

	public function test_a_reply_keeps_its_file_although_no_message_took_the_upload(): void {
		$this->as_supervisor();
		$upload = $this->upload( 'care.txt', 'Wash by hand' );
		$saved  = $this->saved( uploads: [ $upload ] );
		// The upload is nobody's any more: it can be neither used again nor thrown away.
		self::assert_refused( 404, $this->rest( 'DELETE', "/attachments/$upload" ) );
		self::assert_refused( 409, $this->rest( 'POST', '/saved-replies', self::given( uploads: [ $upload ] ) ), 'attachment_gone' );
		$this->as_agent();
		$download = $this->rest( 'GET', "/saved-replies/$saved[id]/files/{$saved['files'][0]['id']}" )->get_data();
		self::assertSame( 'Wash by hand', $this->get( Storage::class )->read( $download->path ) );
		self::assertNotContains( $download->path, $this->get( FindFiles::class )->without_row( dirname( $download->path ), 0, PHP_INT_MAX ) );
		self::assert_refused( 404, $this->rest( 'GET', "/saved-replies/$saved[id]/files/999999" ) );
	}

	public function test_only_own_uploads_join_and_files_left_out_go(): void {
		$theirs = [ $this->as_agent(), $this->upload( 'theirs.txt', 'x' ) ][1];
		$this->as_supervisor();
		self::assert_refused( 404, $this->rest( 'POST', '/saved-replies', self::given( uploads: [ $theirs ] ) ) );
		$saved = $this->saved( uploads: [ $this->upload( 'a.txt', 'a' ), $this->upload( 'b.txt', 'b' ) ] );
		[ $a, $b ] = $saved['files'];
		$path = $this->rest( 'GET', "/saved-replies/$saved[id]/files/$a[id]" )->get_data()->path;
		$after = $this->asked( 'POST', "/saved-replies/$saved[id]", self::given( files: [ $b['id'] ], uploads: [ $this->upload( 'c.txt', 'c' ) ] ) );
		self::assertSame( [ 'b.txt', 'c.txt' ], array_column( $after['files'], 'name' ) );
		self::assertSame( 2, $after['file_count'] );
		self::assertFalse( $this->get( Storage::class )->has( $path ) );
	}

	public function test_what_is_sent_counts_and_tags_the_ticket(): void {
		$this->as_supervisor();
		$saved  = $this->saved( tags: [ 'broken in transit', 'gift' ] );
		$ticket = Make::ticket()->saved();
		$this->asked( 'POST', "/tickets/$ticket->id", [ 'tags' => [ 'gift', 'vip' ] ] );
		$this->as_agent();
		$this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => $ticket->id ] );
		self::assertSame( 0, $this->asked( 'GET', "/saved-replies/$saved[id]" )['used'] );
		$this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>Hi Maya,</p><p>I am  sorry that it did not survive the journey. A new one leaves today.</p>' ) );
		$after = $this->asked( 'GET', "/saved-replies/$saved[id]" );
		self::assertSame( 1, $after['used'] );
		self::assertIsInt( $after['last_used_at'] );
		self::assertSame( [ 'gift', 'vip', 'broken in transit' ], $this->asked( 'GET', "/tickets/$ticket->id" )['ticket']['tags'] );
		// The next reply of the same agent to the same ticket has nothing of it.
		$this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>I am sorry that it did not survive the journey.</p>' ) );
		self::assertSame( 1, $this->asked( 'GET', "/saved-replies/$saved[id]" )['used'] );
	}

	public function test_what_was_taken_out_again_does_not_count(): void {
		$this->as_supervisor();
		$saved  = $this->saved( tags: [ 'broken in transit' ] );
		$ticket = Make::ticket()->saved();
		$this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => $ticket->id ] );
		$this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>It leaves today.</p>' ) );
		self::assertSame( 0, $this->asked( 'GET', "/saved-replies/$saved[id]" )['used'] );
		self::assertSame( [], $this->asked( 'GET', "/tickets/$ticket->id" )['ticket']['tags'] );
	}

	public function test_the_language_that_was_put_in_is_the_one_that_is_looked_for(): void {
		$this->as_supervisor();
		$saved  = $this->saved( texts: [ [ 'locale' => 'en', 'html' => '<p>Thank you very much indeed.</p>' ], [ 'locale' => 'sv', 'html' => '<p>Tack så hemskt mycket.</p>' ] ] );
		$ticket = Make::ticket()->saved();
		$this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => $ticket->id, 'locale' => 'sv' ] );
		$this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>Tack så hemskt mycket.</p>' ) );
		self::assertSame( 1, $this->asked( 'GET', "/saved-replies/$saved[id]" )['used'] );
	}

	public function test_a_customer_never_reads_a_variable(): void {
		$this->as_agent();
		$ticket = Make::ticket()->saved();
		foreach ( [ '{first name}', '{<b>first</b>&nbsp;name}', '{agent.name}', '{ Ticket Number | }' ] as $open ) {
			$refused = $this->rest( 'POST', "/tickets/$ticket->id/replies", self::writing( "<p>Hi $open,</p>" ) );
			self::assert_refused( 409, $refused, 'variable_open' );
			self::assert_refused( 409, $this->rest( 'POST', '/tickets', self::writing( "<p>Hi $open,</p>" ) + [ 'to_email' => 'eve@x.test', 'subject' => 'Hello' ] ), 'variable_open' );
		}
		// A note is for the team, and other words in braces are nobody's.
		$this->asked( 'POST', "/tickets/$ticket->id/notes", self::writing( '<p>Use {first name} there</p>' ) );
		$this->asked( 'POST', "/tickets/$ticket->id/replies", self::writing( '<p>Set {"first": 1} and {name}.</p>' ) );
	}
}
