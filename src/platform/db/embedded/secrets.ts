// The database passwords: made once at random, kept in a file only the owner of the data folder can read.
import { m } from '#messages';
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The logins Kith uses: the owner migrates and runs jobs, the app serves people, the worker and the host speak as timed work and the command line do, the backup only reads. */
export const databaseRoles = ['owner', 'app', 'worker', 'host', 'backup'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** One random password for each login. */
export type Secrets = Record<DatabaseRole, string>;

const newPassword = () => randomBytes(32).toString('base64url');
const newSecrets = () => Object.fromEntries(databaseRoles.map((role) => [role, newPassword()])) as Secrets;

function parse(text: string, file: string): Secrets {
	try {
		const found = JSON.parse(text) as Record<string, unknown>;
		if (databaseRoles.every((role) => typeof found[role] === 'string' && found[role] !== '')) return found as Secrets;
	} catch {
		// told below, in words that help
	}
	throw new Error(m.database_secrets_damaged({ file }));
}

async function readSecrets(file: string): Promise<Secrets | undefined> {
	try {
		return parse(await readFile(file, 'utf8'), file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return undefined;
		if (code !== 'EACCES') throw error;
		throw new Error(m.database_secrets_other({ file }), { cause: error });
	}
}

async function writeAndSync(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(text);
		const owner = await stat(dirname(file));
		if (process.getuid?.() === 0) await handle.chown(owner.uid, owner.gid);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

/** Gives the passwords of this data folder, making them the first time; two starts at once agree on one set. */
export async function ensureSecrets(folder: string): Promise<Secrets> {
	const file = join(folder, 'secrets.json');
	const known = await readSecrets(file);
	if (known) return known;
	const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
	try {
		await writeAndSync(fresh, JSON.stringify(newSecrets(), null, '\t') + '\n');
		// a link, unlike a rename, never replaces what another start has already made
		await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
		await syncFolder(folder);
	} finally {
		await rm(fresh, { force: true });
	}
	return (await readSecrets(file))!;
}
