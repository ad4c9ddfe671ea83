import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trust } from '../platform/settings/trust.ts';

/** What an installation remembers of how it was last started, so that commands in another shell say the same. No secrets. */
export interface LastStart {
	origin: string;
	port: number;
	host: string;
	/** The mail server's name, and who letters come from; nothing where none was named. */
	mailHost?: string;
	mailFrom?: string;
	/** The name of whoever takes texts; nothing where nobody does. */
	textHost?: string;
	trustProxy: Trust;
}

const fileIn = (dataDir: string) => join(dataDir, 'last-start.json');

/** Remembers how the pages were started. */
export function rememberStart(dataDir: string, start: LastStart): void {
	mkdirSync(dataDir, { recursive: true });
	const fresh = `${fileIn(dataDir)}.${process.pid}`;
	writeFileSync(fresh, JSON.stringify(start), { mode: 0o600 });
	renameSync(fresh, fileIn(dataDir));
}

/** How the pages were last started here; nothing where they never were, or where this user may not know. */
export function lastStart(dataDir: string): LastStart | undefined {
	try {
		return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as LastStart;
	} catch {
		return undefined;
	}
}
