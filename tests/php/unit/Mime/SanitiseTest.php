<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Html\AllowedHtml;
use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Html\HtmlText;
use Deskfold\Mime\Html\Sanitise;
use Deskfold\Tests\unit\Email\Corpus;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class SanitiseTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public static function everyday_html(): iterable {
		yield 'a paragraph stays' => [ '<p align="center">Hi <b>Bob</b></p>', '<p align="center">Hi <b>Bob</b></p>' ];
		yield 'links open elsewhere and tell nothing' => [ '<a href="https://a.test/?a=1&amp;b=2" onclick="x()">go</a>', '<a href="https://a.test/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">go</a>' ];
		yield 'a script link loses its address' => [ '<a href="java&#10;script:alert(1)">go</a>', '<a>go</a>' ];
		yield 'remote pictures wait' => [ '<img src="https://t.test/p.gif" width="1" alt="logo">', '<img data-deskfold-src="https://t.test/p.gif" width="1" alt="logo">' ];
		yield 'pictures of the mail are named' => [ '<img src="cid:logo@x">', '<img data-deskfold-cid="logo@x">' ];
		yield 'styles keep looks and lose addresses' => [ '<span style="color:#f00;background:url(https://t.test/x);position:fixed;font-size:12px">x</span>', '<span style="color:#f00;font-size:12px">x</span>' ];
		yield 'open elements are closed' => [ '<div><b>x', '<div><b>x</b></div>' ];
		yield 'crossed elements are set right' => [ '<b><i>x</b>y</i>', '<b><i>x</i></b>y' ];
		yield 'unknown elements leave their text' => [ '<o:p>x</o:p><blink>y</blink>', 'xy' ];
		yield 'styles and scripts go whole' => [ '<style>p{}</style><script>alert(1)</script>x', 'x' ];
		yield 'a lone bracket is text' => [ '1 < 2 && 3 > 2', '1 &lt; 2 &amp;&amp; 3 &gt; 2' ];
		yield 'a bracket inside an attribute is none' => [ '<a title="a>b" href="https://a.test">x</a>', '<a title="a&gt;b" href="https://a.test" target="_blank" rel="noopener noreferrer nofollow">x</a>' ];
		yield 'conditional comments go' => [ '<!--[if mso]><p>x</p><![endif]-->y<![if !mso]>z<![endif]>', 'yz' ];
		yield 'list items close each other' => [ '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>' ];
		yield 'ids and classes go' => [ '<div id="wpadminbar" class="notice">x</div>', '<div>x</div>' ];
		yield 'tel and mail links stay' => [ '<a href="tel:+36123">a</a>', '<a href="tel:+36123" target="_blank" rel="noopener noreferrer nofollow">a</a>' ];
	}

	#[DataProvider( 'everyday_html' )]
	public function test_html_keeps_what_people_see( string $html, string $expected ): void {
		self::assertSame( $expected, ( new Sanitise() )( $html ) );
	}

	#[DataProvider( 'everyday_html' )]
	public function test_twice_is_once( string $html ): void {
		$once = ( new Sanitise() )( $html );
		self::assertSame( $once, ( new Sanitise() )( $once ) );
	}

	public function test_no_payload_survives(): void {
		if ( ! Corpus::is_here() ) {
			self::markTestSkipped( 'the 235 payloads are not beside the repository' );
		}
		foreach ( Corpus::payloads() as $payload ) {
			foreach ( [ $payload, "<div>$payload</div>", "<table><tr><td>$payload", "<p>before $payload after</p>" ] as $html ) {
				self::assert_harmless( ( new Sanitise() )( $html ), $payload );
			}
		}
	}

	public function test_broken_pieces_of_payloads_do_not_survive_either(): void {
		$parts = [ '<', '>', '"', "'", '=', ' ', '/', '<script', '</script>', '<img', ' src', ' onerror', 'javascript:', '<svg', '<math', '<style>', '</style>', '<!--', '-->', '<![CDATA[', ']]>', '&lt;', '&#x3c;', "\0", "\n", '`', '<a href', 'alert(1)', '<p', '</p>', '<template>', '<noscript>', '<title>', '<textarea>', '<table>', '<td>', '<form', '<base' ];
		mt_srand( 7 );
		for ( $round = 0; $round < 3000; $round++ ) {
			$html = '';
			for ( $count = mt_rand( 2, 14 ); $count > 0; $count-- ) {
				$html .= $parts[ mt_rand( 0, count( $parts ) - 1 ) ];
			}
			$clean = ( new Sanitise() )( $html );
			self::assert_harmless( $clean, $html );
			self::assertSame( $clean, ( new Sanitise() )( $clean ), $html );
		}
	}

	public function test_hostile_sizes_take_linear_time(): void {
		$start = hrtime( true );
		foreach ( [ '<a ', '<a "', "<a b='", '<', '<div>', '<!--', '</', '<p><b>', '<img src="', '<table><td>', '&lt', '<a href="x">' ] as $piece ) {
			( new Sanitise() )( str_repeat( $piece, intdiv( 1_000_000, strlen( $piece ) ) ) );
		}
		self::assertLessThan( 20.0, ( hrtime( true ) - $start ) / 1e9 );
	}

	public function test_the_text_of_a_page_reads_like_the_page(): void {
		$html = '<html><head><title>t</title></head><body><h1>Order</h1><p>One&nbsp;&amp; two<br>three</p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td><td>y</td></tr></table><div style="display:none">hidden</div>&copy;</body></html>';
		self::assertSame( "Order\n\nOne & two\nthree\n\n- a\n- b\n\nx y\n\n©", HtmlText::of( HtmlReader::read( $html ) ) );
	}

	/** Parsed again as a browser would: only allowed elements and attributes, only harmless addresses. */
	private static function assert_harmless( string $html, string $source ): void {
		self::assertDoesNotMatchRegularExpression( '/<(?![a-z\/])|<\/?(?:script|style|iframe|form|svg|math|object|embed|base|link|meta|input|template|noscript|title|textarea|xmp|plaintext)\b/i', $html, $source );
		$document = new \DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$document->loadHTML( '<?xml encoding="UTF-8"><html><body>' . $html . '</body></html>', LIBXML_NONET );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		foreach ( $document->getElementsByTagName( '*' ) as $element ) {
			$name = strtolower( $element->nodeName );
			if ( 'html' === $name || 'body' === $name ) {
				continue;
			}
			self::assertArrayHasKey( $name, AllowedHtml::ELEMENTS, $source );
			foreach ( $element->attributes as $attribute ) {
				self::assertMatchesRegularExpression( '/^(?:style|href|target|rel|data-deskfold-(?:src|cid)|align|valign|width|height|border|cell(?:padding|spacing)|(?:col|row)span|span|bgcolor|color|face|size|dir|lang|start|type|nowrap|title|alt)$/', $attribute->nodeName, $source );
				if ( 'href' === $attribute->nodeName ) {
					self::assertMatchesRegularExpression( '/^(?:https?|mailto|tel|cid):/i', (string) $attribute->nodeValue, $source );
				}
				if ( 'style' === $attribute->nodeName ) {
					self::assertDoesNotMatchRegularExpression( '/url|expression|javascript|[<>\\\\@]|behavio|binding/i', (string) $attribute->nodeValue, $source );
				}
			}
		}
	}
}
