// When root runs Kith from a folder nobody else may enter, what PostgreSQL must read is kept here instead.
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The machine-wide folder for a root-run Kith whose own folder is closed to other users. */
export const ROOT_STORE = '/var/lib/kith';

async function openToPassage(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const found = await lstat(folder);
	if (!found.isDirectory() || found.uid !== 0) throw new Error(`${folder} does not belong to root`);
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
		throw new Error(
			`Kith runs as root from a folder that the system user "postgres" may not enter, and ${ROOT_STORE} cannot be used ` +
				'instead. Move Kith and its data to a folder others may enter (for instance /opt/kith), or start it as an ordinary user.',
			{ cause }
		);
	}
}
