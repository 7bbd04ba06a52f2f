<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\MailAddress;
use Deskfold\Mime\Reply\ForwardReader;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What each mail program writes above a mail that it forwards, in each of its languages. */
final class ForwardsByProgramTest extends TestCase {

	private const BODY = "The parcel is open, see\nFrom: the outside it looked fine.\n\nTwo glasses are broken.\n\nAnn";
	private const ABOVE = "Please take over.\n\nBob";

	/** Language → phrase of Apple Mail, phrase between dashes, labels: from, to, cc, date, subject. */
	private const LANGUAGES = [
		'en'    => [ 'Begin forwarded message:', 'Forwarded Message', 'From', 'To', 'Cc', 'Date', 'Subject' ],
		'de'    => [ 'Anfang der weitergeleiteten Nachricht:', 'Weitergeleitete Nachricht', 'Von', 'An', 'Kopie (CC)', 'Datum', 'Betreff' ],
		'fr'    => [ 'Début du message transféré :', 'Message transféré', 'De ', 'Pour ', 'Copie à ', 'Date ', 'Sujet ' ],
		'fr-ca' => [ 'Début du message réexpédié :', 'Message transmis', 'De ', 'À ', 'Cc ', 'Date ', 'Objet ' ],
		'es'    => [ 'Inicio del mensaje reenviado:', 'Mensaje reenviado', 'De', 'Para', 'CC', 'Fecha', 'Asunto' ],
		'pt'    => [ 'Início da mensagem reencaminhada:', 'Mensagem reencaminhada', 'De', 'Para', 'CC', 'Data', 'Assunto' ],
		'pt-br' => [ 'Início da mensagem encaminhada:', 'Mensagem encaminhada', 'De', 'Para', 'Cópia', 'Data', 'Assunto' ],
		'it'    => [ 'Inizio messaggio inoltrato:', 'Messaggio Inoltrato', 'Mittente', 'A', 'CC', 'Data', 'Oggetto' ],
		'nl'    => [ 'Begin doorgestuurd bericht:', 'Doorgestuurd bericht', 'Van', 'Aan', 'Kopie', 'Datum', 'Onderwerp' ],
		'sv'    => [ 'Vidarebefordrat mejl:', 'Vidarebefordrat meddelande', 'Från', 'Till', 'Kopia', 'Datum', 'Ämne' ],
		'da'    => [ 'Start på videresendt besked:', 'Videresendt meddelelse', 'Fra', 'Til', 'Kopi', 'Dato', 'Emne' ],
		'nb'    => [ 'Videresendt melding:', 'Videresendt melding', 'Fra', 'Til', 'Kopi', 'Dato', 'Emne' ],
		'fi'    => [ 'Välitetty viesti alkaa:', 'Välitetty viesti', 'Lähettäjä', 'Vastaanottaja', 'Kopio', 'Päiväys', 'Aihe' ],
		'pl'    => [ 'Początek przekazywanej wiadomości:', 'Przekazana wiadomość', 'Nadawca', 'Adresat', 'Kopia', 'Data', 'Temat' ],
		'pl-2'  => [ 'Początek przekazanej wiadomości:', 'Wiadomość przesłana dalej', 'Od', 'Do', 'DW', 'Wysłane', 'Temat' ],
		'cs'    => [ 'Začátek přeposílané zprávy:', 'Přeposlaná zpráva', 'Od', 'Komu', 'Kopie', 'Datum', 'Předmět' ],
		'sk'    => [ 'Začiatok preposlanej správy:', 'Preposlaná správa', 'Od', 'Pre', 'Kópia', 'Dátum', 'Predmet' ],
		'hu'    => [ 'Továbbított levél kezdete:', 'Továbbított üzenet', 'Feladó', 'Címzett', 'Másolat', 'Dátum', 'Tárgy' ],
		'hr'    => [ 'Započni proslijeđenu poruku:', 'Proslijeđena poruka', 'Šalje', 'Prima', 'Kopija', 'Datum', 'Naslov' ],
		'ro'    => [ 'Începe mesajul redirecționat:', 'Mesaj redirecționat', 'De la', 'Către', 'Cc', 'Dată', 'Subiect' ],
		'ro-2'  => [ 'Începutul mesajului redirecționat:', 'Mesaj redirecţionat', 'Expeditor', 'Destinatar', 'CC', 'Data', 'Subiect' ],
		'tr'    => [ 'İleti başlangıcı:', 'İletilmiş İleti', 'Kimden', 'Kime', 'Bilgi', 'Tarih', 'Konu' ],
		'tr-2'  => [ 'Başlangıç: İletilmiş mesaj:', 'İletilen mesaj', 'Gönderen', 'Alıcı', 'Cc', 'Gönderilme Tarihi', 'Konu' ],
		'ru'    => [ 'Начало переадресованного сообщения:', 'Перенаправленное сообщение', 'От', 'Кому', 'Копия', 'Дата', 'Тема' ],
		'ru-2'  => [ 'Начало пересылаемого сообщения:', 'Пересылаемое сообщение', 'От кого', 'Кому', 'Копия', 'Дата', 'Тема' ],
		'uk'    => [ 'Початок листа, що пересилається:', 'Переслане повідомлення', 'Від', 'Кому', 'Копія', 'Дата', 'Тема' ],
		'bg'    => [ 'Начало на препратеното съобщение:', 'Препратено съобщение', 'От', 'До', 'Копие', 'Дата', 'Относно' ],
		'el'    => [ 'Έναρξη προωθημένου μηνύματος:', 'Προωθημένο μήνυμα', 'Από', 'Προς', 'Κοιν.', 'Ημερομηνία', 'Θέμα' ],
		'ja'    => [ '転送されたメッセージ:', '転送メッセージ', '差出人', '宛先', 'CC', '日付', '件名' ],
		'zh'    => [ '开始转发的邮件：', '转发的邮件', '发件人', '收件人', '抄送', '日期', '主题' ],
		'zh-tw' => [ '開始轉寄郵件：', '轉寄郵件', '寄件者', '收件者', '副本', '日期', '主旨' ],
		'ko'    => [ '전달된 메시지 시작:', '전달된 메시지', '보낸 사람', '받는 사람', '참조', '날짜', '제목' ],
		'th'    => [ 'เริ่มข้อความที่ส่งต่อ:', 'ข้อความที่ส่งต่อ', 'จาก', 'ถึง', 'สำเนา', 'วันที่', 'เรื่อง' ],
		'vi'    => [ 'Bắt đầu thư được chuyển tiếp:', 'Tin nhắn được chuyển tiếp', 'Từ', 'Đến', 'Cc', 'Ngày', 'Chủ đề' ],
		'id'    => [ 'Mulai pesan terusan:', 'Pesan terusan', 'Dari', 'Kepada', 'Cc', 'Tanggal', 'Subjek' ],
		'ar'    => [ 'بدء الرسالة المحولة:', 'رسالة معاد توجيهها', 'من', 'إلى', 'نسخة', 'التاريخ', 'الموضوع' ],
		'he'    => [ 'תחילת ההודעה שהועברה:', 'הודעה שהועברה', 'מאת', 'אל', 'עותק', 'תאריך', 'נושא' ],
	];

