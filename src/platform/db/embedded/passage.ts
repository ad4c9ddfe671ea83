// Whether the database's system user can walk from / down to a folder. Only asked when Kith runs as root.
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ServerUser } from './unprivileged-user.ts';

function ancestors(path: string): string[] {
	const parent = dirname(path);
	return parent === path ? [path] : [...ancestors(parent), path];
}

/** The first folder on the way down to `path` that the given user may not enter; nothing when the way is open. */
export async function firstClosedFolder(path: string, user: ServerUser): Promise<string | undefined> {
	for (const folder of ancestors(resolve(path))) {
		const found = await stat(folder).catch(() => undefined);
		if (!found) return undefined; // not there yet: nothing closed above it
		const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
		if (!((found.mode >> shift) & 1)) return folder;
	}
	return undefined;
}
