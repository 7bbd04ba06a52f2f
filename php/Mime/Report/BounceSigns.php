<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

use Deskfold\Mime\AddressList;
use Deskfold\Mime\EncodedWord;
use Deskfold\Mime\HeaderBlock;

/** By what a report in words is told from a mail of a person: who sends it, what its subject says, how its text speaks. */
final class BounceSigns {

	private const DAEMON  = '/^(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|post[-_.]?master|post_office|mail[-_.]?adm\w*|mail-?(?:er|system)|bounces?(?:[-+].*)?|.*-bounces?|no-?reply-?postmaster|mta|exchange|microsoftexchange\w*|double-bounce|mailserver|maildelivery.*|delivery.*|notifier|system(?:admin)?|administrator|daemon|abuse|root|delivery-failure.*)@/i';
	private const SENDER  = '/mail (?:delivery|administrator|router)|delivery (?:sub)?system|mailer.?daemon|postmaster|system administrator|microsoft outlook|internet mail|interscan|mail ?(?:system|server)|mail administrator|delivery manager|returned mail/i';
	/** Machines that send other mail too. */
	private const ROBOT   = '/^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|notifications?|owner-.*|.*-(?:admin|owner|request))@/i';
	private const SUBJECT = '/^\s*(?:\[[^\]]*\]\s*|\*+\s*|warning:\s*|automatic(?:ally)? \w+:\s*)?(?:undeliver(?:able|ed)|unable to deliver|non[- ]?(?:deliver|remis)|unzustellbar|nicht zustellbar|no se (?:puede|pudo) entregar|no entregad|não (?:é possível|foi possível|entreg)|impossibile (?:recapitare|consegnare)|onbestelbaar|ej leveransbar|olevererbar|kan ikke leveres|ikke leveret|ei voida toimittaa|nedoručiteln|niedostarcz|не доставлен|недоставлен|невозможно доставить|не удалось доставить|teslim edilemedi|配信不能|配信できません|配送失敗|未送达|無法傳遞|未傳遞|系统退信|退信|delivery (?:status|failure|failed|has failed|error|report|problem|notification|unsuccessful|to .{3,60} (?:failed|has failed))|(?:mail|message|e-?mail) (?:delivery|could not|not deliver|undeliver|cannot be|can\'t be|error|system error|failure|has not|status|was not|rejected|returned|bounced)|(?:mail|message) (?:you sent )?(?:blocked|delayed|delay|refused|rejected)|failure (?:notice|delivery)|failed (?:mail|delivery|to deliver)|returned (?:mail|e-?mail|to sender|message)|returned (?:mail)?:|rejected (?:mail|message|posting)|bounced? (?:mail|message|action|notice)|bounce\b|could not (?:send|deliver)|cannot deliver|can\'t deliver|notification (?:of|d\')|undelivered|problem (?:delivering|with your)|permanent (?:delivery )?(?:failure|error)|temporary (?:delivery )?(?:failure|error)|delayed (?:mail|delivery|message)|your (?:mail|message|e-?mail) .{0,60}(?:was not|could not|cannot|has been (?:delayed|rejected)|failed|rejected|blocked)|still (?:being|retrying|trying|queued)|host unknown|user unknown|no such user|address (?:error|unknown)|smtp (?:mail )?(?:error|failure)|non recapitabile|mancata consegna|échec|notificación de (?:estado|error)|notifica (?:di )?(?:stato|mancato)|zustellungs?(?:fehler|benachrichtigung|status)|benachrichtigung (?:zum|über)|mail konnte nicht|posta|mensagem (?:não|devolvida)|correo (?:no|devuelto)|devolución|email status|mail fail(?:ed|ure)|failure notice|(?:ignored )?not member article|loop back warning|reject(?:ed)? mail|postmaster notify|postfix smtp server: errors|there was an error sending your mail|メール(?:の)?(?:配信|送信)|メッセージを配信|送信できません|投递失败|邮件(?:投递|被退回)|郵件(?:傳遞|無法|退回)|недоставлено|ошибка доставки|teslim|nedoručen|nie (?:można|dostarcz)|kézbesít|nelze doručit|kan inte leverer|kunde inte leverer|fejl ved levering)/iu';
	/** Those that no parcel service would write. */
	private const MAIL_SUBJECT = '/returned mail|mail system error|mail delivery (?:failed|failure|system)|undeliver(?:able|ed) (?:mail|message|e-?mail)|failure notice|delivery status notification|message undeliverable|not member article|loop back warning|reject(?:ed)? mail|returning message to sender/i';
	private const WORDS        = '/(?:could(?: not|n\'t)|cannot|can\'t|was(?: not|n\'t)|were not|has not been|have not been|failed to|unable to|not able to|wasn\'t able to) (?:be )?(?:successfully )?(?:deliver|reach|send|sent)|undeliverable|undelivered|delivery (?:has |to the following |to these |to this |of (?:the|your) |attempt |for the following |status |failed|failure|temporarily|permanently|to .{3,80} (?:failed|has been))|(?:permanent|fatal|transient|unrecoverable|delivery) (?:fatal )?(?:error|failure)|following (?:address|recipient|e-?mail address)(?:es|s|\(e?s\))? (?:had|failed|were|was|could|is|are|did)|(?:recipient|user|mailbox|address)(?:s)? (?:is |was )?(?:unknown|not found|rejected|full)|message (?:that )?you sent (?:to .{3,80} )?(?:could|was|has|did|is)|returned to (?:you|the sender)|has been (?:returned|rejected|delayed)|recipients? or groups|rejected your message|did not reach the following|bounced|\b(?:550|551|552|553|554|450|451|452|421)[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|.{0,80}(?:user|mailbox|recipient|reject))|no such user|kunne ikke leveres|nicht zugestellt|konnte nicht (?:zugestellt|ausgeliefert)|n\'a pas (?:pu|été)|no (?:se )?(?:pudo|ha podido) (?:ser )?entreg|non è stato (?:possibile|recapitat|consegnat)|não (?:pôde|foi) (?:ser )?entreg|не (?:было )?доставлен|not a member of this mailing list|may not exist, or you may not have permission|failed addresses|did not receive this message|rejected recipient|errors? occurred? while|delivery (?:problems?|errors?)|нельзя доставить|не удалось доставить|fehler bei der (?:nachrichten)?zustellung|échec de la remise|niet (?:worden )?bezorg|konnte an folgende|配信に失敗|配信できませんでした|被退回|お届けできません|送信できません|配信できません|配送できません|無法(?:送達|投遞)|无法(?:送达|投递)|退回/iu';

