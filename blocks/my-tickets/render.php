<?php
/** Variables that WordPress gives: $attributes, $content, $block. */
declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

/** @var array<mixed> $attributes */
// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- every value is escaped where it is put into the markup
echo Deskfold\Plugin::container()->get( Deskfold\Blocks\MyTicketsBlock::class )->html( $attributes );
