<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Html\HtmlReader;
use Deskfold\Mime\Reply\HtmlCutter;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** How the mail programs of the world mark a quote in HTML. */
final class HtmlCutterTest extends TestCase {

	/** @return iterable<string, array{string}> each says "Hi. It works." and quotes "Does it work?" */
	public static function clients(): iterable {
		$mail = '&lt;<a href="mailto:s@shop.test">s@shop.test</a>&gt;';
		yield 'Gmail' => [ '<div dir="ltr">Hi. It works.<br></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Nov 2, 2026 at 9:00 AM Shop ' . $mail . ' wrote:<br></div><blockquote class="gmail_quote">Does it work?</blockquote></div>' ];
		yield 'Gmail with a signature below the quote' => [ '<div dir="ltr">Hi. It works.</div><div class="gmail_extra"><br><div class="gmail_quote">On Mon, Nov 2, 2026 at 9:00 AM, Shop wrote:<br><blockquote class="gmail_quote">Does it work?</blockquote></div><br>-- <br><div class="gmail_signature">Ann</div></div>' ];
		yield 'Gmail on a phone' => [ '<div dir="auto">Hi. It works.</div><br><div class="gmail_quote"><div dir="ltr">Le lun. 2 nov. 2026 à 09:00, Shop ' . $mail . ' a écrit :<br></div><blockquote class="gmail_quote">Does it work?</blockquote></div>' ];
		yield 'Apple Mail' => [ '<html><body>Hi. It works.<br><div><br><blockquote type="cite"><div>On Nov 2, 2026, at 9:00 AM, Shop ' . $mail . ' wrote:</div><br><div>Does it work?</div></blockquote></div></body></html>' ];
		yield 'Apple Mail on a phone' => [ '<div dir="ltr">Hi. It works.</div><div dir="ltr"><br>Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On Nov 2, 2026, at 9:00 AM, Shop ' . $mail . ' wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Does it work?</div></blockquote>' ];
		yield 'Thunderbird' => [ '<p>Hi. It works.<br></p><div class="moz-cite-prefix">Am 02.11.2026 um 09:00 schrieb Shop:<br></div><blockquote type="cite" cite="mid:1@shop.test"><pre class="moz-quote-pre">Does it work?</pre></blockquote><div class="moz-signature">-- <br>Ann</div>' ];
		yield 'Outlook.com' => [ '<div style="font-family:Calibri">Hi. It works.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Shop ' . $mail . '<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> x</font><div>&nbsp;</div></div><div>Does it work?</div>' ];
		yield 'Outlook for desktop' => [ '<div class="WordSection1"><p class="MsoNormal">Hi. It works.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Shop ' . $mail . ' <br><b>Sent:</b> Monday, November 2, 2026 9:00 AM<br><b>To:</b> Ann<br><b>Subject:</b> x<o:p></o:p></p></div></div><p class="MsoNormal">Does it work?</p></div>' ];
		yield 'Outlook 2003' => [ '<p><font>Hi. It works.</font></p><div class=MsoNormal align=center><hr size=2 width="100%" align=center tabindex=-1></div><p class=MsoNormal><b>Von:</b> Shop [mailto:s@shop.test] <br><b>Gesendet:</b> Montag, 2. November 2026 09:00<br><b>An:</b> Ann<br><b>Betreff:</b> x</p><p>Does it work?</p>' ];
		yield 'Outlook for Mac' => [ '<div>Hi. It works.</div><div><br></div><span id="OLK_SRC_BODY_SECTION"><div style="border-top: #b5c4df 1pt solid"><span style="font-weight:bold">From: </span> Shop<br><span style="font-weight:bold">Date: </span> Monday<br><span style="font-weight:bold">To: </span> Ann<br></div><div>Does it work?</div></span>' ];
		yield 'new Outlook on phones' => [ '<div>Hi. It works.</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><hr><div><b>From:</b> Shop<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> x</div>Does it work?</div>' ];
		yield 'Hotmail' => [ '<div dir="ltr">Hi. It works.<br><div><hr id="stopSpelling">Date: Mon, 2 Nov 2026 09:00:00 +0100<br>Subject: x<br>From: s@shop.test<br>To: ann@customer.test<br><br>Does it work?</div></div>' ];
		yield 'Windows Mail' => [ '<div>Hi. It works.</div><div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;"><div><b>From:</b>&nbsp;Shop<br><b>Sent:</b>&nbsp;Monday<br><b>To:</b>&nbsp;Ann</div></div><div>Does it work?</div>' ];
		yield 'Yahoo' => [ '<div class="yahoo-style-wrap"><div>Hi. It works.</div><div><br></div></div><div id="yahoo_quoted_123" class="yahoo_quoted"><div>On Monday, November 2, 2026, 09:00:00 AM GMT+1, Shop ' . $mail . ' wrote:</div><div>Does it work?</div></div>' ];
		yield 'AOL' => [ '<font>Hi. It works.</font><div><br></div><div style="font-size:10pt">-----Original Message-----<br>From: Shop ' . $mail . '<br>To: Ann<br>Sent: Mon, Nov 2, 2026 9:00 am<br>Subject: x<br><br></div><div>Does it work?</div>' ];
		yield 'Proton' => [ '<div>Hi. It works.</div><div class="protonmail_signature_block"><div>Sent with Proton Mail secure email.</div></div><div class="protonmail_quote">On Monday, November 2nd, 2026 at 9:00 AM, Shop ' . $mail . ' wrote:<br><blockquote class="protonmail_quote" type="cite">Does it work?</blockquote></div>' ];
		yield 'GMX and web.de' => [ '<div>Hi. It works.<div><br><div name="quote" style="margin:10px 5px 5px 10px"><div><b>Gesendet:</b> Montag, 02. November 2026 um 09:00 Uhr<br><b>Von:</b> Shop ' . $mail . '<br><b>An:</b> Ann<br><b>Betreff:</b> x</div><div name="quoted-content">Does it work?</div></div></div></div>' ];
		yield 'Mail.ru' => [ '<div>Hi. It works.</div><br>Понедельник, 2 ноября 2026, 9:00 +03:00 от Shop ' . $mail . ':<br><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Does it work?</blockquote>' ];
		yield 'Yandex' => [ '<div>Hi. It works.</div><div> </div><div>02.11.2026, 09:00, "Shop" ' . $mail . ':</div><blockquote type="cite"><p>Does it work?</p></blockquote>' ];
		yield 'Zoho' => [ '<div>Hi. It works.</div><div class="zmail_extra"><div>---- On Mon, 02 Nov 2026 09:00:00 +0100 <b>Shop ' . $mail . '</b> wrote ----</div><blockquote>Does it work?</blockquote></div>' ];
		yield 'Zimbra' => [ '<div>Hi. It works.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>"Shop" ' . $mail . '<br><b>To: </b>Ann<br><b>Sent: </b>Monday<br></div><div data-marker="__QUOTED_TEXT__">Does it work?</div>' ];
		yield 'QQ' => [ '<div>Hi. It works.</div><div><br></div><div style="font-size:12px">------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b>&nbsp;"Shop" ' . $mail . ';<br><b>发送时间:</b>&nbsp;2026年11月2日<br><b>收件人:</b>&nbsp;"Ann";<br><b>主题:</b>&nbsp;x</div><div>Does it work?</div>' ];
		yield 'our own marker' => [ '<div>Hi. It works.</div><div class="deskfold-quote">Does it work?</div>' ];
	}

