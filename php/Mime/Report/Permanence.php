<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

/**
 * Whether a refusal means that the address is dead. Only that is "hard": a full mailbox, a filter, a policy or a broken server
 * says nothing about the person, although servers like to answer 550 to all of them.
 */
final class Permanence {

	private const FULL    = '/mailbox (?:is |was |has been )?(?:full|over|exceed)|mailfolder is full|mailbox size|over ?quota|exceed(?:s|ed|ing)? (?:\w+ ){0,3}(?:quota|storage|mailbox|limit|allowed)|quota (?:is )?(?:exceed|full|violation)|out of (?:storage|quota|disk)|not enough (?:storage|space|disk)|insufficient (?:system )?(?:storage|disk|space)|no space left|not enough (?:disk )?space|disk (?:full|quota)|storage (?:limit|full|space)|account is full|\b[45]\.2\.2\b|\b552\b.{0,40}(?:mailbox|quota|storage)/i';
	private const UNKNOWN = '/(?:user|recipient|mailbox|account|address|addresse|addressee|customer|member|subscriber|login|destin\w+)(?:\'s|s)? (?:name |address |e-?mail |account |mailbox |\S{0,60}@\S{0,60} ){0,3}(?:is |was |were |has been |could not be |couldn\'t be |can(?:not|\'t) be |does |do |did |are )?(?:not |n\'t |un)(?:known|found|exist|recogni[sz]ed|be found|valid|a valid|listed|available|here|reachable|local)|(?:does not|doesn\'t|do not|(?<!may )not) (?:exist|have an? (?:account|yahoo|mailbox))|(?:no ?such|unknown|invalid|non-?existent|nonexistent|bad|illegal|incorrect|undefined|terminated)[ _-]?(?:local )?(?:user|recipient|mailbox|account|address(?:ee)?|person|member|name|alias|destination|local part|e-?mail)|user[- _]unknown|unknown[- _](?:user|local|or illegal alias)|no (?:mailbox|user|account|recipient|one) (?:here |found|by that|with|named)|not (?:a |an )?(?:valid|known|local|existing) (?:user|mailbox|address|recipient)|isn\'t (?:a valid|listed)|not listed in|recipnotfound|user not (?:found|known|listed)|not our (?:customer|user)|has (?:left|moved|no mailbox)|no longer (?:works|valid|available|exists|with|active|in use|here|employed|on server)|address (?:\S+ )?(?:rejected|unknown|error)(?:.{0,20}unknown)?: ?(?:user|undeliverable|unknown)|(?:account|mailbox) (?:is |has been )?(?:deleted|closed|removed|cancel+ed)|couldn\'t be found|was(?:n\'t| not) found(?: at)?|is not a registered|access to this mailbox.{0,20}denied|wrong (?:user|recipient|address)|not in (?:my |our )?(?:directory|user database|address book)|this user doesn\'t have|we do not have.{0,30}(?:user|mailbox)|recipient address rejected: (?:user|unknown|no such|undeliverable|invalid|not found|mailbox (?:not|unknown|unavailable))|sorry, no mailbox here|unrouteable address|unroutable|unkown user|unknown_user|vpopmail|宛先不明|存在しない|不存在|utilisateur inconnu|destinataire (?:inconnu|introuvable)|unbekannt(?:er)? (?:benutzer|empfänger)|empfänger (?:unbekannt|nicht)|usuario desconocido|no existe|desconhecido|utente sconosciuto|destinatari[oa] (?:inexistente|sconosciut|inesistente|desconoc)|(?:benutzer|empfänger|postfach|adresse) (?:ist )?(?:unbekannt|existiert nicht)|onbekende (?:gebruiker|ontvanger)|nieznany (?:użytkownik|odbiorca)|пользователь не (?:найден|существует)|ящик не (?:найден|существует)|неизвестный (?:пользователь|получатель)|kullanıcı (?:yok|bulunamadı)|usuário (?:inexistente|não encontrado)|e-mail address you entered couldn\'t be found|見つかりませんでした|無此(?:用戶|帳號)|用户(?:不存在|未找到)|user has moved|address rejected|nicht gefunden|introuvable|no se encontr[oó]|non è stato trovato|kan niet worden gevonden|не найден|hittades inte|blev ikke fundet|ble ikke funnet|nie znaleziono|nebyl[ay]? nalezen|não (?:foi )?encontrad|找不到/iu';
	private const HOST    = '/host (?:or domain name )?(?:unknown|not found)|unknown (?:host|domain)|domain (?:name )?(?:does not exist|not found|unknown|is not hosted|isn\'t found)|no such domain|name (?:service|server)? ?error|(?:bad|illegal) (?:host|domain|destination)|nxdomain|unrouteable mail domain|all relevant mx records point to non-?existent|recipient\'s domain name|domain.{0,40}(?:not|n\'t) (?:exist|be found)|no mx record|no valid hosts|null ?mx|(?:host|domain) (?:\S+ )?does(?: not|n\'t) accept (?:any )?(?:e-?)?mail|\b5\.1\.2\b/i';
	/** Somebody is there, and mail is turned away for now. */
	private const ASLEEP  = '/mailbox unavailable or access denied|(?:account|user|mailbox|recipient) (?:is |has been )?(?:currently |temporarily )?(?:inactive|deactivated|suspended|frozen|locked)|(?:inactive|deactivated|suspended) (?:account|user|mailbox)/i';
	private const POLICY  = '/\bspam|blacklist|block(?:ed|list)|policy|reputation|\bspf\b|\bdkim\b|\bdmarc\b|virus|malware|banned|access denied|not (?:allowed|authori[sz]ed|permitted)|unauthenticated|authentication|greylist|rate ?limit|too many|content (?:rejected|filter)|relay(?:ing)? (?:denied|not|access|prohibited)|sender (?:address |domain )?(?:rejected|denied|verif|is not|blocked)|suspend|disabled|temporar|try again|timed? ?out|connection (?:refused|reset|lost)|loop|too (?:large|big|long)|message size|command (?:died|failed|rejected|time)|mailer error|exit status|line too long|not accept|prohibited|refused|rejected for/i';