	/** @return iterable<string, array{string, string, 2?: bool}> text, subject of the mail, whether dates and recipients are in it */
	public static function forwards(): iterable {
		foreach ( self::LANGUAGES as $language => [ $apple, $phrase, $from, $to, $cc, $date, $subject ] ) {
			$ann    = "$from: Ann Lee <ann@customer.test>\n";
			$to_bob = "$to: Bob Ray <bob@demo.test>\n$cc: Carl <carl@demo.test>, dora@demo.test\n";
			$on     = "$date: 2 Nov 2026 09:12\n";
			$about  = "$subject: Broken glass\n";
			yield "$language: Apple Mail" => [ "$apple\n\n$ann$about$on$to_bob\n" . self::BODY, 'Fwd: Broken glass' ];
			yield "$language: Apple Mail, quoted" => [ (string) preg_replace( '/^/m', '> ', "$apple\n\n$ann$about$on$to_bob\n" . self::BODY ), 'x' ];
			yield "$language: Apple Mail, no blank line" => [ "$apple\n$ann$about$on$to_bob\n" . self::BODY, 'x' ];
			yield "$language: Gmail" => [ "---------- Forwarded message ---------\n$ann$on$about$to_bob\n\n" . self::BODY, 'x' ];
			yield "$language: HubSpot" => [ "---------- $phrase ---------\n$ann$on$about$to_bob\n" . self::BODY, 'x' ];
			yield "$language: Thunderbird" => [ "-------- $phrase --------\n" . str_replace( ': ', ": \t", "$about$on$ann$to_bob" ) . "\n\n\n" . self::BODY, 'x' ];
			yield "$language: Yahoo" => [ "   ----- $phrase ----- " . str_replace( "\n", '', "$ann$to_bob$on$about" ) . "\n " . self::BODY, 'x' ];
			yield "$language: Yahoo, in lines" => [ "   ----- $phrase -----\n$ann$to_bob$on$about\n" . self::BODY, 'x' ];
			yield "$language: Outlook for Mac" => [ "$ann$on$to_bob$about" . self::BODY, 'FW: Broken glass' ];
			yield "$language: Outlook" => [ "________________________________\n$ann$on$to_bob$about\n" . self::BODY, 'FW: Broken glass' ];
			yield "$language: with stars" => [ (string) preg_replace( '/^([^:]+?)\s?:/m', '*$1:*', "$ann$on$to_bob$about" ) . "\n" . self::BODY, 'FW: Broken glass' ];
			yield "$language: with mailto" => [ "$from: Ann Lee [mailto:ann@customer.test]\n$on$to_bob$about\n" . self::BODY, 'FW: Broken glass' ];
		}
	}

