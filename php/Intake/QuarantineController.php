<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Core\Download;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** What came in and became no ticket: look, try again, make a ticket all the same, throw away. For who looks after the work of others. */
final class QuarantineController {

	private const ID = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadQuarantine $read,
		private readonly RetryParked $retry,
		private readonly DiscardParked $discard,
	) {
	}

	public function routes(): void {
		$may    = static fn (): bool => current_user_can( Permissions::SUPERVISE ) || current_user_can( Permissions::MANAGE );
		$page   = [
			'after' => [ 'type' => 'string', 'default' => '', 'maxLength' => 40, 'description' => 'What the page before gave as next.' ],
			'limit' => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 30 ],
		];
		$writer = [
			'email' => [ 'type' => 'string', 'required' => true, 'maxLength' => 254, 'description' => 'Address of whoever wrote it, as far as the agent knows.' ],
			'name'  => [ 'type' => 'string', 'default' => '', 'maxLength' => 190 ],
		];
		$this->rest->route( 'GET', '/quarantine', $page, $may, $this->list( ... ) );
		$this->rest->route( 'GET', '/quarantine/(?P<id>\d+)', self::ID, $may, fn ( Input $input ): array => ParkedSchema::present( ( $this->read )( $input->int( 'id' ) ) ) );
		$this->rest->route( 'GET', '/quarantine/(?P<id>\d+)/raw', self::ID, $may, $this->download( ... ) );
		$this->rest->route( 'POST', '/quarantine/(?P<id>\d+)/retry', self::ID, $may, fn ( Input $input ): array => $this->told( $input->int( 'id' ), ( $this->retry )( $input->int( 'id' ) ) ) );
		$this->rest->route( 'POST', '/quarantine/(?P<id>\d+)/ticket', self::ID + $writer, $may, $this->make_ticket( ... ) );
		$this->rest->route( 'DELETE', '/quarantine/(?P<id>\d+)', self::ID, $may, $this->throw_away( ... ) );
	}

	/** @return array{parked: list<array<string, mixed>>, next: string, count: int} */
	private function list( Input $input ): array {
		[ $parked, $next ] = $this->read->page( $input->string( 'after' ), $input->int( 'limit', 30 ) );
		return [
			'parked' => array_map( ParkedSchema::present( ... ), $parked ),
			'next'   => $next,
			'count'  => $this->read->count(),
		];
	}

	private function download( Input $input ): Download {
		$parked = ( $this->read )( $input->int( 'id' ) );
		return 'email' === $parked->channel
			? new Download( $parked->path, "quarantine-{$parked->id}.eml", 'message/rfc822', $parked->size )
			: new Download( $parked->path, "quarantine-{$parked->id}.bin", 'application/octet-stream', $parked->size );
	}

	/** @return array<string, mixed> */
	private function make_ticket( Input $input ): array {
		$email = sanitize_email( $input->string( 'email' ) );
		if ( '' === $email || $email !== trim( $input->string( 'email' ) ) ) {
			throw new Problem( 'invalid_email', __( 'Enter the whole mail address of whoever wrote it, such as ann@example.com.', 'deskfold' ) );
		}
		return $this->told( $input->int( 'id' ), ( $this->retry )( $input->int( 'id' ), new Address( $email, sanitize_text_field( $input->string( 'name' ) ) ) ) );
	}

	/** @return array{count: int} */
	private function throw_away( Input $input ): array {
		( $this->discard )( $input->int( 'id' ) );
		return [ 'count' => $this->read->count() ];
	}

	/** @return array<string, mixed> what became of it, and how it lies here now when it is parked again */
	private function told( int $id, IntakeResult $result ): array {
		return [
			'result'    => $result->result,
			'ticket_id' => $result->ticket_id,
			'parked'    => IntakeResult::QUARANTINED === $result->result ? ParkedSchema::present( ( $this->read )( $id ) ) : null,
			'count'     => $this->read->count(),
		];
	}
}