	/**
	 * @param string $text    what the server said about this recipient
	 * @param string $context what stands around it
	 */
	public static function is_hard( string $status, string $action, string $text, string $context = '' ): bool {
		if ( str_starts_with( $action, 'delay' ) || '5.2.2' === $status || 1 === preg_match( self::FULL, $text . "\n" . $context ) ) {
			return false;
		}
		if ( 1 === preg_match( '/command (?:died|failed|rejected|time)|mailer error|exit status|procmail|can(?:\'|no)t create|couldn\'t create|sender (?:address |domain )?(?:rejected|denied|verif|unknown)|invalid sender|\b5\.1\.[78]\b/i', $text ) ) {
			return false;
		}
		if ( 1 === preg_match( self::ASLEEP, $text ) && 1 !== preg_match( '/user unknown|unknown user|no such|does not exist/i', $text ) ) {
			return false;
		}
		// Mobile carriers say so of those who do not want mail from strangers.
		if ( '5.1.1' !== $status && 1 === preg_match( '/in reply to end of DATA/i', $text ) ) {
			return false;
		}
		if ( 1 === preg_match( '/recipient address rejected: (?:access denied|greylist|policy|rejected by|temporar|service|sender|message|domain not|too many|blocked)/i', $text ) ) {
			return '5.4.1' === $status;
		}
		if ( 1 === preg_match( self::UNKNOWN, $text ) || 1 === preg_match( self::HOST, $text ) ) {
			return 1 !== preg_match( '/\b5\.7\.\d|\bspam|blacklist|\bspf\b|\bdmarc\b|reputation/i', $text ) || 1 === preg_match( '/user unknown|no such user|does not exist/i', $text );
		}
		if ( 1 === preg_match( self::POLICY, $text ) ) {
			return false;
		}
		return 1 === preg_match( '/^5\.1\.(?:1|2|3|4|6|10)$|^5\.4\.4$/', $status );
	}
}
