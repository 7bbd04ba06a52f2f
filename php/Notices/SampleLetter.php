<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Email\ChooseMailbox;
use Deskfold\Email\EmailComposer;
use Deskfold\Email\MailBody;

/** A letter as it would leave, with the shop's own names and an example's number and link. */
final class SampleLetter {

	/** The number in an example. */
	private const TICKET = 4711;

	public function __construct(
		private readonly ComposeLetter $compose,
		private readonly WriteAcknowledgement $acknowledgement,
		private readonly ChooseMailbox $choose,
		private readonly EmailComposer $mails,
	) {
	}

	/** @return array<string, string> by word in braces */
	public function values( Letter $letter ): array {
		$known = $this->acknowledgement->values( self::TICKET );
		$page  = '' === $known[ Acknowledgement::LINK ] ? home_url( '/' ) : $known[ Acknowledgement::LINK ];
		// It opens nothing.
		$known[ Letter::LINK ] = add_query_arg( 'deskfold_link', 'example', $page );
		return array_intersect_key( $known, array_flip( $letter->words() ) );
	}

	public function message( Letter $letter, Wording $wording, string $locale, Address $to ): OutgoingMessage {
		return ( $this->compose )( $letter, $this->values( $letter ), $locale, $to, $wording );
	}

	/** The very body that the mail would have. */
	public function body( OutgoingMessage $message ): MailBody {
		return $this->mails->body( $message, ( $this->choose )( $message ) );
	}
}
