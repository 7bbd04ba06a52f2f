<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Reply\ReplyCutter;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** The line above a quoted mail, as each mail program writes it in each of its languages. */
final class RepliesByProgramTest extends TestCase {

	private const ANSWER = "It works now, thank you.\n\nSee you on 5 November: we open at 9:00.\n\nBob";
	private const QUOTE  = "Did it work?\n\nPlease say so before Monday.\n\nAnn";

	private const GMAIL = [
		'en'    => 'On Mon, Nov 2, 2026 at 9:12 AM Ann Lee <ann@customer.test> wrote:',
		'de'    => 'Am Mo., 2. Nov. 2026 um 09:12 Uhr schrieb Ann Lee <ann@customer.test>:',
		'fr'    => 'Le lun. 2 nov. 2026 à 09:12, Ann Lee <ann@customer.test> a écrit :',
		'es'    => 'El lun, 2 nov 2026 a las 9:12, Ann Lee (<ann@customer.test>) escribió:',
		'pt-br' => 'Em seg., 2 de nov. de 2026 às 09:12, Ann Lee <ann@customer.test> escreveu:',
		'pt'    => 'Ann Lee <ann@customer.test> escreveu (segunda, 2/11/2026 à(s) 09:12):',
		'it'    => 'Il giorno lun 2 nov 2026 alle ore 09:12 Ann Lee <ann@customer.test> ha scritto:',
		'nl'    => 'Op ma 2 nov 2026 om 09:12 schreef Ann Lee <ann@customer.test>:',
		'sv'    => 'Den mån 2 nov. 2026 kl 09:12 skrev Ann Lee <ann@customer.test>:',
		'da'    => 'Den man. 2. nov. 2026 kl. 09.12 skrev Ann Lee <ann@customer.test>:',
		'nb'    => 'man. 2. nov. 2026 kl. 09:12 skrev Ann Lee <ann@customer.test>:',
		'fi'    => 'ma 2. marrask. 2026 klo 9.12 Ann Lee (ann@customer.test) kirjoitti:',
		'pl'    => 'pon., 2 lis 2026 o 09:12 Ann Lee <ann@customer.test> napisał(a):',
		'cs'    => 'po 2. 11. 2026 v 9:12 odesílatel Ann Lee <ann@customer.test> napsal:',
		'sk'    => 'po 2. 11. 2026 o 9:12 Ann Lee <ann@customer.test> napísal(a):',
		'hu'    => 'Ann Lee <ann@customer.test> ezt írta (időpont: 2026. nov. 2., H, 9:12):',
		'hr'    => 'pon, 2. stu 2026. u 09:12 Ann Lee <ann@customer.test> napisao je:',
		'sl'    => 'V V pon., 2. nov. 2026 ob 09:12 je oseba Ann Lee <ann@customer.test> napisala:',
		'ro'    => 'În lun., 2 nov. 2026 la 09:12, Ann Lee <ann@customer.test> a scris:',
		'tr'    => 'Ann Lee <ann@customer.test>, 2 Kas 2026 Pzt, 09:12 tarihinde şunu yazdı:',
		'ru'    => 'пн, 2 нояб. 2026 г. в 09:12, Ann Lee <ann@customer.test>:',
		'uk'    => 'пн, 2 лист. 2026 р. о 09:12 Ann Lee <ann@customer.test> пише:',
		'bg'    => 'На пн, 2.11.2026 г. в 9:12 Ann Lee <ann@customer.test> написа:',
		'el'    => 'Στις Δευ 2 Νοε 2026 στις 9:12 π.μ., ο χρήστης Ann Lee <ann@customer.test> έγραψε:',
		'ja'    => '2026年11月2日(月) 9:12 Ann Lee <ann@customer.test>:',
		'zh'    => 'Ann Lee <ann@customer.test> 于2026年11月2日周一 09:12写道：',
		'zh-tw' => 'Ann Lee <ann@customer.test> 於 2026年11月2日 週一 上午9:12寫道：',
		'ko'    => '2026년 11월 2일 (월) 오전 9:12, Ann Lee <ann@customer.test>님이 작성:',
		'th'    => 'ในวันที่ จ. 2 พ.ย. 2026 เวลา 09:12 Ann Lee <ann@customer.test> เขียนว่า:',
		'vi'    => 'Vào Th 2, 2 thg 11, 2026 vào lúc 09:12 Ann Lee <ann@customer.test> đã viết:',
		'ar'    => 'في الاثنين، ٢ نوفمبر ٢٠٢٦ في ٩:١٢ ص تمت كتابة ما يلي بواسطة Ann Lee <ann@customer.test>:',
		'he'    => "\u{202b}בתאריך יום ב׳, 2 בנוב׳ 2026 ב-9:12 מאת \u{202a}Ann Lee\u{202c}\u{200f} <\u{202a}ann@customer.test\u{202c}\u{200f}>:\u{202c}",
		'id'    => 'Pada tanggal Sen, 2 Nov 2026 pukul 09.12 Ann Lee <ann@customer.test> menulis:',
		'ca'    => 'Missatge de Ann Lee <ann@customer.test> del dia dl., 2 de nov. 2026 a les 9:12:',
		'et'    => 'Kuupäev E, 2. november 2026 kell 09:12 kirjutas kasutaja Ann Lee (<ann@customer.test>):',
		'lt'    => '2026-11-02, pr, 09:12 Ann Lee <ann@customer.test> rašė:',
		'lv'    => 'Pirmd., 2026. g. 2. nov., plkst. 09:12 — lietotājs Ann Lee (<ann@customer.test>) rakstīja:',
		'fa'    => 'در دوشنبه ۲ نوامبر ۲۰۲۶، ۹:۱۲ Ann Lee <ann@customer.test> نوشت:',
		'old'   => '2026-11-02 9:12 GMT+01:00 Ann Lee <ann@customer.test>:',
		'inbox' => 'Ann Lee <ann@customer.test> schrieb am Mo., 2. Nov. 2026, 09:12:',
	];
	private const APPLE = [
		'en'    => 'On Nov 2, 2026, at 9:12 AM, Ann Lee <ann@customer.test> wrote:',
		'en-gb' => 'On 2 Nov 2026, at 09:12, Ann Lee <ann@customer.test> wrote:',
		'de'    => 'Am 02.11.2026 um 09:12 schrieb Ann Lee <ann@customer.test>:',
		'fr'    => 'Le 2 nov. 2026 à 09:12, Ann Lee <ann@customer.test> a écrit :',
		'es'    => 'El 2 nov 2026, a las 9:12, Ann Lee <ann@customer.test> escribió:',
		'pt'    => 'No dia 02/11/2026, às 09:12, Ann Lee <ann@customer.test> escreveu:',
		'pt-br' => 'Em 2 de nov. de 2026, à(s) 09:12, Ann Lee <ann@customer.test> escreveu:',
		'it'    => 'Il giorno 2 nov 2026, alle ore 09:12, Ann Lee <ann@customer.test> ha scritto:',
		'nl'    => 'Op 2 nov. 2026, om 09:12 heeft Ann Lee <ann@customer.test> het volgende geschreven:',
		'sv'    => '2 nov. 2026 kl. 09:12 skrev Ann Lee <ann@customer.test>:',
		'da'    => 'Den 2. nov. 2026 kl. 09.12 skrev Ann Lee <ann@customer.test>:',
		'nb'    => '2. nov. 2026 kl. 09:12 skrev Ann Lee <ann@customer.test>:',
		'fi'    => 'Ann Lee <ann@customer.test> kirjoitti 2.11.2026 kello 9.12:',
		'pl'    => 'Wiadomość napisana przez Ann Lee <ann@customer.test> w dniu 2 lis 2026, o godz. 09:12:',
		'cs'    => '2. 11. 2026 v 9:12, Ann Lee <ann@customer.test>:',
		'sk'    => '2. 11. 2026, o 9:12, používateľ Ann Lee <ann@customer.test> napísal:',
		'hu'    => '2026. nov. 2. dátummal, 9:12 időpontban Ann Lee <ann@customer.test> írta:',
		'hr'    => 'Dana 2. 11. 2026., u 09:12, korisnik Ann Lee <ann@customer.test> napisao je:',
		'ro'    => 'Pe 2 nov. 2026, la 09:12, Ann Lee <ann@customer.test> a scris:',
		'tr'    => 'Ann Lee <ann@customer.test> şunları yazdı (2 Kas 2026 09:12):',
		'ru'    => '2 нояб. 2026 г., в 09:12, Ann Lee <ann@customer.test> написал(а):',
		'uk'    => '2 лист. 2026 р. о 09:12 Ann Lee <ann@customer.test> написав(-ла):',
		'el'    => 'Στις 2 Νοε 2026, στις 9:12 π.μ., ο/η Ann Lee <ann@customer.test> έγραψε:',
		'ja'    => '2026/11/02 9:12、Ann Lee <ann@customer.test>のメール:',
		'zh'    => '2026年11月2日 上午9:12，Ann Lee <ann@customer.test> 写道：',
		'zh-tw' => 'Ann Lee <ann@customer.test> 於 2026年11月2日 上午9:12 寫道：',
		'ko'    => '2026. 11. 2. 오전 9:12, Ann Lee <ann@customer.test> 작성:',
		'th'    => 'เมื่อวันที่ 2 พ.ย. 2569 เวลา 9:12 Ann Lee <ann@customer.test> เขียนว่า:',
		'vi'    => 'Vào 2 thg 11, 2026, lúc 09:12, Ann Lee <ann@customer.test> đã viết:',
		'ar'    => 'في ٢ نوفمبر ٢٠٢٦، الساعة ٩:١٢ ص، كتب Ann Lee <ann@customer.test>:',
		'he'    => "ב-2 בנוב׳ 2026, בשעה 9:12, \u{200f}Ann Lee \u{200f}<ann@customer.test> כתב/ה:",
		'id'    => 'Pada 2 Nov 2026, pukul 09.12, Ann Lee <ann@customer.test> menulis:',
	];
	private const THUNDERBIRD = [
		'en'    => 'On 02/11/2026 09:12, Ann Lee wrote:',
		'de'    => 'Am 02.11.26 um 09:12 schrieb Ann Lee:',
		'fr'    => 'Le 02/11/2026 à 09:12, Ann Lee a écrit :',
		'es'    => 'El 02/11/2026 a las 09:12, Ann Lee escribió:',
		'pt'    => 'Às 09:12 de 02/11/2026, Ann Lee escreveu:',
		'pt-br' => 'Em 02/11/2026 09:12, Ann Lee escreveu:',
		'it'    => 'Il 02/11/2026 09:12, Ann Lee ha scritto:',
		'nl'    => 'Op 02-11-2026 om 09:12 schreef Ann Lee:',
		'sv'    => 'Den 2026-11-02 kl. 09:12, skrev Ann Lee:',
		'da'    => 'Den 02.11.2026 kl. 09.12 skrev Ann Lee:',
		'nb'    => 'Den 02.11.2026 09:12, skrev Ann Lee:',
		'fi'    => 'Ann Lee kirjoitti 2.11.2026 klo 9.12:',
		'pl'    => 'W dniu 2.11.2026 o 09:12, Ann Lee pisze:',
		'cs'    => 'Dne 02. 11. 26 v 9:12 Ann Lee napsal(a):',
		'sk'    => 'Dňa 2. 11. 2026 o 9:12 Ann Lee napísal(a):',
		'hu'    => '2026. 11. 02. 9:12 keltezéssel, Ann Lee írta:',
		'hr'    => 'Dana 2. 11. 2026. u 09:12, Ann Lee je napisao/la:',
		'ro'    => 'Pe 02.11.2026 09:12, Ann Lee a scris:',
		'tr'    => '2.11.2026 09:12 tarihinde Ann Lee yazdı:',
		'ru'    => '02.11.2026 09:12, Ann Lee пишет:',
		'uk'    => '02.11.2026 09:12, Ann Lee пише:',
		'el'    => 'Στις 2/11/2026 9:12 π.μ., ο/η Ann Lee έγραψε:',
		'ja'    => '2026/11/02 9:12、Ann Lee さんは書きました:',
		'zh'    => '在 2026/11/2 9:12, Ann Lee 写道:',
		'zh-tw' => 'Ann Lee 於 2026/11/2 上午 09:12 寫道:',
		'ko'    => '2026. 11. 2. 오전 9:12에 Ann Lee 이(가) 쓴 글:',
		'th'    => 'เมื่อ 2/11/2569 9:12 Ann Lee เขียนว่า:',
		'vi'    => 'Vào 02/11/2026 lúc 9:12 SA, Ann Lee đã viết:',
		'ar'    => 'في 02/11/2026 09:12، كتب Ann Lee:',
		'he'    => "בתאריך 02/11/2026 \u{200f}09:12, Ann Lee כתב:",
	];
	private const OTHERS = [
		'Yahoo'           => 'On Monday, November 2, 2026 at 09:12:00 AM CET, Ann Lee <ann@customer.test> wrote:',
		'Yahoo, German'   => 'Am Montag, 2. November 2026 um 09:12:00 MEZ hat Ann Lee <ann@customer.test> Folgendes geschrieben:',
		'Yahoo, French'   => 'Le lundi 2 novembre 2026 à 09:12:00 UTC+1, Ann Lee <ann@customer.test> a écrit :',
		'Yahoo, Italian'  => 'Il lunedì 2 novembre 2026 alle ore 09:12:00 CET, Ann Lee <ann@customer.test> ha scritto:',
		'Yahoo, Spanish'  => 'El lunes, 2 de noviembre de 2026, 09:12:00 CET, Ann Lee <ann@customer.test> escribió:',
		'Proton'          => 'On Monday, November 2nd, 2026 at 9:12 AM, Ann Lee <ann@customer.test> wrote:',
		'Proton, French'  => 'Le lundi 2 novembre 2026 à 09:12, Ann Lee <ann@customer.test> a écrit :',
		'163'             => 'At 2026-11-02 09:12:00, "Ann Lee" <ann@customer.test> wrote:',
		'163, Chinese'    => '在 2026-11-02 09:12:00，"Ann Lee" <ann@customer.test> 写道：',
		'Roundcube'       => 'On 2026-11-02 09:12, Ann Lee wrote:',
		'Roundcube, German' => 'Am 2026-11-02 09:12, schrieb Ann Lee:',
		'Spark'           => 'On Nov 2, 2026, 9:12 AM +0100, Ann Lee <ann@customer.test>, wrote:',
		'Front'           => 'On November 2, 2026 at 9:12 AM GMT+1 ann@customer.test wrote:',
		'Mailbird'        => 'On 02/11/2026 09:12:33, Ann Lee <ann@customer.test> wrote:',
		'Zoho'            => '---- On Mon, 02 Nov 2026 09:12:00 +0100 Ann Lee <ann@customer.test> wrote ----',
		'Zoho, with stars' => ' ---- On Mon, 02 Nov 2026 09:12:00 +0100 *ann@customer.test <ann@customer.test>* wrote ---',
		'Zoho, German'    => '---- Am Mo., 02 Nov. 2026 09:12:00 +0100 Ann Lee <ann@customer.test> schrieb ----',
		'Yandex'          => '02.11.2026, 09:12, "Ann Lee" <ann@customer.test>:',
		'Mail.ru'         => 'Понедельник, 2 ноября 2026, 9:12 +03:00 от Ann Lee <ann@customer.test>:',
		'Mail.ru, English' => 'Monday, November 2, 2026 9:12 AM +03:00 from Ann Lee <ann@customer.test>:',
		'Fastmail'        => 'On Mon, Nov 2, 2026, at 9:12 AM, Ann Lee wrote:',
		'K-9'             => 'Am 2. November 2026 09:12:00 MEZ schrieb Ann Lee <ann@customer.test>:',
		'K-9, French'     => 'Le 2 novembre 2026 09:12:00 GMT+01:00, Ann Lee <ann@customer.test> a écrit :',
		'Evolution'       => 'On Mon, 2026-11-02 at 09:12 +0100, Ann Lee wrote:',
		'Evolution, German' => 'Am Montag, dem 02.11.2026 um 09:12 +0100 schrieb Ann Lee:',
		'Evolution, French' => 'Le lundi 02 novembre 2026 à 09:12 +0100, Ann Lee a écrit :',
		'KMail'           => 'Am Montag, 2. November 2026, 09:12:00 CET schrieb Ann Lee:',
		'mutt'            => 'On Mon, Nov 02, 2026 at 09:12:00AM +0100, Ann Lee wrote:',
		'mutt, stars'     => '* Ann Lee <ann@customer.test> [2026-11-02 09:12:00 +0100]:',
		'Horde'           => 'Zitat von Ann Lee <ann@customer.test>:',
		'Horde, English'  => 'Quoting Ann Lee <ann@customer.test>:',
		'Open-Xchange'    => 'Ann Lee <ann@customer.test> hat am 02.11.2026 09:12 geschrieben:',
		'Open-Xchange, short' => 'Ann Lee <ann@customer.test> hat am 02.11.2026 09:12 CET geschrieben:',
		'Superhuman'      => 'On Mon, Nov 02, 2026 at 9:12 AM, Ann Lee < ann@customer.test > wrote:',
		'name first'      => 'Ann Lee <ann@customer.test> wrote on 02.11.2026 09:12:',
		'name and date'   => 'Ann Lee <ann@customer.test> wrote (2026-11-02 9:12):',
		'news'            => 'In message <1@customer.test>, Ann Lee writes:',
		'phones'          => '---- Ann Lee wrote ----',
		'dashes'          => '--- Ann Lee <ann@customer.test> wrote:',
		'Airmail'         => 'On 2 November 2026 at 09:12:00, Ann Lee (ann@customer.test) wrote:',
		'Airmail, German' => 'Am 2. November 2026 um 09:12:00, Ann Lee (ann@customer.test) schrieb:',
		'stars'           => '*On Mon, Nov 2, 2026 at 9:12 AM Ann Lee <ann@customer.test <mailto:ann@customer.test>> wrote:*',
		'mailto'          => 'On Mon, Nov 2, 2026 at 9:12 AM, Ann Lee <ann@customer.test<mailto:ann@customer.test>> wrote:',
		'wrote the following' => 'On Nov 2, 2026, at 9:12 AM, Ann Lee <ann@customer.test> wrote the following:',
	];

