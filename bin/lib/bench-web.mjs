// @ts-check
// nginx and PHP-FPM on loopback with private folders: how a small host runs WordPress.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exists } from './cache.mjs';
import { waitForPort } from './ports.mjs';
import { end, start } from './processes.mjs';
import { Plain } from './say.mjs';
import { findPhp, findProgram } from './system.mjs';

/** @param {string} socket @param {string} log @param {boolean} isRoot */
const fpmConfig = ( socket, log, isRoot ) => `[global]
error_log = ${ log }
daemonize = no
[www]
${ isRoot ? 'user = root\ngroup = root\n' : '' }listen = ${ socket }
pm = static
pm.max_children = 2
clear_env = no
php_admin_value[memory_limit] = 256M
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.memory_consumption] = 192
php_admin_value[opcache.interned_strings_buffer] = 16
php_admin_value[opcache.max_accelerated_files] = 20000
php_admin_value[display_errors] = 0
`;

/** @param {string} folder @param {string} wordpress @param {string} socket @param {number} port @param {boolean} isRoot */
const nginxConfig = ( folder, wordpress, socket, port, isRoot ) => `daemon off;
${ isRoot ? 'user root;\n' : '' }worker_processes 1;
pid ${ folder }/nginx.pid;
error_log ${ folder }/nginx.log;
events { worker_connections 256; }
http {
	access_log off;
	client_body_temp_path ${ folder }/body;
	proxy_temp_path ${ folder }/proxy;
	fastcgi_temp_path ${ folder }/fastcgi;
	uwsgi_temp_path ${ folder }/uwsgi;
	scgi_temp_path ${ folder }/scgi;
	types { text/css css; text/javascript js mjs; image/png png; image/svg+xml svg; font/woff2 woff2; }
	server {
		listen 127.0.0.1:${ port };
		root ${ wordpress };
		index index.php;
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			try_files $uri =404;
			fastcgi_pass unix:${ socket };
			fastcgi_buffers 64 16k;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param DOCUMENT_ROOT $document_root;
			fastcgi_param DOCUMENT_URI $document_uri;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param SERVER_NAME $server_name;
			fastcgi_param SERVER_ADDR $server_addr;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param REDIRECT_STATUS 200;
		}
	}
}
`;

/**
 * @param {string} wordpress document root
 * @param {number} port
 * @return {Promise<{ stop: () => Promise<void> }>}
 */
export async function startWeb( wordpress, port ) {
	const version = ( await findPhp() )?.version ?? '';
	const fpm = await findProgram( `php-fpm${ version }` );
	const nginx = await findProgram( 'nginx' );
	if ( ! fpm || ! nginx ) {
		throw new Plain( `The bench needs nginx and PHP-FPM: please install nginx-light and php${ version }-fpm.` );
	}
	const isRoot = process.getuid?.() === 0;
	const folder = await mkdtemp( join( tmpdir(), 'deskfold-web-' ) );
	const socket = join( folder, 'fpm.sock' );
	await writeFile( join( folder, 'fpm.conf' ), fpmConfig( socket, join( folder, 'fpm.log' ), isRoot ) );
	await writeFile( join( folder, 'nginx.conf' ), nginxConfig( folder, wordpress, socket, port, isRoot ) );
	/** @type {string[]} */
	const words = [];
	let ended = false;
	const how = { onLine: ( /** @type {string} */ line ) => void words.push( line ), onEnd: () => void ( ended = true ) };
	const php = start( 'php-fpm', fpm, [ '--nodaemonize', ...( isRoot ? [ '--allow-to-run-as-root' ] : [] ), '--fpm-config', join( folder, 'fpm.conf' ) ], how );
	for ( const until = Date.now() + 10_000; ! ( await exists( socket ) ) && ! ended && Date.now() < until; ) {
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	}
	const web = start( 'nginx', nginx, [ '-e', join( folder, 'nginx.log' ), '-p', folder, '-c', join( folder, 'nginx.conf' ) ], how );
	const stop = async () => {
		await end( web );
		await end( php );
		await rm( folder, { recursive: true, force: true } );
	};
	if ( ! ( await waitForPort( port, 10_000, () => ended ) ) || ended ) {
		await stop();
		throw new Plain( `nginx and PHP-FPM did not start:\n${ words.slice( -6 ).join( '\n' ) }` );
	}
	return { stop };
}
