<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Reply\ReplyCutter;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ReplyCutterTest extends TestCase {

	/** @return iterable<string, array{string}> */
	public static function introductions(): iterable {
		$lines = [
			'en, Gmail'              => 'On Mon, Nov 2, 2026 at 9:12 AM Ann Lee <ann@customer.test> wrote:',
			'en, wrapped'            => "On Mon, Nov 2, 2026 at 9:12 AM Ann Lee-Worthington via Support\n<ann@customer.test> wrote:",
			'en, wrapped twice'      => "On Mon, Nov 2, 2026 at 9:12 AM, Ann Lee-Worthington, head of the\npurchasing department <ann@customer.test>\nwrote:",
			'en, Apple'              => 'On Nov 2, 2026, at 9:12 AM, Ann Lee wrote:',
			'en, Thunderbird'        => 'On 11/2/26 9:12 AM, Ann Lee wrote:',
			'en, Outlook mobile'     => 'On Mon, Nov 2, 2026 at 9:12 AM +0100, "Ann Lee" <ann@customer.test<mailto:ann@customer.test>> wrote:',
			'en, name first'         => 'Ann Lee <ann@customer.test> wrote on 2 Nov 2026:',
			'en, mutt'               => 'On 2026-11-02 09:12:00 +0100, Ann Lee wrote:',
			'de, Gmail'              => 'Am Mo., 2. Nov. 2026 um 09:12 Uhr schrieb Ann Lee <ann@customer.test>:',
			'de, Thunderbird'        => 'Am 02.11.2026 um 09:12 schrieb Ann Lee:',
			'de, Apple'              => 'Am 02.11.2026 um 09:12 schrieb Ann Lee <ann@customer.test>:',
			'de, web.de'             => '"Ann Lee" <ann@customer.test> schrieb am 02.11.2026:',
			'fr, Gmail'              => 'Le lun. 2 nov. 2026 à 09:12, Ann Lee <ann@customer.test> a écrit :',
			'fr, wrapped'            => "Le lun. 2 nov. 2026 à 09:12, Ann Lee <ann@customer.test> a\nécrit :",
			'fr, Thunderbird'        => 'Le 02/11/2026 à 09:12, Ann Lee a écrit :',
			'es, Gmail'              => 'El lun, 2 nov 2026 a las 9:12, Ann Lee (<ann@customer.test>) escribió:',
			'es, Thunderbird'        => 'El 2/11/26 a las 9:12, Ann Lee escribió:',
			'it, Gmail'              => 'Il giorno lun 2 nov 2026 alle ore 09:12 Ann Lee <ann@customer.test> ha scritto:',
			'it, Yahoo'              => 'Il lunedì 2 novembre 2026, 09:12:00 CET, Ann Lee <ann@customer.test> ha scritto:',
			'pt-br, Gmail'           => 'Em seg., 2 de nov. de 2026 às 09:12, Ann Lee <ann@customer.test> escreveu:',
			'pt, Apple'              => 'No dia 02/11/2026, às 09:12, Ann Lee <ann@customer.test> escreveu:',
			'nl, Gmail'              => 'Op ma 2 nov 2026 om 09:12 schreef Ann Lee <ann@customer.test>:',
			'nl, Apple'              => 'Op 2 nov 2026, om 09:12 heeft Ann Lee <ann@customer.test> het volgende geschreven:',
			'sv, Gmail'              => 'Den mån 2 nov. 2026 kl 09:12 skrev Ann Lee <ann@customer.test>:',
			'sv, Apple'              => '2 nov. 2026 kl. 09:12 skrev Ann Lee <ann@customer.test>:',
			'da, Gmail'              => 'Den man. 2. nov. 2026 kl. 09.12 skrev Ann Lee <ann@customer.test>:',
			'nb, Gmail'              => 'man. 2. nov. 2026 kl. 09:12 skrev Ann Lee <ann@customer.test>:',
			'fi, Gmail'              => 'ma 2. marrask. 2026 klo 9.12 Ann Lee (ann@customer.test) kirjoitti:',
			'pl, Gmail'              => 'pon., 2 lis 2026 o 09:12 Ann Lee <ann@customer.test> napisał(a):',
			'pl, Thunderbird'        => 'W dniu 02.11.2026 o 09:12, Ann Lee pisze:',
			'pl, Apple'              => 'Dnia 2 lis 2026 o godz. 09:12 Ann Lee <ann@customer.test> napisał(a):',
			'cs, Gmail'              => 'po 2. 11. 2026 v 9:12 odesílatel Ann Lee <ann@customer.test> napsal:',
			'cs, Thunderbird'        => 'Dne 02. 11. 26 v 9:12 Ann Lee napsal(a):',
			'sk, Gmail'              => 'po 2. 11. 2026 o 9:12 Ann Lee <ann@customer.test> napísal(a):',
			'hu, Gmail'              => 'Ann Lee <ann@customer.test> ezt írta (időpont: 2026. nov. 2., H, 9:12):',
			'hu, Thunderbird'        => '2026. 11. 02. 9:12 keltezéssel, Ann Lee írta:',
			'ro, Gmail'              => 'În lun., 2 nov. 2026 la 09:12, Ann Lee <ann@customer.test> a scris:',
			'ru, Gmail'              => 'пн, 2 нояб. 2026 г. в 09:12, Ann Lee <ann@customer.test>:',
			'ru, Mail.ru'            => 'Понедельник, 2 ноября 2026, 9:12 +03:00 от Ann Lee <ann@customer.test>:',
			'ru, Yandex'             => '02.11.2026, 09:12, "Ann Lee" <ann@customer.test>:',
			'ru, Thunderbird'        => '02.11.2026 9:12, Ann Lee пишет:',
			'uk, Gmail'              => 'пн, 2 лист. 2026 р. о 09:12 Ann Lee <ann@customer.test> пише:',
			'bg, Gmail'              => 'На пн, 2.11.2026 г. в 9:12 Ann Lee <ann@customer.test> написа:',
			'tr, Gmail'              => 'Ann Lee <ann@customer.test>, 2 Kas 2026 Pzt, 09:12 tarihinde şunu yazdı:',
			'el, Gmail'              => 'Στις Δευ 2 Νοε 2026 στις 9:12 π.μ., ο/η Ann Lee <ann@customer.test> έγραψε:',
			'he, Gmail'              => '‫בתאריך יום ב׳, 2 בנוב׳ 2026 ב-9:12 מאת ‪Ann Lee‬‏ <‪ann@customer.test‬‏>:‬',
			'ar, Gmail'              => 'في الاثنين، 2 نوفمبر 2026 9:12 ص Ann Lee <ann@customer.test> كتب:',
			'ja, Gmail'              => '2026年11月2日(月) 9:12 Ann Lee <ann@customer.test>:',
			'ja, Apple'              => '2026/11/02 9:12、Ann Lee <ann@customer.test>のメール:',
			'zh, Gmail'              => 'Ann Lee <ann@customer.test> 于2026年11月2日周一 09:12写道：',
			'zh-tw, Gmail'           => 'Ann Lee <ann@customer.test> 於 2026年11月2日 週一 上午9:12寫道：',
			'zh, Apple'              => '在 2026年11月2日，上午9:12，Ann Lee <ann@customer.test> 写道：',
			'ko, Gmail'              => '2026년 11월 2일 (월) 오전 9:12, Ann Lee <ann@customer.test>님이 작성:',
			'th, Gmail'              => 'ในวันที่ จ. 2 พ.ย. 2026 เวลา 9:12 Ann Lee <ann@customer.test> เขียนว่า:',
			'vi, Gmail'              => 'Vào Th 2, 2 thg 11, 2026 vào lúc 09:12 Ann Lee <ann@customer.test> đã viết:',
			'id, Gmail'              => 'Pada Sen, 2 Nov 2026 pukul 09.12 Ann Lee <ann@customer.test> menulis:',
			'hr, Gmail'              => 'pon, 2. stu 2026. u 09:12 Ann Lee <ann@customer.test> napisao je:',
			'sl, Gmail'              => 'V V pon., 2. nov. 2026 ob 09:12 je oseba Ann Lee <ann@customer.test> napisala:',
			'ca, Gmail'              => 'Missatge de Ann Lee <ann@customer.test> del dia dl., 2 de nov. 2026 a les 9:12:',
			'et, Gmail'              => 'Kuupäev E, 2. november 2026 kell 09:12 kirjutas Ann Lee <ann@customer.test>:',
			'lt, Gmail'              => '2026-11-02, pr, 09:12 Ann Lee <ann@customer.test> rašė:',
			'lv, Gmail'              => 'pirmd., 2026. g. 2. nov., plkst. 09:12 — lietotājs Ann Lee (<ann@customer.test>) rakstīja:',
			'id first'               => 'In message <abc@customer.test>, Ann Lee <ann@customer.test> writes:',
			'only an address'        => '<ann@customer.test> wrote:',
		];
		foreach ( $lines as $name => $line ) {
			yield $name => [ $line ];
		}
	}

	#[DataProvider( 'introductions' )]
	public function test_the_line_above_a_quote_is_found( string $line ): void {
		self::assertCut( "Thank you, it works.\n\nKind regards\nBob", "Thank you, it works.\n\nKind regards\nBob\n\n$line\n\n> Did it work?\n> Ann" );
	}

	#[DataProvider( 'introductions' )]
	public function test_the_line_is_found_where_nothing_marks_the_quote( string $line ): void {
		self::assertCut( 'Yes.', "Yes.\n\n$line\n\nDid it work?\nAnn" );
	}

	/** @return iterable<string, array{string}> */
	public static function header_blocks(): iterable {
		$labels = [
			'en'      => [ 'From', 'Sent', 'To', 'Subject' ],
			'en date' => [ 'From', 'Date', 'To', 'Cc', 'Subject' ],
			'de'      => [ 'Von', 'Gesendet', 'An', 'Betreff' ],
			'fr'      => [ 'De ', 'Envoyé ', 'À ', 'Objet ' ],
			'es'      => [ 'De', 'Enviado el', 'Para', 'Asunto' ],
			'it'      => [ 'Da', 'Inviato', 'A', 'Oggetto' ],
			'pt'      => [ 'De', 'Enviada', 'Para', 'Assunto' ],
			'nl'      => [ 'Van', 'Verzonden', 'Aan', 'Onderwerp' ],
			'sv'      => [ 'Från', 'Skickat', 'Till', 'Ämne' ],
			'da'      => [ 'Fra', 'Sendt', 'Til', 'Emne' ],
			'fi'      => [ 'Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe' ],
			'pl'      => [ 'Od', 'Wysłane', 'Do', 'Temat' ],
			'cs'      => [ 'Od', 'Odesláno', 'Komu', 'Předmět' ],
			'sk'      => [ 'Od', 'Odoslané', 'Komu', 'Predmet' ],
			'hu'      => [ 'Feladó', 'Elküldve', 'Címzett', 'Tárgy' ],
			'ro'      => [ 'De la', 'Trimis', 'Către', 'Subiect' ],
			'hr'      => [ 'Šalje', 'Poslano', 'Prima', 'Predmet' ],
			'ru'      => [ 'От', 'Отправлено', 'Кому', 'Тема' ],
			'uk'      => [ 'Від', 'Надіслано', 'Кому', 'Тема' ],
			'tr'      => [ 'Gönderen', 'Gönderildi', 'Kime', 'Konu' ],
			'el'      => [ 'Από', 'Στάλθηκε', 'Προς', 'Θέμα' ],
			'he'      => [ 'מאת', 'נשלח', 'אל', 'נושא' ],
			'ar'      => [ 'من', 'تم الإرسال', 'إلى', 'الموضوع' ],
			'ja'      => [ '差出人', '送信日時', '宛先', '件名' ],
			'zh'      => [ '发件人', '发送时间', '收件人', '主题' ],
			'zh-tw'   => [ '寄件者', '寄件日期', '收件者', '主旨' ],
			'ko'      => [ '보낸 사람', '보낸 날짜', '받는 사람', '제목' ],
			'th'      => [ 'จาก', 'ส่งเมื่อ', 'ถึง', 'เรื่อง' ],
			'vi'      => [ 'Từ', 'Đã gửi', 'Đến', 'Chủ đề' ],
			'id'      => [ 'Dari', 'Dikirim', 'Kepada', 'Subjek' ],
		];
		foreach ( $labels as $language => $words ) {
			$values = [ 'Ann Lee <ann@customer.test>', 'Monday, 2 November 2026 09:12', 'Bob <bob@demo.test>', 'Your order' ];
			$lines  = array_map( static fn ( string $word, string $value ): string => "$word: $value", $words, [ ...array_slice( $values, 0, 3 ), ...( 5 === count( $words ) ? [ 'c@d.test' ] : [] ), $values[3] ] );
			yield $language => [ implode( "\n", $lines ) ];
		}
	}

	#[DataProvider( 'header_blocks' )]
	public function test_a_header_block_begins_the_history( string $block ): void {
		self::assertCut( "Thank you.\nBob", "Thank you.\nBob\n\n$block\n\nDid it work?\nAnn" );
		self::assertCut( "Thank you.\nBob", "Thank you.\nBob\n\n________________________________\n$block\n\nDid it work?\nAnn" );
		self::assertCut( "Thank you.\nBob", "Thank you.\nBob\n\n-----Original Message-----\n" . preg_replace( '/^(.*?):/m', '*$1:*', $block ) . "\n\nDid it work?\nAnn" );
	}

	/** @return iterable<string, array{string}> */
	public static function notes_of_devices(): iterable {
		foreach ( [ 'Sent from my iPhone', 'Sent from Mail for Windows', 'Sent from my Galaxy', 'Get Outlook for Android', 'Von meinem iPhone gesendet', 'Gesendet mit der GMX Mail App', 'Envoyé de mon iPhone', 'Envoyé depuis mon smartphone Samsung Galaxy.', 'Enviado desde mi iPhone', 'Enviado do meu iPhone', 'Inviato da iPhone', 'Verstuurd vanaf mijn iPhone', 'Skickat från min iPhone', 'Sendt fra min iPhone', 'Lähetetty iPhonesta', 'Wysłane z iPhone\'a', 'Odesláno z iPhonu', 'Отправлено с iPhone', 'Надіслано з iPhone', 'iPhone\'umdan gönderildi', 'Στάλθηκε από το iPhone μου', 'iPhoneから送信', '发自我的 iPhone', '從我的 iPhone 傳送', '나의 iPhone에서 보냄', 'ส่งจาก iPhone ของฉัน', 'Đã gửi từ iPhone của tôi', 'Dikirim dari iPhone saya', 'Trimis de pe iPhone-ul meu', 'נשלח מה-iPhone שלי', 'أُرسلت من الـ iPhone' ] as $note ) {
			yield $note => [ $note ];
		}
	}

	#[DataProvider( 'notes_of_devices' )]
	public function test_the_note_of_a_device_is_no_message( string $note ): void {
		self::assertCut( 'It works now.', "It works now.\n\n$note" );
		self::assertCut( 'It works now.', "It works now.\n\n$note\n\nOn Nov 2, 2026, at 9:12 AM, Ann Lee <ann@customer.test> wrote:\n\n> Did it?" );
	}

	/** @return iterable<string, array{string}> */
	public static function texts_that_stay(): iterable {
		yield 'words that begin like an introduction' => [ "On the other hand, it may be late.\nOn average it takes two days." ];
		yield 'dates of a journey' => [ "I need two dates:\nFrom: 12 May\nTo: 15 May\nIs that possible?" ];
		yield 'a journey with a date' => [ "Please change it:\n\nName: Ann\nFrom: Berlin\nTo: Munich\nDate: 5 May 2026\n\nThanks" ];
		yield 'a wedding' => [ "We need a room.\n\nFrom: 12 May\nTo: 15 May\nSubject: wedding\n\nIs it free?" ];
		yield 'a phone in a sentence' => [ "Here is another email\n\nSent from my desk, which is much easier than my phone." ];
		yield 'a log' => [ "Here's the log:\n\n2026-11-02 09:12:00 user ann@x.test error:\n  at line 5\n\nPlease fix" ];
		yield 'a driver who said' => [ "On Friday the driver said:\n\nthe parcel was lost.\n\nWhat now?" ];
		yield 'rules between long parts' => [ "First part.\n\n---\n\nThe second part has a long story to tell about what happened in the shop.\n\n---\n\nThe third." ];
		yield 'a caution that somebody wrote' => [ "Attention: the parcel is broken, please look at the pictures." ];
		yield 'a list with dashes' => [ "My order:\n\n- shoes\n- socks\n\nPlease hurry" ];
		yield 'a rule between two paragraphs' => [ "First order\n----------\nSecond order" ];
		yield 'a colon at the end' => [ "This is what I saw at 10:45:\n\nan empty page" ];
		yield 'only a quote' => [ "> Did it work?" ];
		yield 'somebody who wrote' => [ "My wife wrote to you in 2024, but nobody answered." ];
		yield 'answers between the lines' => [ "Hello,\n\nOn Nov 2, 2026, at 9:12 AM, Ann Lee <ann@customer.test> wrote:\n\n> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue." ];
		yield 'a greeting with regards in it' => [ "With regards to the payment I have a question." ];
	}

	#[DataProvider( 'texts_that_stay' )]
	public function test_what_somebody_wrote_now_stays( string $text ): void {
		self::assertCut( $text, $text );
	}

	public function test_an_answer_below_the_quote_is_the_message(): void {
		self::assertCut( "Yes, thank you.\n\nBob", "On 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> Did it work?\n> Ann\n\nYes, thank you.\n\nBob" );
	}

	public function test_the_banner_of_a_mail_server_is_no_message(): void {
		foreach ( [ 'CAUTION: This email originated from outside of the organization. Do not click links.', '[EXTERNAL] This sender is outside of your company.', "ACHTUNG: Diese E-Mail stammt von außerhalb.\nBitte keine Links anklicken.", '*ATTENTION :* Ce courriel provient de l\'extérieur.' ] as $banner ) {
			self::assertCut( 'Yes, please.', "$banner\n\nYes, please.\n\nOn 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> Shall I?" );
		}
	}

	public function test_a_card_or_a_disclaimer_below_is_no_message(): void {
		self::assertCut( 'Thanks for the help.', "Thanks for the help.\n\n_____\nJohn\nAcme Corp" );
		self::assertCut( 'Thanks for the help.', "Thanks for the help.\n\nThis email and any attachments are confidential and intended solely for the use of the addressee." );
		self::assertCut( 'Danke.', "Danke.\n\nDiese E-Mail enthält vertrauliche Informationen." );
	}

	public function test_an_introduction_may_stand_in_the_line_of_its_quote(): void {
		self::assertCut( 'Yes', "Yes\n\nSent from Yahoo Mail on Android\n\n  On Mon, Nov 2, 2026 at 9:12, Ann Lee<ann@customer.test> wrote:   Fine?\n\nAnn" );
	}

	public function test_the_quote_below_the_last_answer_is_history(): void {
		self::assertCut( "Hi,\n\nOn 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> Size?\n\nLarge.\n\n> Colour?\n\nBlue.", "Hi,\n\nOn 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> Size?\n\nLarge.\n\n> Colour?\n\nBlue.\n\n> Ann\n> The shop" );
	}

	public function test_a_line_that_a_program_wrapped_is_no_answer(): void {
		self::assertCut( 'Fine.', "Fine.\n\nOn 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> This is a very long line that the mail program of the customer\nwrapped\n> without a mark.\n> Ann" );
	}

	public function test_nothing_is_lost(): void {
		$text  = "Yes.\n\n-- \nBob\n\nOn 2 Nov 2026, Ann Lee <ann@customer.test> wrote:\n> Did it work?\n> Ann";
		$lines = explode( "\n", $text );
		$cut   = ReplyCutter::cut( $lines );
		self::assertSame( 'Yes.', $cut->visible( $lines ) );
		self::assertSame( str_replace( '-- ', '--', substr( $text, 6 ) ), $cut->quoted( $lines ) );
	}

	public function test_a_marker_above_which_to_write_ends_the_message(): void {
		self::assertCut( 'Done.', "Done.\n\n##- Please type your reply above this line -##\n\nYour ticket was updated." );
	}

	private static function assertCut( string $expected, string $text ): void {
		$lines = explode( "\n", $text );
		self::assertSame( $expected, ReplyCutter::cut( $lines )->visible( $lines ) );
	}
}