	/** @return iterable<string, array{string}> */
	public static function introductions(): iterable {
		foreach ( [ 'Gmail' => self::GMAIL, 'Apple Mail' => self::APPLE, 'Thunderbird' => self::THUNDERBIRD, '' => self::OTHERS ] as $program => $lines ) {
			foreach ( $lines as $language => $line ) {
				yield "$program $language" => [ $line ];
			}
		}
	}

	#[DataProvider( 'introductions' )]
	public function test_history_begins_at_its_introduction( string $line ): void {
		$quoted = (string) preg_replace( '/^/m', '> ', self::QUOTE );
		$forms  = [ $line ];
		// Programs wrap it, before the address or inside of the brackets.
		$forms[] = str_replace( ' <', "\n<", $line );
		$forms[] = str_replace( ' <', " <\n", $line );
		foreach ( $forms as $form ) {
			foreach ( [ "$form\n\n$quoted", "$form\n$quoted", "$form\n\n" . self::QUOTE, preg_replace( '/^/m', '> ', "$form\n\n" . self::QUOTE ) ] as $history ) {
				if ( $form !== $line && ! str_contains( $form, '@' ) ) {
					continue;
				}
				self::assertCut( self::ANSWER, (string) $history );
			}
		}
	}

	#[DataProvider( 'introductions' )]
	public function test_an_introduction_inside_a_sentence_cuts_nothing( string $line ): void {
		$text = "As you can see, the mail that began with this line was empty: $line was all there was, and no more.\n\nWhat now?";
		$lines = explode( "\n", $text );
		self::assertSame( $text, ReplyCutter::cut( $lines )->visible( $lines ) );
	}

