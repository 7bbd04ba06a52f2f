<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\ContactForm;

use Deskfold\Channels\Address;
use Deskfold\Channels\Channel;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\ContactForm\FormChannel;
use Deskfold\ContactForm\FormMessage;
use Deskfold\ContactForm\FormRaw;
use Deskfold\Core\Problem;
use Deskfold\Tests\contract\ChannelContract;

final class FormChannelTest extends ChannelContract {

	protected function channel(): Channel {
		return $this->get( FormChannel::class );
	}

	protected function smallest(): RawMessage {
		$bytes = FormRaw::pack( new FormMessage( 'Ann', 'ann@shopper.test', 'Parcel', 'Where is my parcel?', 1_700_000_000_000 ) );
		return new RawMessage( 1, FormChannel::NAME, 0, 'key', $bytes, 1_700_000_000_000 );
	}

	protected function deliverable(): OutgoingMessage {
		return new OutgoingMessage( 1, 1, 0, new Address( '', 'Ana' ), [ new Address( 'ann@shopper.test' ) ], [], [], 'Re: Parcel', '<p>Tomorrow.</p>', 'Tomorrow.', 'a@shop.test' );
	}

	/** A form refuses always, so there is nothing to prepare. */
	protected function provider_refuses( bool $for_now ): void {
	}

	public function test_delivering_gives_a_receipt(): void {
		$this->expectExceptionObject( new Problem( 'form_cannot_deliver', 'A contact form cannot carry an answer. Answer by e-mail: connect a mailbox in the settings.' ) );
		$this->channel()->deliver( $this->deliverable() );
	}

	public function test_a_refusal_for_now_is_a_problem_to_try_again(): void {
		$this->expectNotToPerformAssertions(); // A form has no way back, now or later.
	}
}
