<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\SavedReplies;

use Deskfold\Agents\RemoveAgent;
use Deskfold\SavedReplies\FoldText;
use Deskfold\SavedReplies\PruneSavedRepliesJob;
use Deskfold\Tests\unit\Email\Corpus;

final class KeepingTest extends RepliesCase {

	private const NOON = 1_790_000_000_000;

	public function test_a_personal_reply_is_nobody_elses(): void {
		$ann  = $this->as_agent();
		$mine = $this->saved( name: 'Mine', is_personal: true );
		self::assertTrue( $mine['is_personal'] && $mine['may_change'] );
		foreach ( [ $this->as_agent( 'Bob Agent' ), $this->as_supervisor(), $this->as_admin() ] as $other ) {
			wp_set_current_user( $other );
			self::assertSame( [], $this->names() );
			self::assert_refused( 404, $this->rest( 'GET', "/saved-replies/$mine[id]" ) );
			self::assert_refused( 404, $this->rest( 'POST', "/saved-replies/$mine[id]", self::given( is_personal: true ) ) );
			self::assert_refused( 404, $this->rest( 'DELETE', '/saved-replies', [ 'ids' => [ $mine['id'] ] ] ) );
			self::assert_refused( 404, $this->rest( 'POST', "/saved-replies/$mine[id]/use", [ 'ticket_id' => 0 ] ) );
		}
		wp_set_current_user( $ann );
		self::assertSame( [ 'Mine' ], $this->names() );
	}

	public function test_agents_use_what_is_everyones_and_supervisors_change_it(): void {
		$this->as_agent();
		self::assert_refused( 403, $this->rest( 'POST', '/saved-replies', self::given() ), 'sharing_is_for_supervisors' );
		$this->as_supervisor();
		$id = $this->saved()['id'];
		$this->as_agent();
		self::assertFalse( $this->asked( 'GET', "/saved-replies/$id" )['may_change'] );
		self::assert_refused( 403, $this->rest( 'POST', "/saved-replies/$id", self::given( is_personal: true ) ), 'everyones' );
		self::assert_refused( 403, $this->rest( 'DELETE', '/saved-replies', [ 'ids' => [ $id ] ] ), 'everyones' );
		$this->as_admin();
		self::assertSame( 'Cracked', $this->asked( 'POST', "/saved-replies/$id", self::given( name: 'Cracked' ) )['name'] );
		// A supervisor may keep it for themselves; then it is gone for the others.
		$this->as_supervisor();
		$this->asked( 'POST', "/saved-replies/$id", self::given( is_personal: true ) );
		$this->as_admin();
		self::assertSame( [], $this->names() );
	}

	public function test_whoever_was_slower_is_told(): void {
		$this->as_supervisor();
		$this->now( self::NOON );
		$seen = $this->saved();
		$this->now( self::NOON + 1000 );
		$this->asked( 'POST', "/saved-replies/$seen[id]", self::given( name: 'First', seen_at: $seen['updated_at'] ) );
		$refused = $this->rest( 'POST', "/saved-replies/$seen[id]", self::given( name: 'Second', seen_at: $seen['updated_at'] ) );
		self::assert_refused( 409, $refused, 'changed_meanwhile' );
		self::assertSame( self::NOON + 1000, $this->json( $refused )['data']['updated_at'] );
		self::assertSame( 'Second', $this->asked( 'POST', "/saved-replies/$seen[id]", self::given( name: 'Second', seen_at: self::NOON + 1000 ) )['name'] );
	}

	public function test_a_search_reads_names_texts_tags_and_every_language_without_accents(): void {
		$this->as_supervisor();
		$this->saved( name: 'Törékeny áru', folder: 'Orders', tags: [ 'broken in transit' ] );
		$this->saved( name: 'Frakt', texts: [ [ 'locale' => 'sv', 'html' => '<p>Vi <b>beklagar</b> dröjsmålet</p>' ], [ 'locale' => 'th', 'html' => '<p>ขออภัยในความล่าช้า</p>' ] ] );
		$this->saved( name: '100 %' );
		foreach ( [ 'torekeny' => [ 'Törékeny áru' ], 'ÁRU orders' => [ 'Törékeny áru' ], 'transit törék' => [ 'Törékeny áru' ], 'DROJSMAL' => [ 'Frakt' ], 'ความล่าช้า' => [ 'Frakt' ], '%' => [ '100 %' ], '_' => [], 'strong' => [] ] as $search => $expected ) {
			self::assertSame( $expected, $this->names( (string) $search ), (string) $search );
		}
		self::assertSame( 'strasse ecole', FoldText::fold( "  STRASSE\u{a0}École\n" ) );
	}

	public function test_a_list_holds_no_texts_and_the_reply_all_of_them(): void {
		$this->as_supervisor();
		$reply = $this->saved( folder: ' Orders  and returns ', tags: [ 'gift', ' gift ', '' ], texts: [ [ 'locale' => 'en', 'html' => '<p>Hello</p>' ], [ 'locale' => 'pt-BR', 'html' => '<p>Olá</p>' ] ] );
		self::assertSame( [ 'Orders and returns', [ 'gift' ], [ 'en', 'pt-BR' ], 'Hello' ], [ $reply['folder'], $reply['tags'], $reply['locales'], $reply['snippet'] ] );
		self::assertSame( '<p>Olá</p>', $reply['texts'][1]['html'] );
		self::assertArrayNotHasKey( 'texts', $this->asked( 'GET', '/saved-replies' )['replies'][0] );
	}

