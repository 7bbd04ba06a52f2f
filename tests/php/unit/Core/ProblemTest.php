<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Core;

use Deskfold\Core\Clock;
use Deskfold\Core\Download;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use PHPUnit\Framework\TestCase;

final class ProblemTest extends TestCase {

	public function test_a_problem_says_what_happened_and_whether_to_try_again(): void {
		$cause   = new \RuntimeException( 'ECONNREFUSED' );
		$problem = new Problem( 'server_away', 'The server does not answer.', 503, true, $cause, [ 'host' => 'mail.test' ] );
		$this->assertSame( [ 'server_away', 503, true, [ 'host' => 'mail.test' ] ], [ $problem->kind, $problem->status, $problem->retry, $problem->details ] );
		$this->assertSame( $cause, $problem->getPrevious() );
	}

	public function test_the_log_is_told_the_whole_chain(): void {
		$told = Log::tell( new Problem( 'outer', 'Outer.', 500, false, new Problem( 'inner', 'Inner.', 500, false, new \RuntimeException( 'root' ) ) ) );
		$this->assertMatchesRegularExpression( '~^outer: Outer\. <- inner: Inner\. <- RuntimeException: root \(.*ProblemTest\.php:\d+\)$~', $told );
	}

	public function test_unknown_and_forbidden_objects_answer_alike(): void {
		$this->assertEquals( [ Problem::not_found()->kind, Problem::not_found()->status ], [ 'not_found', 404 ] );
	}

	public function test_the_clock_can_be_held_and_let_go(): void {
		$clock = new Clock();
		$clock->fix( 1234 );
		$this->assertSame( 1234, $clock->now_ms() );
		$clock->fix( null );
		$this->assertEqualsWithDelta( microtime( true ) * 1000, $clock->now_ms(), 2000 );
	}

	/** @return array<string, array{string, string, string, string}> name, type, expected type, expected file name */
	public static function downloads(): array {
		return [
			'a picture keeps its type'          => [ 'cat.png', 'image/png', 'image/png', 'cat.png' ],
			'a page of HTML never does'         => [ 'evil.html', 'text/html', 'application/octet-stream', 'evil.html' ],
			'nor does a drawing with scripts'   => [ 'evil.svg', 'image/svg+xml', 'application/octet-stream', 'evil.svg' ],
			'a type with a second line'         => [ 'a.txt', "text/plain\r\nX-Evil: 1", 'application/octet-stream', 'a.txt' ],
			'a name with quotes and a new line' => [ "a\"b\r\nSet-Cookie: x=1.txt", 'text/plain', 'text/plain', 'a_b__Set-Cookie: x=1.txt' ],
			'a name in Thai'                    => [ 'ใบเสร็จ.pdf', 'application/pdf', 'application/pdf', '_____________________.pdf' ],
		];
	}

	#[\PHPUnit\Framework\Attributes\DataProvider( 'downloads' )]
	public function test_a_download_is_never_shown_and_never_breaks_a_header( string $name, string $type, string $expected_type, string $expected_name ): void {
		$headers = ( new Download( 'ab/' . str_repeat( 'a', 32 ), $name, $type, 3 ) )->headers();
		$this->assertSame( $expected_type, $headers['Content-Type'] );
		$this->assertStringStartsWith( "attachment; filename=\"$expected_name\"; filename*=UTF-8''", $headers['Content-Disposition'] );
		$this->assertSame( 'nosniff', $headers['X-Content-Type-Options'] );
		$this->assertStringNotContainsString( "\n", implode( '', $headers ) );
	}
}
