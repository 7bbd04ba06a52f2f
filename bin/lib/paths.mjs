// @ts-check
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The plugin's own folder. */
export const root = resolve( dirname( fileURLToPath( import.meta.url ) ), '../..' );

/** Downloads are kept per user, so that a second clone and a second start are fast. */
export const cacheFolder = join( process.env.XDG_CACHE_HOME || join( homedir(), '.cache' ), 'deskfold' );

/** The site of `npm start`; DESKFOLD_SITE chooses another. */
export const defaultSite = resolve( root, process.env.DESKFOLD_SITE || '.site' );
