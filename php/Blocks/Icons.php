<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** Line drawings for the storefront. They only repeat what words beside them say. */
final class Icons {

	private const SHAPES = [
		'warning' => '<path d="M12 4.6 3.8 18.8h16.4z"/><path d="M12 10v4.2m0 2.1v.3"/>',
		'done'    => '<circle cx="12" cy="12" r="8"/><path d="m8.2 12.2 2.7 2.7 4.9-5.4"/>',
		'check'   => '<path d="m6.5 12.6 3.6 3.6 7.4-8.2"/>',
		'clip'    => '<path d="m19 10.6-7.2 7.2a4.1 4.1 0 0 1-5.8-5.8l7-7a2.8 2.8 0 0 1 4 4l-6.9 6.9a1.4 1.4 0 0 1-2-2l6.2-6.2"/>',
		'turn'    => '<path d="M9.5 7 5 11.5 9.5 16"/><path d="M5.4 11.5H14a5 5 0 0 1 5 5v1"/>',
		'work'    => '<path d="M7.5 4.5h9m-9 15h9M8.5 4.5c0 4 2.2 5.6 3.5 7.5 1.3-1.9 3.5-3.5 3.5-7.5m-7 15c0-4 2.2-5.6 3.5-7.5 1.3 1.9 3.5 3.5 3.5 7.5"/>',
		'mail'    => '<rect x="4" y="6" width="16" height="12" rx="1.5"/><path d="m4.6 7.4 7.4 5.7 7.4-5.7"/>',
		'back'    => '<path d="M14.5 6.5 9 12l5.5 5.5"/>',
	];

	public static function svg( string $name, int $size = 20 ): string {
		return sprintf(
			'<svg class="df-icon df-icon-%1$s" width="%2$d" height="%2$d" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true" focusable="false">%3$s</svg>',
			esc_attr( $name ),
			$size,
			self::SHAPES[ $name ] ?? ''
		);
	}
}
