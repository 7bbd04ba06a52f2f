/** WordPress has one palette on every admin page since 6.9: then ours is not needed, and our commands stand in it. */
type Palette = { coreCommands?: { initializeCommandPalette?: unknown } };

export const hasCorePalette = (): boolean => typeof ( window as Window & { wp?: Palette } ).wp?.coreCommands?.initializeCommandPalette === 'function';

export const CORE = 'core/commands';
