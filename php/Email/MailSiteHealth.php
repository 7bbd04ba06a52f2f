<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** WordPress's Site Health says when mail of the help desk does not flow. */
final class MailSiteHealth {

	public function __construct( private readonly ListAlarms $alarms ) {
	}

	/**
	 * Filter site_status_tests.
	 *
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public function tests( array $tests ): array {
		$tests['direct']['deskfold_mail'] = [
			'label' => __( 'Mail of the help desk', 'deskfold' ),
			'test'  => $this->result( ... ),
		];
		return $tests;
	}

	/** @return array<string, mixed> as WordPress wants it */
	public function result(): array {
		$alarms  = ( $this->alarms )();
		$is_good = [] === $alarms;
		$words   = array_map( static fn ( Alarm $alarm ): string => '<p><strong>' . esc_html( $alarm->title ) . '</strong> ' . esc_html( $alarm->text ) . '</p>', $alarms );
		$link    = sprintf( '<p><a href="%s">%s</a></p>', esc_url( admin_url( 'admin.php?page=deskfold#/settings/mailboxes' ) ), esc_html__( 'Open the mailboxes', 'deskfold' ) );
		return [
			'label'       => $is_good ? __( 'Mail of the help desk comes in and goes out', 'deskfold' ) : __( 'Mail of the help desk needs attention', 'deskfold' ),
			'status'      => $is_good ? 'good' : 'critical',
			'badge'       => [ 'label' => __( 'Help desk', 'deskfold' ), 'color' => 'blue' ],
			'description' => $is_good ? '<p>' . esc_html__( 'Every mailbox was read and can send, as far as was tried.', 'deskfold' ) . '</p>' : implode( '', $words ),
			'actions'     => $is_good ? '' : $link,
			'test'        => 'deskfold_mail',
		];
	}
}
