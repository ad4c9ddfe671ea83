// When root runs Kith from a folder nobody else may enter, what PostgreSQL must read is kept here instead.
import { m } from '#messages';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The machine-wide folder for a root-run Kith whose own folder is closed to other users. */
export const ROOT_STORE = '/var/lib/kith';

async function openToPassage(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const found = await lstat(folder);
	if (!found.isDirectory() || found.uid !== 0) throw new Error(m.database_not_roots({ folder }));
	await chmod(folder, 0o755); // whatever umask root has
}

/** Makes sure a folder of this name is there, belongs to root alone, and lets the server's user pass. */
export async function rootStore(name: string): Promise<string> {
	const folder = join(ROOT_STORE, name);
	try {
		await openToPassage(ROOT_STORE);
		await openToPassage(folder);
		return folder;
	} catch (cause) {
		throw new Error(m.database_root_closed({ store: ROOT_STORE }), { cause });
	}
}