	private readonly bool $is_daemon;
	private readonly bool $is_robot;
	/** Written by a program that wants no answer. */
	private readonly bool $is_automatic;
	private readonly bool $is_report;

	public function __construct( private readonly HeaderBlock $headers ) {
		$from               = $headers->first( 'from' );
		$address            = AddressList::read( $from )[0]->email ?? '';
		$this->is_daemon    = 1 === preg_match( self::DAEMON, $address ) || 1 === preg_match( self::SENDER, false === strpos( $from, '=?' ) ? $from : EncodedWord::decode( $from ) );
		$this->is_robot     = '' === $address || 1 === preg_match( self::ROBOT, $address );
		$this->is_automatic = ( $headers->has( 'return-path' ) && '<>' === str_replace( ' ', '', $headers->first( 'return-path' ) ) ) || 1 === preg_match( '/^auto-(?:generated|replied)/i', $headers->first( 'auto-submitted' ) );
		$this->is_report    = 1 === preg_match( '/report-type\s*=\s*"?delivery-status/i', $headers->first( 'content-type' ) );
	}

	/** Whether a machine may have sent it. What a person passes on is no report to us. */
	public function are_of_a_machine(): bool {
		return $this->is_daemon || $this->is_automatic || $this->is_report || $this->is_robot || $this->headers->has( 'x-failed-recipients' );
	}

	public function are_in( string $text ): bool {
		if ( ! $this->are_of_a_machine() || $this->headers->has( 'x-failed-recipients' ) ) {
			return $this->headers->has( 'x-failed-recipients' );
		}
		$text    = new BounceText( $text );
		$title   = EncodedWord::decode( $this->headers->first( 'subject' ) );
		$subject = 1 === preg_match( self::SUBJECT, $title );
		$words   = 1 === preg_match( self::WORDS, $text->report );
		if ( $this->is_daemon || $this->is_report ) {
			return $words || ( $subject && $this->is_daemon );
		}
		if ( $this->is_automatic ) {
			// Somebody on holiday "cannot be reached" either.
			return $words && ( $subject || ( $text->has_copy() && 1 !== preg_match( '/^auto-replied/i', $this->headers->first( 'auto-submitted' ) ) ) );
		}
		return $words && 1 === preg_match( self::MAIL_SUBJECT, $title );
	}
}