	#[DataProvider( 'forwards' )]
	public function test_the_mail_inside_is_read( string $text, string $subject ): void {
		foreach ( [ '', self::ABOVE . "\n\n" ] as $above ) {
			$mail = ForwardReader::read( $above . $text, $subject );
			self::assertNotNull( $mail );
			self::assertSame( [ 'Ann Lee', 'ann@customer.test' ], [ $mail->from?->name, $mail->from?->email ] );
			self::assertSame( 'Broken glass', $mail->subject );
			self::assertSame( self::BODY, $mail->text );
			self::assertSame( '2 Nov 2026 09:12', $mail->date );
			self::assertEquals( [ new MailAddress( 'bob@demo.test', 'Bob Ray' ) ], $mail->to );
			self::assertEquals( [ new MailAddress( 'carl@demo.test', 'Carl' ), new MailAddress( 'dora@demo.test' ) ], $mail->cc );
			self::assertSame( trim( $above ), $mail->message );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function introductions(): iterable {
		foreach ( [
			'en' => 'On 02/11/2026, 09:12, "Ann Lee" <ann@customer.test> wrote:',
			'de' => 'Am 02.11.26, 09:12 schrieb "Ann Lee" <ann@customer.test>:',
			'fr' => 'Le 02/11/2026 09:12, « Ann Lee » <ann@customer.test> a écrit :',
			'es' => 'El 2/11/26 9:12, "Ann Lee" <ann@customer.test> escribió:',
			'it' => 'Il giorno 02/11/26, 09:12 "Ann Lee" <ann@customer.test> ha scritto:',
			'nl' => 'Op 02-11-2026 09:12 heeft Ann Lee <ann@customer.test> geschreven:',
			'pt' => 'Em 02/11/2026, 09:12, "Ann Lee" <ann@customer.test> escreveu:',
			'da' => 'Den 02.11.2026 09.12 skrev "Ann Lee" <ann@customer.test>:',
			'sv' => 'Den 2026-11-02 09:12 skrev ”Ann Lee” <ann@customer.test>:',
			'nb' => 'På 02.11.2026, 09:12, skrev «Ann Lee» <ann@customer.test>:',
			'fi' => 'Ann Lee <ann@customer.test> kirjoitti 2.11.2026 klo 9.12:',
			'pl' => 'W dniu 02.11.2026, 09:12 „Ann Lee” <ann@customer.test> napisał(a):',
			'cs' => 'Dne 02.11.2026 9:12, „Ann Lee“ <ann@customer.test> napsal(a):',
			'sk' => 'Dňa 2. 11. 2026, 9:12, používateľ „Ann Lee“ <ann@customer.test> napísal:',
			'hu' => '2026. 11. 02. 9:12 dátummal "Ann Lee" <ann@customer.test> ezt írta:',
			'ro' => 'Pe 02.11.2026, 09:12, „Ann Lee” <ann@customer.test> a scris:',
			'ru' => '02.11.2026, 09:12, пользователь «Ann Lee» <ann@customer.test> написал:',
			'uk' => '02.11.2026, 09:12, користувач «Ann Lee» <ann@customer.test> написав:',
			'tr' => '02.11.2026 09:12 tarihinde "Ann Lee" <ann@customer.test> şunu yazdı:',
			'hr' => 'Dana 02.11.2026. 09:12, korisnik "Ann Lee" <ann@customer.test> je napisao:',
			'ja' => '2026/11/02 9:12 に、"Ann Lee" <ann@customer.test> のメッセージ:',
			'zh' => '在 2026/11/2 9:12，“Ann Lee” <ann@customer.test> 写入:',
			'ko' => '2026. 11. 2. 오전 9:12에 "Ann Lee" <ann@customer.test>님이 작성:',
			'el' => 'Στις 2/11/2026, 9:12, ο χρήστης "Ann Lee" <ann@customer.test> έγραψε:',
		] as $language => $line ) {
			yield $language => [ $line ];
		}
	}

	#[DataProvider( 'introductions' )]
	public function test_outlook_on_a_mac_forwards_as_if_it_answered( string $line ): void {
		$mail = ForwardReader::read( "$line\n\n    " . str_replace( "\n", "\n    ", self::BODY ), 'FW: Broken glass' );
		self::assertSame( [ 'Ann Lee', 'ann@customer.test' ], [ $mail?->from?->name, $mail?->from?->email ] );
		self::assertSame( self::BODY, preg_replace( '/[ \t]+$/m', '', $mail->text ?? '' ) );
	}

	public function test_every_prefix_of_a_forwarded_subject_is_known(): void {
		foreach ( [ 'Fwd', 'FWD', 'Fw', 'FW', 'WG', 'TR', 'RV', 'ENC', 'I', 'VS', 'VB', 'VL', 'Vs', 'PD', 'PR', 'Redir.', 'Videresend', 'İLT', 'TOV', 'Пересл', 'Переслано', '转发', '轉寄', '転送', '전달', 'ПЕР', 'הועבר', 'إعادة توجيه', 'Chuyển tiếp', 'ΠΡΘ', 'Doorst', 'Fwd[2]' ] as $prefix ) {
			$mail = ForwardReader::read( "________________________________\nFrom: Ann Lee <ann@customer.test>\nSent: Monday\nTo: bob@demo.test\nSubject: Broken glass\n\n" . self::BODY, "$prefix: Broken glass" );
			self::assertSame( 'ann@customer.test', $mail?->from?->email, $prefix );
		}
	}

	/** @return iterable<string, array{string, string, string}> value of the field, name, address */
	public static function senders(): iterable {
		yield 'only an address' => [ 'ann@customer.test', '', 'ann@customer.test' ];
		yield 'an address in brackets' => [ '<ann@customer.test>', '', 'ann@customer.test' ];
		yield 'the address twice' => [ 'ann@customer.test <ann@customer.test>', '', 'ann@customer.test' ];
		yield 'in quotes' => [ '"Lee, Ann" <ann@customer.test>', 'Lee, Ann', 'ann@customer.test' ];
		yield 'without quotes' => [ 'Lee, Ann <ann@customer.test>', 'Lee, Ann', 'ann@customer.test' ];
		yield 'mailto in brackets' => [ 'Ann Lee [mailto:ann@customer.test]', 'Ann Lee', 'ann@customer.test' ];
		yield 'mailto behind' => [ 'Ann Lee <ann@customer.test<mailto:ann@customer.test>>', 'Ann Lee', 'ann@customer.test' ];
		yield 'mailto inside' => [ 'Ann Lee <mailto:ann@customer.test>', 'Ann Lee', 'ann@customer.test' ];
		yield 'in parentheses' => [ 'Ann Lee (ann@customer.test)', 'Ann Lee', 'ann@customer.test' ];
		yield 'on behalf' => [ 'noreply@demo.test On Behalf Of Ann Lee <ann@customer.test>', 'Ann Lee', 'ann@customer.test' ];
		yield 'on behalf, in German' => [ 'noreply@demo.test <noreply@demo.test> Im Auftrag von Ann Lee <ann@customer.test>', 'Ann Lee', 'ann@customer.test' ];
		yield 'via' => [ "'Ann Lee' via Support <support@demo.test>", "'Ann Lee' via Support", 'support@demo.test' ];
		yield 'in stars' => [ '**Ann Lee** <ann@customer.test>', 'Ann Lee', 'ann@customer.test' ];
		yield 'only a name' => [ 'Ann Lee', 'Ann Lee', '' ];
		yield 'a phone link' => [ 'Ann Lee <ann@customer.test <mailto:ann@customer.test> >', 'Ann Lee', 'ann@customer.test' ];
		yield 'an international one' => [ 'Ann <анна@почта.test>', 'Ann', 'анна@почта.test' ];
	}

	#[DataProvider( 'senders' )]
	public function test_a_sender_is_found_however_it_is_written( string $field, string $name, string $address ): void {
		$mail = ForwardReader::read( "---------- Forwarded message ---------\nFrom: $field\nDate: Mon, Nov 2, 2026 at 9:12 AM\nSubject: Broken glass\nTo: <bob@demo.test>\n\nHello", 'x' );
		self::assertSame( [ $name, $address ], [ $mail?->from?->name, $mail?->from?->email ] );
	}

	public function test_of_two_forwards_the_outer_one_counts(): void {
		$inner = "---------- Forwarded message ---------\nFrom: Zoe <zoe@far.test>\nDate: Sun, Nov 1, 2026 at 8:00 PM\nSubject: Broken glass\nTo: Ann\n\nIt fell.";
		$mail  = ForwardReader::read( "---------- Forwarded message ---------\nFrom: Ann Lee <ann@customer.test>\nDate: Mon, Nov 2, 2026 at 9:12 AM\nSubject: Fwd: Broken glass\nTo: <bob@demo.test>\n\nSee below.\n\n$inner", 'x' );
		self::assertSame( [ 'ann@customer.test', "See below.\n\n$inner", '' ], [ $mail?->from?->email, $mail?->text, $mail?->message ] );
	}

	public function test_a_long_list_of_recipients_is_wrapped(): void {
		$mail = ForwardReader::read( "FYI\n\n---------- Forwarded message ---------\nFrom: Ann Lee\n<ann@customer.test>\nDate: Mon, Nov 2, 2026 at 9:12 AM\nSubject: Broken glass on a very long way that a program\n wraps\nTo: Bob Ray <bob@demo.test>, Carl\n<carl@demo.test>,\nDora <dora@demo.test>\n\nHello", 'x' );
		self::assertSame( [ 'ann@customer.test', 'Ann Lee', 'Hello', 'FYI' ], [ $mail?->from?->email, $mail?->from?->name, $mail?->text, $mail?->message ] );
		self::assertSame( [ 'bob@demo.test', 'carl@demo.test', 'dora@demo.test' ], array_column( $mail->to ?? [], 'email' ) );
	}

	public function test_an_original_message_without_an_answer_above_is_a_forward(): void {
		$block = "---------- Original Message ----------\nFrom: Ann Lee <ann@customer.test>\nTo: bob@demo.test\nDate: 11/02/2026 9:12 AM\nSubject: Broken glass\n\nHello";
		self::assertSame( 'ann@customer.test', ForwardReader::read( $block, 'Broken glass' )?->from?->email );
		self::assertNull( ForwardReader::read( $block, 'Re: Broken glass' ) );
		self::assertNull( ForwardReader::read( "Thanks!\n\n" . str_replace( '----------', '-----', $block ), 'AW: Broken glass' ) );
	}
}
