<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Download;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** Files of the desk: upload for a draft, download after a permission check. */
final class AttachmentController {

	private const ID = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];

	public function __construct(
		private readonly Rest $rest,
		private readonly KeepAttachment $keep,
		private readonly ReadAttachments $read,
	) {
	}

	public function routes(): void {
		$may_write = static fn (): bool => current_user_can( 'deskfold_reply' );
		$this->rest->route( 'POST', '/attachments', [ 'inline' => [ 'type' => 'boolean', 'default' => false ] ], $may_write, $this->upload( ... ) );
		$this->rest->route( 'GET', '/attachments/(?P<id>\d+)', self::ID, static fn (): bool => current_user_can( 'deskfold_use_desk' ), $this->download( ... ) );
		$this->rest->route( 'DELETE', '/attachments/(?P<id>\d+)', self::ID, $may_write, $this->remove( ... ) );
	}

	public function upload( Input $input ): Response {
		$file = $input->file( 'file' ) ?? throw new Problem( 'file_wanted', __( 'Choose a file to attach.', 'deskfold' ) );
		return new Response( 201, AttachmentSchema::present( $this->keep->upload( $file, get_current_user_id(), $input->bool( 'inline' ) ) ) );
	}

	public function download( Input $input ): Download {
		$attachment = ( $this->read )( $input->int( 'id' ) );
		$allowed    = 0 === $attachment->message_id ? get_current_user_id() === $attachment->agent_id : current_user_can( 'deskfold_read_ticket', $attachment->ticket_id );
		if ( ! $allowed ) {
			throw Problem::not_found();
		}
		return $this->read->download( $attachment );
	}

	/** @return array<string, never> */
	public function remove( Input $input ): array {
		$attachment = ( $this->read )( $input->int( 'id' ) );
		if ( 0 !== $attachment->message_id || get_current_user_id() !== $attachment->agent_id ) {
			throw Problem::not_found();
		}
		$this->keep->discard( $attachment );
		return [];
	}
}
