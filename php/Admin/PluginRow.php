<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** The way from the list of plugins to the desk. */
final class PluginRow {

	/**
	 * @param array<string> $links
	 * @return array<string>
	 */
	public function __invoke( array $links ): array {
		$open = sprintf( '<a href="%s">%s</a>', esc_url( DeskPage::url() ), esc_html__( 'Open the desk', 'deskfold' ) );
		return [ 'deskfold' => $open ] + $links;
	}
}
