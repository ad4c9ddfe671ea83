import { join } from 'node:path';

/** The folder of this checkout. */
export const root = join(import.meta.dirname, '..', '..');

/** Where the built pages are; KITH_BUILD names another folder, so that two builds can be measured side by side. */
export const built = join(root, process.env.KITH_BUILD ?? 'build');
