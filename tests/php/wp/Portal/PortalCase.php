<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Portal;

use Deskfold\Portal\AskForLink;
use Deskfold\Portal\OpenLink;
use Deskfold\Portal\SendLinksJob;
use Deskfold\Portal\Visitor;
use Deskfold\Portal\WhoIsThere;
use Deskfold\Tests\wp\ContactForm\FormCase;

/** Comes in by a mailed link, as a customer does. */
abstract class PortalCase extends FormCase {

	protected int $page = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->now( self::NOON );
		$page = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'My requests', 'post_content' => '<!-- wp:deskfold/my-tickets /-->' ] );
		self::assertIsInt( $page );
		$this->page = $page;
		unset( $_COOKIE[ WhoIsThere::COOKIE ] );
	}

	protected function tearDown(): void {
		unset( $_COOKIE[ WhoIsThere::COOKIE ], $_GET['deskfold_ticket'], $_GET['deskfold_link'], $_GET['deskfold_solved'], $_GET['deskfold_done'] );
		parent::tearDown();
	}

	/** Asks for a link and answers the token in the mail; '' when no mail came. */
	protected function mailed_token( string $email, int $user = 0 ): string {
		$before = count( $this->mails() );
		( $this->get( AskForLink::class ) )( $email, $this->page, 'en_US', $user );
		$this->run_job( SendLinksJob::class );
		$mails = array_slice( $this->mails(), $before );
		if ( [] === $mails ) {
			return '';
		}
		preg_match( '/deskfold_link=([0-9a-f]{64})/', $mails[0]['message'], $found );
		return $found[1] ?? self::fail( 'The mail has no link.' );
	}

	/** From now on the browser has that customer's session. */
	protected function come_in( string $email ): Visitor {
		$_COOKIE[ WhoIsThere::COOKIE ] = ( $this->get( OpenLink::class ) )( $this->mailed_token( $email ), 0 );
		$visitor                       = ( $this->get( WhoIsThere::class ) )();
		self::assertNotNull( $visitor );
		return $visitor;
	}
}
