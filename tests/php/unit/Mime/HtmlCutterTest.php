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
		yield 'Spark' => [ '<div>Hi. It works.</div><div name="messageSignatureSection"><br>Ann</div><div name="messageReplySection">On Nov 2, 2026, 9:00 AM +0100, Shop ' . $mail . ', wrote:<br><blockquote type="cite">Does it work?</blockquote></div>' ];
		yield 'Superhuman' => [ '<div>Hi. It works.</div><br><div class="gmail_quote"><div>On Mon, Nov 02, 2026 at 9:00 AM, Shop <span>&lt; s@shop.test &gt;</span> wrote:<br></div><blockquote class="gmail_quote" type="cite">Does it work?</blockquote></div>' ];
		yield 'Front' => [ '<div>Hi. It works.<br></div><div class="front-signature"></div><blockquote type="cite" class="front-blockquote">On November 2, 2026 at 9:00 AM GMT+1 ' . $mail . ' wrote:<br><br>Does it work?</blockquote>' ];
		yield 'HubSpot' => [ '<div>Hi. It works.</div><div class="hs_reply"><div>On Mon, Nov 2, 2026 at 9:00 AM, Shop ' . $mail . ' wrote:</div><blockquote>Does it work?</blockquote></div>' ];
		yield 'Mailbird' => [ '<div id="__MailbirdStyleContent">Hi. It works.<blockquote class="history_container" type="cite"><p>On 02/11/2026 09:00:33, Shop ' . $mail . ' wrote:</p>Does it work?</blockquote></div>' ];
		yield 'eM Client' => [ '<div>Hi. It works.</div><div id="signature_old"></div><div>------ Original Message ------</div><div>From "Shop" ' . $mail . '</div><div>To "Ann" &lt;ann@customer.test&gt;</div><div>Date 02/11/2026 09:00</div><div>Subject x</div><blockquote cite="1@shop.test" type="cite" class="cite2"><div>Does it work?</div></blockquote>' ];
		yield 'Roundcube' => [ '<p>Hi. It works.</p><p id="reply-intro">On 2026-11-02 09:00, Shop wrote:</p><blockquote type="cite">Does it work?</blockquote>' ];
		yield 'Samsung' => [ '<div dir="auto">Hi. It works.</div><div id="composer_signature" dir="auto">Sent from my Galaxy</div><div><br></div><div style="font-size:100%"><div>-------- Original message --------</div><div>From: Shop ' . $mail . '</div><div>Date: 02/11/2026 09:00 (GMT+01:00)</div><div>To: Ann</div><div>Subject: x</div></div>Does it work?' ];
		yield 'K-9' => [ '<div>Hi. It works.</div><br><br><div class="gmail_quote">Am 2. November 2026 09:00:00 MEZ schrieb Shop ' . $mail . ':<blockquote class="gmail_quote">Does it work?</blockquote></div>' ];
		yield 'Evolution' => [ '<div>Hi. It works.</div><div><br></div><div>On Mon, 2026-11-02 at 09:00 +0100, Shop wrote:</div><blockquote type="cite">Does it work?</blockquote>' ];
		yield 'Fastmail' => [ '<div>Hi. It works.<br></div><div>On Mon, Nov 2, 2026, at 9:00 AM, Shop wrote:<br></div><blockquote type="cite" id="qt" style=""><div>Does it work?</div></blockquote>' ];
		yield 'Tutanota' => [ '<div>Hi. It works.</div><br>--<br>Sent with Tuta<br><br>2. Nov. 2026, 09:00 von s@shop.test:<br><blockquote class="tutanota_quote">Does it work?</blockquote>' ];
		yield 'Notes' => [ '<div><font>Hi. It works.</font></div><br><br><font>From: </font><font>Shop/Example</font><br><font>To: </font><font>Ann</font><br><font>Date: </font><font>02.11.2026 09:00</font><br><font>Subject: </font><font>x</font><hr noshade>Does it work?' ];
		yield '163' => [ '<div>Hi. It works.</div><p>At 2026-11-02 09:00:00, "Shop" ' . $mail . ' wrote:</p><blockquote id="isReplyContent" style="padding-left:1ex">Does it work?</blockquote>' ];
		yield 'QQ, new' => [ '<div>Hi. It works.</div><div><includetail><div>&nbsp;</div><div style="font-size:12px">------------------ Original ------------------</div><div><b>From: </b>&nbsp;"Shop" ' . $mail . ';<br><b>Date: </b>&nbsp;Mon, Nov 2, 2026 09:00 AM<br><b>To: </b>&nbsp;"Ann";<br><b>Subject: </b>&nbsp;x</div><div>Does it work?</div></includetail></div>' ];
		yield 'Outlook, Chinese' => [ '<div class="WordSection1"><p>Hi. It works.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>发件人:</b> Shop ' . $mail . ' <br><b>发送时间:</b> 2026年11月2日 9:00<br><b>收件人:</b> Ann<br><b>主题:</b> x</p></div><p>Does it work?</p></div>' ];
		yield 'Outlook with a thin line' => [ '<div>Hi. It works.</div><div style="border-right:none;border-bottom:none;border-left:none;border-image:initial;border-top:1pt solid rgb(225,225,225);padding:3pt 0in 0in"><p><b>From:</b> Shop<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> x</p></div><p>Does it work?</p>' ];
		yield 'Freshdesk' => [ '<div>Hi. It works.</div><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Mon, 2 Nov at 9:00 AM , Shop ' . $mail . ' wrote:<br>Does it work?</blockquote></div>' ];
		yield 'Zendesk' => [ '<div>Hi. It works.</div><br><div class="gmail_quote">On Mon, Nov 2, 2026 at 9:00 AM Shop wrote:<blockquote><div>##- Please type your reply above this line -##</div><p>Does it work?</p></blockquote></div>' ];
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

	/** @return iterable<string, array{string}> */
	public static function answers_inside(): iterable {
		yield 'Gmail' => [ '<div dir="ltr"><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Nov 2, 2026 at 9:00 AM Shop &lt;s@shop.test&gt; wrote:<br></div><blockquote class="gmail_quote">Size?</blockquote><div>Large</div><blockquote class="gmail_quote">Colour?</blockquote><div>Blue</div></div></div>' ];
		yield 'Gmail, with a greeting' => [ '<div dir="ltr">Hello, see below.<br><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Nov 2, 2026 at 9:00 AM Shop &lt;s@shop.test&gt; wrote:<br></div><blockquote class="gmail_quote">Size?</blockquote><div>Large</div><blockquote class="gmail_quote">Colour?</blockquote><div>Blue</div></div></div>' ];
		yield 'Apple Mail' => [ '<div>Hello,</div><blockquote type="cite">Size?</blockquote>Large<blockquote type="cite">Colour?</blockquote>Blue' ];
	}

	#[DataProvider( 'answers_inside' )]
	public function test_answers_inside_of_the_marked_quote_are_seen( string $html ): void {
		foreach ( [ true, false ] as $by_words ) {
			$cut = HtmlCutter::cut( HtmlReader::read( $html ), $by_words );
			self::assertStringContainsString( 'Large', $cut->visible() );
			self::assertStringContainsString( 'Blue', $cut->visible() );
		}
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
