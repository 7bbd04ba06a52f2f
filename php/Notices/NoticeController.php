<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Core\Log;
use Deskfold\Core\Rest;
use Deskfold\Core\Settings;
use Deskfold\Email\FindMailbox;

/** What the owner says and sees about automatic mail. */
final class NoticeController {

	/** The number in an example. */
	private const EXAMPLE = 4711;

	public function __construct(
		private readonly Rest $rest,
		private readonly NoticeStore $store,
		private readonly Settings $settings,
		private readonly FindMailbox $mailboxes,
		private readonly WriteAcknowledgement $write,
		private readonly Clock $clock,
		private readonly Log $log,
	) {
	}

	public function routes(): void {
		$may  = static fn (): bool => current_user_can( Permissions::MANAGE );
		$id   = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$path = '/mailboxes/(?P<id>\d+)/acknowledgement';
		$this->rest->route( 'GET', $path, $id, $may, $this->read( ... ) );
		$this->rest->route( 'POST', $path, $id + NoticeSchema::args(), $may, $this->change( ... ) );
		$this->rest->route( 'GET', '/automatic-mail', [], $may, $this->state( ... ) );
		$this->rest->route( 'DELETE', '/automatic-mail/stop', [], $may, $this->go_on( ... ) );
	}

	/** @return array<string, mixed> */
	public function read( Input $input ): array {
		$mailbox = ( $this->mailboxes )( $input->int( 'id' ) );
		return NoticeSchema::present( Acknowledgement::of( $this->settings, $mailbox->id ), $this->write->values( self::EXAMPLE ), $this->write->usual() );
	}

	/** @return array<string, mixed> */
	public function change( Input $input ): array {
		$mailbox = ( $this->mailboxes )( $input->int( 'id' ) );
		$before  = Acknowledgement::of( $this->settings, $mailbox->id );
		$is_on   = $input->has( 'is_active' ) ? $input->bool( 'is_active' ) : null !== $before->since;
		$text    = $input->has( 'text' ) ? sanitize_textarea_field( $input->string( 'text' ) ) : $before->text;
		UnknownWords::refuse( $input->has( 'text' ) ? $text : '', Letter::Acknowledgement->words() );
		$after   = new Acknowledgement( $is_on ? ( $before->since ?? $this->clock->now_ms() ) : null, $text );
		$after->keep( $this->settings, $mailbox->id );
		return $this->read( $input );
	}

	/** @return array{stopped_at: ?int, until_at: ?int, held: int} */
	public function state(): array {
		$stop = $this->store->stop();
		return NoticeSchema::present_stop( null !== $stop && $stop->holds( $this->clock->now_ms() ) ? $stop : null );
	}

	/**
	 * Lets automatic mail go out again before the hour is over.
	 *
	 * @return array{stopped_at: ?int, until_at: ?int, held: int}
	 */
	public function go_on(): array {
		$this->store->end_stop();
		$this->log->write( Log::NOTE, 'Notices', 'Automatic mail was let out again by an administrator', [ 'user' => get_current_user_id() ] );
		return $this->state();
	}
}
