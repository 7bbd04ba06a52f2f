<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** Where programs hand mail over: the raw bytes as the body, the mailbox's token as proof. */
final class MailController {

	public function __construct(
		private readonly Rest $rest,
		private readonly MailboxStore $store,
		private readonly AcceptMail $accept,
	) {
	}

	public function routes(): void {
		$args = [
			'mailbox' => [
				'type'        => 'string',
				'maxLength'   => 254,
				'required'    => true,
				'description' => 'Address of the mailbox that the mail is for.',
			],
		];
		$this->rest->route( 'POST', MailboxSchema::ENDPOINT, $args, $this->may_hand_over( ... ), $this->hand_over( ... ) );
	}

	/** An unknown mailbox and a wrong token are answered alike. */
	private function may_hand_over( Input $input ): bool {
		$mailbox = $this->store->find_by_address( $input->query( 'mailbox' ) );
		$token   = 1 === preg_match( '/^Bearer\s+([0-9a-f]{64})$/i', trim( $input->header( 'Authorization' ) ), $found ) ? $found[1] : '';
		$is_it   = $this->store->is_token( $mailbox->id ?? 0, $token );
		return $is_it && null !== $mailbox && $mailbox->is_active && $mailbox->has_token;
	}

	private function hand_over( Input $input ): Response {
		$mailbox = $this->store->find_by_address( $input->query( 'mailbox' ) ) ?? throw Problem::not_found();
		if ( '' === trim( $input->body() ) ) {
			throw new Problem( 'empty_mail', __( 'There is no mail here: send the raw mail as the body of the request.', 'deskfold' ) );
		}
		try {
			$mail = ( $this->accept )( $mailbox->id, $input->body() );
		} catch ( Problem $problem ) {
			if ( ! $problem->retry && $problem->status < 500 ) {
				throw $problem;
			}
			throw new Problem( $problem->kind, __( 'The mail could not be stored. Hand it over again in a minute.', 'deskfold' ), 503, true, $problem );
		}
		return new Response(
			$mail->is_new ? 201 : 200,
			[
				'result'  => $mail->result,
				'ticket'  => $mail->ticket_id,
				'message' => $mail->message_id,
			]
		);
	}
}