	#[DataProvider( 'introductions' )]
	public function test_answers_between_the_quoted_lines_stay( string $line ): void {
		$text  = "$line\n> Did it work?\n\nYes.\n\n> Shall I close it?\n\nPlease do.\n\n> Ann";
		$lines = explode( "\n", $text );
		self::assertStringContainsString( 'Yes.', ReplyCutter::cut( $lines )->visible( $lines ) );
		self::assertStringContainsString( 'Please do.', ReplyCutter::cut( $lines )->visible( $lines ) );
	}

	/** Language → labels: from, sent, to, cc, subject; and what Outlook writes between dashes. */
	private const OUTLOOK = [
		'en'    => [ 'From', 'Sent', 'To', 'Cc', 'Subject', 'Original Message' ],
		'de'    => [ 'Von', 'Gesendet', 'An', 'Cc', 'Betreff', 'Ursprüngliche Nachricht' ],
		'fr'    => [ 'De ', 'Envoyé ', 'À ', 'Cc ', 'Objet ', 'Message d\'origine' ],
		'es'    => [ 'De', 'Enviado el', 'Para', 'CC', 'Asunto', 'Mensaje original' ],
		'pt'    => [ 'De', 'Enviada', 'Para', 'Cc', 'Assunto', 'Mensagem original' ],
		'pt-br' => [ 'De', 'Enviada em', 'Para', 'Cc', 'Assunto', 'Mensagem original' ],
		'it'    => [ 'Da', 'Inviato', 'A', 'Cc', 'Oggetto', 'Messaggio originale' ],
		'nl'    => [ 'Van', 'Verzonden', 'Aan', 'CC', 'Onderwerp', 'Oorspronkelijk bericht' ],
		'sv'    => [ 'Från', 'Skickat', 'Till', 'Kopia', 'Ämne', 'Ursprungligt meddelande' ],
		'da'    => [ 'Fra', 'Sendt', 'Til', 'Cc', 'Emne', 'Oprindelig meddelelse' ],
		'nb'    => [ 'Fra', 'Sendt', 'Til', 'Kopi', 'Emne', 'Opprinnelig melding' ],
		'fi'    => [ 'Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Kopio', 'Aihe', 'Alkuperäinen viesti' ],
		'pl'    => [ 'Od', 'Wysłano', 'Do', 'DW', 'Temat', 'Wiadomość oryginalna' ],
		'cs'    => [ 'Od', 'Odesláno', 'Komu', 'Kopie', 'Předmět', 'Původní zpráva' ],
		'sk'    => [ 'Od', 'Odoslané', 'Komu', 'Kópia', 'Predmet', 'Pôvodná správa' ],
		'hu'    => [ 'Feladó', 'Elküldve', 'Címzett', 'Másolatot kap', 'Tárgy', 'Eredeti üzenet' ],
		'hr'    => [ 'Od', 'Poslano', 'Za', 'Kopija', 'Predmet', 'Izvorna poruka' ],
		'ro'    => [ 'De la', 'Trimis', 'Către', 'Cc', 'Subiect', 'Mesaj original' ],
		'tr'    => [ 'Kimden', 'Gönderildi', 'Kime', 'Bilgi', 'Konu', 'Özgün İleti' ],
		'ru'    => [ 'От', 'Отправлено', 'Кому', 'Копия', 'Тема', 'Исходное сообщение' ],
		'uk'    => [ 'Від', 'Надіслано', 'Кому', 'Копія', 'Тема', 'Вихідне повідомлення' ],
		'bg'    => [ 'От', 'Изпратено', 'До', 'Копие', 'Относно', 'Оригинално съобщение' ],
		'el'    => [ 'Από', 'Στάλθηκε', 'Προς', 'Κοιν.', 'Θέμα', 'Αρχικό μήνυμα' ],
		'ja'    => [ '差出人', '送信日時', '宛先', 'CC', '件名', '元のメッセージ' ],
		'zh'    => [ '发件人', '发送时间', '收件人', '抄送', '主题', '邮件原件' ],
		'zh-tw' => [ '寄件者', '寄件日期', '收件者', '副本', '主旨', '原始郵件' ],
		'ko'    => [ '보낸 사람', '보낸 날짜', '받는 사람', '참조', '제목', '원본 메시지' ],
		'th'    => [ 'จาก', 'ส่ง', 'ถึง', 'สำเนา', 'เรื่อง', 'ข้อความต้นฉบับ' ],
		'vi'    => [ 'Từ', 'Đã gửi', 'Đến', 'Cc', 'Chủ đề', 'Tin nhắn gốc' ],
		'ar'    => [ 'من', 'تم الإرسال', 'إلى', 'نسخة', 'الموضوع', 'الرسالة الأصلية' ],
		'he'    => [ 'מאת', 'נשלח', 'אל', 'עותק', 'נושא', 'הודעה מקורית' ],
		'id'    => [ 'Dari', 'Dikirim', 'Kepada', 'Cc', 'Subjek', 'Pesan Asli' ],
	];