	public function test_what_is_no_reply_is_refused_with_words(): void {
		$this->as_supervisor();
		foreach ( [ 'name_wanted' => [ 'name' => " \u{200b} " ], 'text_wanted' => [ 'texts' => [ [ 'locale' => 'en', 'html' => '<p> </p>' ] ] ], 'invalid_language' => [ 'texts' => [ [ 'locale' => 'english', 'html' => 'x' ] ] ], 'language_twice' => [ 'texts' => [ [ 'locale' => 'en', 'html' => 'x' ], [ 'locale' => 'en', 'html' => 'y' ] ] ] ] as $code => $wrong ) {
			self::assert_refused( 400, $this->rest( 'POST', '/saved-replies', self::given( ...$wrong ) ), $code );
		}
		self::assertSame( [], $this->names() );
	}

	public function test_deleted_is_gone_at_once_comes_back_and_goes_for_good_after_thirty_days(): void {
		$this->as_supervisor();
		$this->now( self::NOON );
		$file = $this->upload( 'care.txt', 'Wash by hand' );
		$ids  = [ $this->saved( name: 'One', uploads: [ $file ] )['id'], $this->saved( name: 'Two' )['id'] ];
		self::assertSame( [], $this->asked( 'DELETE', '/saved-replies', [ 'ids' => implode( ',', $ids ) ] )['replies'] );
		self::assert_refused( 404, $this->rest( 'GET', "/saved-replies/$ids[0]" ) );
		self::assertSame( [ 'Two', 'One' ], array_column( $this->asked( 'POST', '/saved-replies/restore', [ 'ids' => $ids ] )['replies'], 'name' ) );
		self::assertSame( 'care.txt', $this->asked( 'GET', "/saved-replies/$ids[0]" )['files'][0]['name'] );

		$this->asked( 'DELETE', '/saved-replies', [ 'ids' => $ids ] );
		$this->now( self::NOON + 29 * 86_400_000 );
		self::assertSame( 0, $this->run_job( PruneSavedRepliesJob::class ) );
		$this->now( self::NOON + 31 * 86_400_000 );
		self::assertSame( 2, $this->run_job( PruneSavedRepliesJob::class ) );
		self::assertSame( 0, $this->run_job( PruneSavedRepliesJob::class ) );
		self::assertSame( [], $this->asked( 'POST', '/saved-replies/restore', [ 'ids' => $ids ] )['replies'] );
	}

	public function test_nothing_is_deleted_when_one_of_them_is_not_ours(): void {
		$this->as_supervisor();
		$shared = $this->saved( name: 'Shared' )['id'];
		$this->as_agent();
		$mine = $this->saved( name: 'Mine', is_personal: true )['id'];
		self::assert_refused( 403, $this->rest( 'DELETE', '/saved-replies', [ 'ids' => [ $mine, $shared ] ] ) );
		self::assertSame( [ 'Mine', 'Shared' ], $this->names() );
	}

	public function test_whoever_leaves_takes_along_what_was_theirs_alone(): void {
		$sue = $this->as_supervisor();
		$this->saved( name: 'Shared' );
		$this->saved( name: 'Mine', is_personal: true );
		( $this->get( RemoveAgent::class ) )( $sue, $this->as_admin() );
		self::assertSame( [ 'Shared' ], $this->names() );
		$this->asked( 'POST', '/agents', [ 'user' => 'sue-supervisor', 'role' => 'agent' ] );
		wp_set_current_user( $sue );
		self::assertSame( [ 'Shared' ], $this->names() );
	}

	public function test_no_payload_survives_in_a_saved_reply(): void {
		if ( ! Corpus::is_here() ) {
			self::markTestSkipped( 'the payloads are not beside the repository' );
		}
		$this->as_supervisor();
		foreach ( array_chunk( [ ...Corpus::payloads() ], 20 ) as $some ) {
			$payloads = implode( ' ', $some );
			$reply    = $this->saved( name: mb_substr( "x $payloads", 0, 190 ), folder: mb_substr( $payloads, 0, 100 ), texts: [ [ 'locale' => 'en', 'html' => "<p>before</p>$payloads<p>after</p>" ] ] );
			$html     = $reply['texts'][0]['html'];
			$tags     = new \WP_HTML_Tag_Processor( $html );
			while ( $tags->next_tag() ) {
				self::assertContains( strtolower( (string) $tags->get_tag() ), [ 'a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'h2', 'h3', 'hr', 'i', 'img', 'li', 'ol', 'p', 'pre', 's', 'strong', 'u', 'ul' ] );
				foreach ( $tags->get_attribute_names_with_prefix( '' ) ?? [] as $name ) {
					self::assertContains( $name, [ 'href', 'src', 'title', 'alt', 'width', 'height', 'dir' ], $html );
					if ( in_array( $name, [ 'href', 'src' ], true ) ) {
						// WordPress 6.6 leaves &amp;colon; behind, which is a path. A browser drops tabs and line ends before it looks for a scheme.
						$address = str_replace( [ "\t", "\r", "\n" ], '', (string) $tags->get_attribute( $name ) );
						self::assertDoesNotMatchRegularExpression( '~^[\x00-\x20]*(?:javascript|vbscript|data|blob):~i', $address );
					}
				}
			}
		}
	}
}
