// Starting PostgreSQL's programs with nothing of Kith's own environment (it holds secrets, and PG… variables would mislead).
import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerUser } from './unprivileged-user.ts';

/** Who runs a program and in which folder. */
export type RunAs = { user: ServerUser | undefined; cwd: string };

const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function finish(child: ReturnType<typeof spawn>, event: 'exit' | 'close'): Promise<number> {
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on(event, (code) => resolve(code ?? 1));
	});
}

/** Runs a program to its end and gives its exit code and what it said. */
export async function runProgram(
	program: string,
	args: string[],
	place: RunAs
): Promise<{ code: number; said: string }> {
	const child = spawn(program, args, {
		...place.user,
		cwd: place.cwd,
		env: ENVIRONMENT,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
	const code = await finish(child, 'close');
	return { code, said };
}

// The log belongs to whom the folder belongs, also when root writes it; a link put in its place is not followed.
async function openLog(log: string): Promise<FileHandle> {
	const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
	const file = await open(log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
	const owner = await stat(dirname(log));
	if (process.getuid?.() === 0) await file.chown(owner.uid, owner.gid);
	return file;
}

/** Runs a program that leaves a server behind, whose words go to the log file from then on. */
export async function runWithLog(program: string, args: string[], place: RunAs, log: string): Promise<number> {
	const file = await openLog(log);
	try {
		const stdio: StdioOptions = ['ignore', file.fd, file.fd];
		const child = spawn(program, args, { ...place.user, cwd: place.cwd, env: ENVIRONMENT, stdio });
		return await finish(child, 'exit');
	} finally {
		await file.close();
	}
}
