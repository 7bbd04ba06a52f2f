<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\SavedReplies;

use Deskfold\Tests\Make;

/** Saved replies leave in a file and come in from one; and uses count wherever an agent writes. */
final class MovingTest extends RepliesCase {

	public function test_what_leaves_comes_back_the_same_and_twice_is_once(): void {
		$this->as_supervisor();
		$this->saved( name: 'Käse & "quotes"', folder: 'Orders', tags: [ 'gift' ], texts: [ [ 'locale' => 'en', 'html' => '<p>Hi <b>{first name|there}</b></p>' ], [ 'locale' => 'th', 'html' => '<p>สวัสดี</p>' ] ] );
		$this->saved( name: 'Mine', is_personal: true, uploads: [ $this->upload( 'care.txt', 'x' ) ] );
		$file = json_decode( (string) wp_json_encode( $this->asked( 'GET', '/saved-replies/export' ) ), true );
		self::assertSame( [ 'deskfold-saved-replies', [ 'everyone', 'me' ] ], [ $file['format'], array_column( $file['replies'], 'for' ) ] );
		self::assertSame( [ 0, 2 ], array_values( array_slice( $this->asked( 'POST', '/saved-replies/import', [ 'replies' => $file['replies'] ] ), 0, 2 ) ), 'all are there' );

		$ids = array_column( $this->asked( 'GET', '/saved-replies' )['replies'], 'id' );
		$this->asked( 'DELETE', '/saved-replies', [ 'ids' => $ids ] );
		$done = $this->asked( 'POST', '/saved-replies/import', [ 'replies' => [ ...$file['replies'], $file['replies'][0] ] ] );
		self::assertSame( [ 2, 1, [] ], [ $done['added'], $done['known'], $done['faults'] ] );
		self::assertSame( $file['replies'], json_decode( (string) wp_json_encode( $this->asked( 'GET', '/saved-replies/export' )['replies'] ), true ) );
	}

	public function test_one_fault_keeps_all_out_and_each_is_named(): void {
		$this->as_supervisor();
		$sound  = [ 'name' => 'Sound', 'for' => 'me', 'texts' => [ [ 'locale' => 'en', 'html' => '<p>Hello</p>' ] ] ];
		$broken = [
			[ 'name' => '' ] + $sound,
			[ 'texts' => [] ] + $sound,
			[ 'for' => 'all' ] + $sound,
			[ 'texts' => [ [ 'locale' => 'English', 'html' => 'x' ] ] ] + $sound,
			[ 'texts' => [ [ 'locale' => 'en', 'html' => '<p> &nbsp; </p>' ] ] ] + $sound,
			[ 'texts' => [ [ 'locale' => 'en', 'html' => 'a' ], [ 'locale' => 'en', 'html' => 'b' ] ] ] + $sound,
			[ 'owner' => 7 ] + $sound,
		];
		foreach ( $broken as $entry ) {
			$done = $this->asked( 'POST', '/saved-replies/import', [ 'replies' => [ $sound, $entry ] ] );
			self::assertSame( [ 0, 0, [ 2 ] ], [ $done['added'], $done['known'], array_column( $done['faults'], 'number' ) ], (string) wp_json_encode( $entry ) );
			self::assertNotSame( '', $done['faults'][0]['reason'] );
		}
		self::assertSame( [], $this->names() );
	}

	public function test_an_agent_brings_in_their_own_and_nobody_elses(): void {
		$this->as_supervisor();
		$this->saved( name: 'Theirs', is_personal: true );
		$this->as_agent();
		self::assertSame( [], $this->asked( 'GET', '/saved-replies/export' )['replies'] );
		$entry = [ 'name' => 'New', 'for' => 'everyone', 'texts' => [ [ 'locale' => 'en', 'html' => '<p>Hello<img src=x onerror=alert(1)></p>' ] ] ];
		self::assertStringContainsString( 'Supervisors and managers', $this->asked( 'POST', '/saved-replies/import', [ 'replies' => [ $entry ] ] )['faults'][0]['reason'] );
		self::assertSame( 1, $this->asked( 'POST', '/saved-replies/import', [ 'replies' => [ [ 'for' => 'me' ] + $entry ] ] )['added'] );
		self::assertStringNotContainsString( 'onerror', (string) wp_json_encode( $this->asked( 'GET', '/saved-replies/export' ) ) );
	}

	public function test_a_new_ticket_and_a_note_count_too(): void {
		$this->as_supervisor();
		$saved = $this->saved( tags: [ 'broken in transit' ] );
		$text  = '<p>I am sorry that it did not survive the journey.</p>';
		$used  = fn (): int => $this->asked( 'GET', "/saved-replies/$saved[id]" )['used'];
		$this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => 0 ] );
		$old = Make::ticket()->saved();
		$this->asked( 'POST', "/tickets/$old->id/replies", self::writing( $text ) );
		self::assertSame( 0, $used(), 'what stands in a new ticket is not in this one' );
		$this->asked( 'POST', '/tickets', self::writing( $text ) + [ 'to_email' => 'eve@x.test', 'subject' => 'Hello' ] );
		self::assertSame( 1, $used() );
		$this->asked( 'POST', "/saved-replies/$saved[id]/use", [ 'ticket_id' => $old->id ] );
		$this->asked( 'POST', "/tickets/$old->id/notes", self::writing( $text ) );
		self::assertSame( 2, $used() );
		self::assertSame( [], $this->asked( 'GET', "/tickets/$old->id" )['ticket']['tags'], 'a note tags nothing' );
	}
}
