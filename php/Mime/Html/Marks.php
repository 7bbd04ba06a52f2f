<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** The classes and ids by which mail programs say: this is quoted, this is a signature, from here on it is history. */
final class Marks {

	/** The element holds the quoted mail. */
	public const QUOTE = 'quote';
	/** The element stands above the quoted mail: everything from here on is history. */
	public const REST = 'rest';
	/** Perhaps the header block that Outlook puts above the quoted mail. */
	public const HEADER = 'header';
	/** The line "On … wrote:". */
	public const INTRO     = 'intro';
	public const SIGNATURE = 'signature';
	/** Not to be seen by people. */
	public const HIDDEN = 'hidden';

	private const QUOTES = '(?:gmail_quote|gmail_quote_container|yahoo_quoted|yahoo-quoted-begin|protonmail_quote|tutanota_quote|moz-email-content-quote|zmail_extra|gmx_quote|aolReplacedBody|bloop_original_html|AppleOriginalContents|front-blockquote|sh-quoted-content|hs_reply|quoted_text_reply|mail-quote-collapse|deskfold-quote|freshdesk_quote|wpm_quote|email_quote|spark_quote|cm_quote|outlook-quote|mailru-blockquote|fmail-quote|moz-forward-container|superhuman-quote|plain_reply|ox-quote|history_container|missive_quote|x_gmail_quote|helpscout-quote|zd-quote|kustomer-quote|thread-quote)';

	private const PATTERNS = [
		self::QUOTE     => '/\bclass\s*=\s*["\']?[^"\'>]*\b' . self::QUOTES . '\b|\bclass\s*=\s*["\']?(?:[\w-]+ )*(?:ydp\w*)?yahoo_quoted\b|\bid\s*=\s*["\']?(?:yahoo_quoted|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|isReplyContent|isForwardContent|original-content|origbody|replyBody\b|bodyquote)|\bname\s*=\s*["\']?(?:quote|messageReplySection)\b|\bdata-marker\s*=\s*["\']?__QUOTED_TEXT__/i',
		self::REST      => '/\bid\s*=\s*["\']?(?:x_)?(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr|replySplit|reply-intro|quotedmessage|divtagdefaultreply|OLK_SRC_BODY_SECTION)\b|\bdata-marker\s*=\s*["\']?__DIVIDER__|\bclass\s*=\s*["\']?[^"\'>]*\b(?:OutlookMessageHeader|deskfold-separator|mcntReplyHeader)\b/i',
		self::INTRO     => '/\bclass\s*=\s*["\']?[^"\'>]*\b(?:moz-cite-prefix|airmail_on|gmail_attr|gmail_default_attr|protonmail_quote_header)\b/i',
		self::SIGNATURE => '/\bclass\s*=\s*["\']?[^"\'>]*\b(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block(?:-user|-proton)?|tutanota_signature|yahoo-signature|signature_placeholder|zmail_signature|mail-signature|front-signature|hs_signature|missive_signature|x_gmail_signature|tutanota-signature)\b|\bid\s*=\s*["\']?(?:ms-outlook-mobile-signature|ms-outlook-mobile-body-separator-line|AppleMailSignature|Signature|divtagdefaultwrapper-signature|lineBreakAtBeginningOfSignature|signature-x|composer_signature|signature_old|mobisignature)\b|\bname\s*=\s*["\']?messageSignatureSection\b|\bdata-smartmail\s*=\s*["\']?gmail_signature/i',
	];

	/** '' for a tag like any other. */
	public static function of( string $name, string $tag ): string {
		if ( false !== stripos( $tag, 'display' ) || false !== stripos( $tag, 'mso-hide' ) ) {
			if ( 1 === preg_match( '/\bstyle\s*=[^>]*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i', $tag ) ) {
				return self::HIDDEN;
			}
		}
		if ( 'blockquote' === $name ) {
			return 1 === preg_match( '/\btype\s*=\s*["\']?cite|' . self::QUOTES . '|\bcite\s*=|\bclass\s*=\s*["\']?[^"\'>]*\b(?:quote|reply)\b|\bid\s*=\s*["\']?replyBlockquote/i', $tag ) ? self::QUOTE : '';
		}
		if ( false !== stripos( $tag, 'class' ) || false !== stripos( $tag, 'id' ) || false !== stripos( $tag, 'name' ) || false !== stripos( $tag, 'data-' ) ) {
			foreach ( self::PATTERNS as $kind => $pattern ) {
				if ( 1 === preg_match( $pattern, $tag ) ) {
					return $kind;
				}
			}
		}
		return ( 'div' === $name || 'p' === $name || 'td' === $name ) && 1 === preg_match( '/border-top\s*:\s*(?:solid\s+#?\w+\s+[\d.]+pt|[\d.]+p[tx]\s+solid)/i', $tag ) ? self::HEADER : '';
	}
}
