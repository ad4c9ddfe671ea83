// PostgreSQL refuses to run as root. When root starts Kith, the server runs as the owner of the data folder, or, when
// that is root as well, as the system user `postgres`.
import { m } from '#messages';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating-system user the database server runs as. */
export type ServerUser = { uid: number; gid: number };

const PASSWD = '/etc/passwd';

// The list is read rather than asked for through `id`, which small containers do not have.
async function findPostgresUser(passwd: string): Promise<ServerUser | undefined> {
	const users = await readFile(passwd, 'utf8').catch(() => '');
	const line = users.split('\n').find((entry) => entry.startsWith('postgres:'));
	const [, , uid, gid] = line?.split(':') ?? [];
	return uid && gid && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function createPostgresUser(): Promise<string> {
	const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
	try {
		await run('useradd', [...options, 'postgres']);
		return '';
	} catch (error) {
		return error instanceof Error ? error.message.trim() : String(error);
	}
}

/** The system user `postgres`, made if it is absent. */
export async function postgresUser(passwd: string = PASSWD): Promise<ServerUser> {
	const found = await findPostgresUser(passwd);
	if (found) return found;
	const problem = await createPostgresUser();
	const made = await findPostgresUser(passwd);
	if (made) return made;
	throw new Error(
		[m.database_no_user(), problem && m.database_no_user_said({ said: problem })].filter(Boolean).join(' ')
	);
}

/** Says which other user the server must run as: nobody else for an ordinary account, somebody unprivileged for root. */
export async function serverUser(dataDir: string): Promise<ServerUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const folder = await stat(dataDir).catch(() => undefined);
	if (folder && folder.uid !== 0) return { uid: folder.uid, gid: folder.gid };
	return postgresUser();
}