	/** @return iterable<string, array{string}> */
	public static function header_blocks(): iterable {
		foreach ( self::OUTLOOK as $language => [ $from, $sent, $to, $cc, $subject, $original ] ) {
			$block = "$from: Ann Lee <ann@customer.test>\n$sent: Monday, 2 November 2026 09:12\n$to: Bob Ray <bob@demo.test>\n$cc: Carl <carl@demo.test>\n$subject: Your order";
			yield "$language: Outlook" => [ $block ];
			yield "$language: Outlook, names only" => [ "$from: Lee, Ann\n$sent: Monday, 2 November 2026 09:12\n$to: Ray, Bob\n$subject: Your order" ];
			yield "$language: Outlook of old" => [ "-----$original-----\n$block" ];
			yield "$language: eM Client" => [ "------ $original ------\n$block" ];
			yield "$language: mobile" => [ "-------- $original --------\n$from: Ann Lee <ann@customer.test>\n$sent: 02/11/2026 9:12 (GMT+01:00)\n$to: bob@demo.test\n$subject: Your order" ];
			yield "$language: Outlook on the web" => [ "________________________________\n$block" ];
			yield "$language: with stars" => [ (string) preg_replace( '/^([^:]+?)\s?:/m', '*$1:*', $block ) ];
			yield "$language: stars around" => [ (string) preg_replace( '/^([^:]+?)\s?: (.*)$/m', '**$1**: $2', $block ) ];
			yield "$language: blank lines between" => [ str_replace( "\n", "\n\n", $block ) ];
			yield "$language: quoted" => [ (string) preg_replace( '/^/m', '> ', $block ) ];
			yield "$language: wrapped" => [ str_replace( "Bob Ray <bob@demo.test>", "Bob Ray <bob@demo.test>, Dora Long\n<dora@demo.test>; Emil <emil@demo.test>", $block ) ];
			yield "$language: tabs" => [ str_replace( ': ', ":\t", $block ) ];
		}
		yield 'QQ' => [ "------------------ 原始邮件 ------------------\n发件人: \"Ann Lee\" <ann@customer.test>;\n发送时间: 2026年11月2日(星期一) 上午9:12\n收件人: \"Bob\"<bob@demo.test>;\n主题: Re: Your order" ];
		yield 'QQ, new' => [ "------------------&nbsp;原始邮件&nbsp;------------------\n发件人: \"Ann Lee\" <ann@customer.test>;\n发送时间: 2026年11月2日(星期一) 上午9:12\n收件人: \"Bob\"<bob@demo.test>;\n主题: Re: Your order" ];
		yield 'GMX' => [ "Gesendet: Montag, 2. November 2026 um 09:12 Uhr\nVon: \"Ann Lee\" <ann@customer.test>\nAn: bob@demo.test\nBetreff: Your order" ];
		yield 'Zimbra' => [ "----- Original Message -----\nFrom: \"Ann Lee\" <ann@customer.test>\nTo: \"Bob\" <bob@demo.test>\nSent: Monday, November 2, 2026 9:12:00 AM\nSubject: Your order" ];
		yield 'Notes' => [ "From:\tAnn Lee/Customer\nTo:\tbob@demo.test\nDate:\t02/11/2026 09:12\nSubject:\tYour order" ];
		yield 'Windows Mail' => [ "From: Ann Lee\nSent: Monday, November 2, 2026 9:12 AM\nTo: Bob\nSubject: Your order" ];
		yield 'BlackBerry' => [ "----- Reply message -----\nFrom: \"Ann Lee\" <ann@customer.test>\nTo: <bob@demo.test>\nSubject: Your order\nDate: Mon, Nov 2, 2026 9:12 AM" ];
		yield 'Orange' => [ "> Message du 02/11/26 09:12\n> De : \"Ann Lee\" <ann@customer.test>\n> A : bob@demo.test\n> Copie à : \n> Objet : Your order\n>" ];
		yield 'Libero' => [ "Da: \"Ann Lee\" ann@customer.test\nA: bob@demo.test\nData: Mon, 2 Nov 2026 09:12:00 +0100\nOggetto: Your order" ];
		yield 'AOL' => [ "-----Original Message-----\nFrom: Ann Lee <ann@customer.test>\nTo: bob <bob@demo.test>\nSent: Mon, Nov 2, 2026 9:12 am\nSubject: Your order" ];
		yield 'Zendesk' => [ "##- Please type your reply above this line -##\n\nYour request (12) has been updated." ];
		yield 'Freshdesk' => [ "-- Please reply above this line --\n\nAnn Lee answered." ];
		yield 'Help Scout' => [ "##- Please reply above this line -##" ];
	}

	#[DataProvider( 'header_blocks' )]
	public function test_history_begins_at_its_header_block( string $block ): void {
		$quote = str_starts_with( $block, '>' ) ? (string) preg_replace( '/^/m', '> ', self::QUOTE ) : self::QUOTE;
		self::assertCut( self::ANSWER, "$block\n\n$quote" );
	}

	private static function assertCut( string $answer, string $history ): void {
		foreach ( [ "\n\n", "\n\n\n" ] as $gap ) {
			$lines = explode( "\n", $answer . $gap . $history );
			$cut   = ReplyCutter::cut( $lines );
			self::assertSame( $answer, $cut->visible( $lines ), $history );
			self::assertTrue( $cut->has_quote );
			$both = $cut->visible( $lines ) . "\n" . $cut->quoted( $lines );
			self::assertSame( preg_replace( '/\s+/', '', $answer . $history ), preg_replace( '/\s+/', '', $both ), 'something was lost' );
		}
	}
}
