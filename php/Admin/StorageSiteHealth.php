<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use Deskfold\Core\CheckStorage;

/** WordPress's Site Health says when customers' files could be fetched by strangers, or cannot be kept. */
final class StorageSiteHealth {

	public const TEST = 'deskfold_storage';

	public function __construct( private readonly CheckStorage $check ) {
	}

	/**
	 * Filter site_status_tests. The site asks itself for a file, which may take seconds: so this test comes after the page.
	 *
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public function tests( array $tests ): array {
		if ( ! wp_doing_cron() && ! current_user_can( Permissions::MANAGE ) ) {
			return $tests;
		}
		$tests['async'][ self::TEST ] = [
			'label'             => __( 'Stored files of the help desk', 'deskfold' ),
			'test'              => rest_url( 'deskfold/v1/upkeep/storage/health' ),
			'has_rest'          => true,
			'async_direct_test' => $this->result( ... ),
		];
		return $tests;
	}

	/** @return array<string, mixed> as WordPress wants it */
	public function result(): array {
		$state   = ( $this->check )();
		$lines   = StorageWords::lines( $state );
		$is_good = [] === array_filter( $lines, static fn ( array $line ): bool => ! $line['is_well'] );
		$words   = array_map( static fn ( array $line ): string => '<p>' . esc_html( $line['words'] ) . '</p>', $lines );
		$advice  = StorageWords::advice( $state );
		$closing = StorageWords::closing( $state );
		$closing = array_map( static fn ( string $server, string $line ): string => '<p>' . esc_html( $server ) . '</p><pre>' . esc_html( $line ) . '</pre>', array_keys( $closing ), $closing );
		return [
			'label'       => $is_good ? __( 'Stored files of the help desk are private', 'deskfold' ) : __( 'Stored files of the help desk need attention', 'deskfold' ),
			'status'      => $is_good ? 'good' : 'critical',
			'badge'       => [ 'label' => __( 'Help desk', 'deskfold' ), 'color' => 'blue' ],
			'description' => implode( '', [ ...$words, '' === $advice ? '' : '<p><strong>' . esc_html( $advice ) . '</strong></p>', ...$closing ] ),
			'actions'     => $is_good ? '' : sprintf( '<p><a href="%s">%s</a></p>', esc_url( admin_url( 'admin.php?page=deskfold#/settings/upkeep' ) ), esc_html__( 'Open logs and jobs', 'deskfold' ) ),
			'test'        => self::TEST,
		];
	}
}
