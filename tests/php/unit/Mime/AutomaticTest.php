<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\HeaderBlock;
use Deskfold\Mime\MailBody;
use Deskfold\Mime\Report\Automatic;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What must never be answered by a machine. */
final class AutomaticTest extends TestCase {

	/** @return iterable<string, array{string}> */
	public static function machines(): iterable {
		foreach ( [ 'Auto-Submitted: auto-replied', 'Auto-Submitted: auto-generated (failure)', 'Auto-Submitted: auto-notified; owner-email=a@b', 'X-Autoreply: yes', 'X-Autorespond: x', 'X-Autoresponse: 1', 'X-AutoReply-From: a@b', 'X-Mail-Autoreply: 1', 'X-Auto-Response-Suppress: All', 'X-Auto-Response-Suppress: DR, OOF, AutoReply', 'Precedence: auto_reply', 'Precedence: bulk', 'Precedence: junk', 'X-Precedence: list', 'Delivered-To: Autoresponder', 'X-Amazon-Mail-Relay-Type: notification', 'Return-Path: <>', 'X-Apple-Action: VACATION', 'Subject: Automatic reply: Your order', 'Subject: Out of Office: x', 'Subject: Automatische Antwort: x', 'Subject: Abwesenheitsnotiz', 'Subject: Réponse automatique : x', 'Subject: Respuesta automática: x', 'Subject: Risposta automatica: x', 'Subject: Resposta automática: x', 'Subject: Automatisch antwoord: x', 'Subject: Autosvar: x', 'Subject: Automaattinen vastaus: x', 'Subject: Automatyczna odpowiedź: x', 'Subject: Автоответ: x', 'Subject: 自动回复: x', 'Subject: 自動応答: x', 'Content-Type: multipart/report; report-type=disposition-notification; boundary=x', 'Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'X-Cron-Env: <SHELL=/bin/sh>', 'X-FC-MachineGenerated: true', 'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent', 'X-Loop: lists.test', 'X-POST-MessageClass: 9; Autoresponder', 'Precedence: auto-reply', 'Subject: Odpowiedź automatyczna: x', 'Subject: Automatická odpověď: x', 'Subject: Automatická odpoveď: x', 'Subject: Automatikus válasz: x', 'Subject: Răspuns automat: x', 'Subject: Automatski odgovor: x', 'Subject: Otomatik Yanıt: x', 'Subject: Автоматический ответ: x', 'Subject: Автоматична відповідь: x', 'Subject: Αυτόματη απάντηση: x', 'Subject: תשובה אוטומטית: x', 'Subject: رد تلقائي: x', 'Subject: 自動回覆: x', 'Subject: 自動返信: x', 'Subject: 자동 회신: x', 'Subject: การตอบกลับอัตโนมัติ: x', 'Subject: Trả lời tự động: x', 'Subject: Balasan otomatis: x', 'Subject: Automatisk svar: x', 'Subject: Automatiskt svar: x' ] as $header ) {
			yield $header => [ $header ];
		}
	}

	#[DataProvider( 'machines' )]
	public function test_a_machine_is_recognised( string $header ): void {
		self::assertTrue( Automatic::is_auto_reply( HeaderBlock::read( "From: a@b.test\n$header" ), new MailBody( 'x', '', [], [] ) ) );
	}

	/** @return iterable<string, array{string}> */
	public static function people(): iterable {
		foreach ( [ 'Auto-Submitted: no', 'X-Autoreply: no', 'X-Auto-Response-Suppress: OOF', 'Precedence: normal', 'Return-Path: <a@b.test>', 'Subject: Automatic coffee machine broken', 'Subject: I am out of coffee', 'Subject: Re: Your order', 'Subject: Absolutely on time', 'Subject: Autobahn toll', 'Subject: Away jersey, size L', 'Subject: Отпуск в Турции', 'Subject: Urlaub an der Ostsee', 'Subject: On holiday with your tent', "X-Auto-Response-Suppress: DR, OOF, AutoReply\nThread-Index: AdX", "X-Auto-Response-Suppress: All\nX-Mailer: Microsoft Outlook 16.0", 'X-MS-Exchange-Inbox-Rules-Loop: ann@customer.test' ] as $header ) {
			yield $header => [ $header ];
		}
	}

	#[DataProvider( 'people' )]
	public function test_a_person_is_none( string $header ): void {
		self::assertFalse( Automatic::is_auto_reply( HeaderBlock::read( "From: a@b.test\n$header" ), new MailBody( 'x', '', [], [] ) ) );
	}

	public function test_a_subject_about_absence_needs_a_second_sign(): void {
		foreach ( [ 'Away until Monday' => 'I am out of the office and return on Monday.', 'Urlaub' => 'Ich bin im Urlaub und nicht erreichbar.', 'Отпуск' => 'Я в отпуске, вернусь в понедельник.', 'Absence' => 'Je suis en congé, de retour lundi.' ] as $subject => $text ) {
			self::assertTrue( Automatic::is_auto_reply( HeaderBlock::read( "From: a@b.test\nSubject: $subject" ), new MailBody( $text, '', [], [] ) ) );
			self::assertFalse( Automatic::is_auto_reply( HeaderBlock::read( "From: a@b.test\nSubject: $subject" ), new MailBody( 'Where is my tent?', '', [], [] ) ) );
		}
	}

	public function test_a_complaint_is_known_by_its_fields(): void {
		self::assertTrue( Automatic::is_feedback_report( HeaderBlock::read( 'From: a@b' ), new MailBody( "This is a report.\n\nFeedback-Type: abuse\nUser-Agent: X/1\nVersion: 1", '', [], [] ) ) );
		self::assertTrue( Automatic::is_feedback_report( HeaderBlock::read( 'X-HmXmrOriginalRecipient: a@b' ), new MailBody( '', '', [], [] ) ) );
		self::assertFalse( Automatic::is_feedback_report( HeaderBlock::read( 'Subject: feedback' ), new MailBody( 'Here is my feedback.', '', [], [] ) ) );
	}
}
