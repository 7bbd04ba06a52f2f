<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Reply\ForwardReader;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ForwardReaderTest extends TestCase {

	private const BODY = "The parcel is open.\n\nTwo glasses are broken.";

	/** @return iterable<string, array{string, string, 2?: string}> text and subject of the mail, subject of the forwarded one */
	public static function forwards(): iterable {
		$apple = [
			'en' => [ 'Begin forwarded message:', 'From', 'Subject', 'Date', 'To' ],
			'de' => [ 'Anfang der weitergeleiteten Nachricht:', 'Von', 'Betreff', 'Datum', 'An' ],
			'fr' => [ 'Début du message réexpédié :', 'De', 'Objet', 'Date', 'À' ],
			'es' => [ 'Inicio del mensaje reenviado:', 'De', 'Asunto', 'Fecha', 'Para' ],
			'it' => [ 'Inizio messaggio inoltrato:', 'Da', 'Oggetto', 'Data', 'A' ],
			'nl' => [ 'Begin doorgestuurd bericht:', 'Van', 'Onderwerp', 'Datum', 'Aan' ],
			'pt' => [ 'Início da mensagem reencaminhada:', 'De', 'Assunto', 'Data', 'Para' ],
			'sv' => [ 'Vidarebefordrat mejl:', 'Från', 'Ämne', 'Datum', 'Till' ],
			'da' => [ 'Start på videresendt besked:', 'Fra', 'Emne', 'Dato', 'Til' ],
			'fi' => [ 'Välitetty viesti alkaa:', 'Lähettäjä', 'Aihe', 'Päivämäärä', 'Vastaanottaja' ],
			'pl' => [ 'Początek przekazywanej wiadomości:', 'Od', 'Temat', 'Data', 'Do' ],
			'cs' => [ 'Přeposlaná zpráva:', 'Od', 'Předmět', 'Datum', 'Komu' ],
			'hu' => [ 'Továbbított levél kezdete:', 'Feladó', 'Tárgy', 'Dátum', 'Címzett' ],
			'ru' => [ 'Начало переадресованного сообщения:', 'От', 'Тема', 'Дата', 'Кому' ],
			'uk' => [ 'Початок листа, що пересилається:', 'Від', 'Тема', 'Дата', 'Кому' ],
			'tr' => [ 'İleti başlangıcı:', 'Kimden', 'Konu', 'Tarih', 'Kime' ],
			'ro' => [ 'Începe mesajul redirecționat:', 'De la', 'Subiect', 'Dată', 'Către' ],
			'hr' => [ 'Započni proslijeđenu poruku:', 'Od', 'Predmet', 'Datum', 'Prima' ],
			'ja' => [ '転送されたメッセージ:', '差出人', '件名', '日付', '宛先' ],
			'zh' => [ '开始转发的邮件：', '发件人', '主题', '日期', '收件人' ],
		];
		foreach ( $apple as $language => [ $phrase, $from, $subject, $date, $to ] ) {
			$block = "$phrase\n\n$from: Ann Lee <ann@customer.test>\n$subject: Broken glass\n$date: 2 November 2026 09:12:00 CET\n$to: bob@demo.test\n\n" . self::BODY;
			yield "Apple Mail, $language" => [ "Please take over.\n\n$block", 'broken' ];
			yield "Apple Mail, quoted, $language" => [ (string) preg_replace( '/^/m', '> ', $block ), 'broken' ];
		}
		foreach ( [ 'Forwarded message', 'Weitergeleitete Nachricht', 'Message transféré', 'Mensaje reenviado', 'Messaggio inoltrato', 'Doorgestuurd bericht', 'Mensagem encaminhada', 'Vidarebefordrat meddelande', 'Przekazana wiadomość', 'Přeposlaná zpráva', 'Preposlaná správa', 'Továbbított üzenet', 'Пересылаемое сообщение', 'İletilmiş Mesaj', 'Mesaj redirecționat', 'メッセージを転送', 'Välitetty viesti', 'Videresendt melding' ] as $phrase ) {
			yield "dashes, $phrase" => [ "---------- $phrase ---------\nFrom: Ann Lee <ann@customer.test>\nDate: Mon, Nov 2, 2026 at 9:12 AM\nSubject: Broken glass\nTo: <bob@demo.test>\n\n" . self::BODY, 'x' ];
			yield "one row, $phrase" => [ "  ----- $phrase ----- From: Ann Lee <ann@customer.test>To: \"bob@demo.test\" <bob@demo.test>Sent: Monday, November 2, 2026, 09:12:00 AM CETSubject: Broken glass\n " . self::BODY, 'x' ];
		}
		yield 'Thunderbird' => [ "FYI\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tBroken glass\nDatum: \tMon, 2 Nov 2026 09:12:00 +0100\nVon: \tAnn Lee <ann@customer.test>\nAn: \tbob@demo.test\nKopie (CC): \tcarl@demo.test\n\n\n\n" . self::BODY, 'Fwd: Broken glass' ];
		yield 'Outlook, with mailto' => [ "From: Ann Lee [mailto:ann@customer.test]\nSent: Monday, November 2, 2026 9:12 AM\nTo: bob@demo.test\nSubject: Broken glass\n\n" . self::BODY, 'FW: Broken glass' ];
		yield 'Outlook, no blank line' => [ "Von: Ann Lee <ann@customer.test>\nDatum: Montag, 2. November 2026 um 09:12\nAn: Bob <bob@demo.test>\nBetreff: Broken glass\n" . self::BODY, 'WG: Broken glass' ];
		yield 'Outlook in Danish' => [ "________________________________\nFra: Ann Lee <ann@customer.test>\nSendt: 2. november 2026 09:12\nTil: Bob\nEmne: Broken glass\n\n" . self::BODY, 'VS: Broken glass' ];
		yield 'quoted as a reply' => [ "Le 02/11/2026 09:12, « Ann Lee » <ann@customer.test> a écrit :\n\n    " . str_replace( "\n\n", "\n\n    ", self::BODY ), 'TR: Broken glass' ];
	}

	#[DataProvider( 'forwards' )]
	public function test_the_first_writer_is_found( string $text, string $subject ): void {
		$mail = ForwardReader::read( $text, $subject );
		self::assertNotNull( $mail );
		self::assertSame( [ 'ann@customer.test', 'Ann Lee' ], [ $mail->from?->email, $mail->from?->name ] );
		self::assertContains( $mail->subject, [ 'Broken glass', '' ] );
		self::assertSame( self::BODY, $mail->text );
	}

	/** @return iterable<string, array{string, string}> */
	public static function others(): iterable {
		$block = "From: Ann Lee <ann@customer.test>\nSent: Monday\nTo: bob@demo.test\nSubject: Glass\n\nHello";
		yield 'a reply with a header block' => [ "Thanks!\n\n$block", 'Re: Glass' ];
		yield 'a reply to a forwarded mail' => [ "Thanks!\n\nOn 2 Nov 2026, Bob <bob@demo.test> wrote:\n> See below.\n>\n> ---------- Forwarded message ---------\n> From: Ann <ann@customer.test>\n> Date: Monday\n> Subject: Glass\n>\n> Hello", 'Re: Fwd: Glass' ];
		yield 'a Finnish answer' => [ "Kiitos!\n\nLähettäjä: Ann <ann@customer.test>\nLähetetty: maanantai\nVastaanottaja: bob@demo.test\nAihe: Glass\n\nHei", 'VS: Glass' ];
		yield 'talk about forwarding' => [ 'I forwarded message and invoice to you yesterday.', 'Question' ];
		yield 'a subject that only begins like it' => [ 'Where is my order?', 'Fwding address' ];
	}

	#[DataProvider( 'others' )]
	public function test_other_mail_is_not_forwarded( string $text, string $subject ): void {
		self::assertNull( ForwardReader::read( $text, $subject ) );
	}
}
