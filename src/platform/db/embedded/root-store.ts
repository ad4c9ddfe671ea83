// When root runs Kith from a folder nobody else may enter, what PostgreSQL must read is kept here instead.
import { lstat, mkdir } from 'node:fs/promises';

/** The machine-wide folder for a root-run Kith whose own folder is closed to other users. */
export const ROOT_STORE = '/var/lib/kith';

/** Makes sure the machine-wide folder exists and belongs to root alone. */
export async function rootStore(): Promise<string> {
	try {
		await mkdir(ROOT_STORE, { recursive: true, mode: 0o755 });
		const found = await lstat(ROOT_STORE);
		if (!found.isDirectory() || found.uid !== 0 || found.mode & 0o022)
			throw new Error('it does not belong to root alone');
		return ROOT_STORE;
	} catch (cause) {
		throw new Error(
			`Kith runs as root from a folder that the system user "postgres" may not enter, and ${ROOT_STORE} cannot be used instead. ` +
				'Move Kith and its data to a folder others may enter (for instance /opt/kith), or start it as an ordinary user.',
			{ cause }
		);
	}
}
