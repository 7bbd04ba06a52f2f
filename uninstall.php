<?php
/**
 * Deleting the plugin keeps all tickets, unless the owner has switched on "Erase all data" in the settings.
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/php/autoload.php';

Deskfold\Plugin::boot( __DIR__ . '/plugin.php' );
Deskfold\Plugin::uninstall();
