// PostgreSQL refuses to run as root, so when Kith is started by root the server runs as the system user `postgres`.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating-system user the database server runs as. */
export type ServerUser = { uid: number; gid: number };

// /etc/passwd is read rather than asked for through `id`, which small containers do not have.
async function findPostgresUser(): Promise<ServerUser | undefined> {
	const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
	const line = passwd.split('\n').find((entry) => entry.startsWith('postgres:'));
	const [, , uid, gid] = line?.split(':') ?? [];
	return uid && gid && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function createPostgresUser(): Promise<string> {
	try {
		await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
		return '';
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Says which system user runs the database: nobody special for an ordinary account, `postgres` (made if absent) for root. */
export async function serverUser(): Promise<ServerUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const found = await findPostgresUser();
	if (found) return found;
	const problem = await createPostgresUser();
	const made = await findPostgresUser();
	if (made) return made;
	throw new Error(
		'PostgreSQL refuses to run as root, and the system user "postgres" could not be created. ' +
			'Start Kith as an ordinary user, or create the user first: useradd --system --user-group postgres' +
			(problem ? ` (${problem.trim()})` : '')
	);
}
