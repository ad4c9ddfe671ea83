// How the Node that Kith brings is started: small hosts share their memory with the database, so the heap is kept small;
// but what pages leave behind has room, or clearing it up takes a fifth of the processor's time.
import { fileURLToPath } from 'node:url';

export const flags = [
	'--conditions=source',
	'--disable-warning=ExperimentalWarning',
	'--max-old-space-size=192',
	'--min-semi-space-size=32',
	'--max-semi-space-size=32'
];

/** Code that was compiled once is found again at the next start. */
export const compiled = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/kith', import.meta.url)) };

/** Letters and alerts are made one after the other: they need little, and keep nothing from what serves the pages. */
export const workerFlags = ['--conditions=source', '--disable-warning=ExperimentalWarning', '--max-old-space-size=96'];
