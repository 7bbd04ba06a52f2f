<?php
/**
 * Plugin Name:       Deskfold
 * Description:       A helpdesk that a shop can own: e-mail and contact form become tickets, answered inside WordPress.
 * Version:           0.3.0
 * Requires at least: 6.6
 * Requires PHP:      8.1
 * Author:            The Deskfold team
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       deskfold
 * Domain Path:       /languages
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/php/autoload.php';

Deskfold\Plugin::boot( __FILE__ );