	#[DataProvider( 'clients' )]
	public function test_the_quote_of_every_program_is_found( string $html ): void {
		$cut = HtmlCutter::cut( HtmlReader::read( $html ), true );
		self::assertSame( 'Hi. It works.', trim( $cut->visible_text() ) );
		self::assertStringContainsString( 'Does it work?', $cut->quoted_text() );
		self::assertStringContainsString( 'Does it work?', $cut->quoted() );
		self::assertStringNotContainsString( 'Does it work?', $cut->visible() );
	}

	#[DataProvider( 'clients' )]
	public function test_both_halves_are_whole_html( string $html ): void {
		$cut = HtmlCutter::cut( HtmlReader::read( $html ), true );
		foreach ( [ $cut->visible(), $cut->quoted() ] as $half ) {
			self::assertSame( $half, trim( HtmlReader::read( $half )->html() ) );
		}
	}

	public function test_an_answer_below_the_quote_is_seen(): void {
		$cut = HtmlCutter::cut( HtmlReader::read( '<blockquote type="cite">Does it work?</blockquote><p>Yes.</p>' ), true );
		self::assertSame( 'Yes.', $cut->visible_text() );
	}

	public function test_answers_between_quotes_stay_with_their_questions(): void {
		$cut = HtmlCutter::cut( HtmlReader::read( '<p>Hello,</p><blockquote type="cite">Size?</blockquote><p>Large</p><blockquote type="cite">Colour?</blockquote><p>Blue</p>' ), true );
		self::assertTrue( $cut->is_whole() );
	}

	public function test_a_mail_that_only_quotes_is_shown(): void {
		$cut = HtmlCutter::cut( HtmlReader::read( '<blockquote type="cite">Does it work?</blockquote>' ), true );
		self::assertSame( 'Does it work?', $cut->visible_text() );
	}

	public function test_a_quotation_in_a_first_mail_is_no_history(): void {
		$cut = HtmlCutter::cut( HtmlReader::read( '<p>Your page says:</p><blockquote>Free returns</blockquote><p>Is that so?</p>' ), true );
		self::assertTrue( $cut->is_whole() );
	}
}
