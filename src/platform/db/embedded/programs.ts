// Starting PostgreSQL's programs with nothing of Kith's own environment (it holds secrets, and PG… variables would mislead).
import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import type { ServerUser } from './unprivileged-user.ts';

/** Who runs a program and in which folder. */
export type Place = { user: ServerUser | undefined; cwd: string };

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
	place: Place
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

/** Runs a program that leaves a server behind, whose words go to the log file from then on. */
export async function runWithLog(program: string, args: string[], place: Place, log: string): Promise<number> {
	const file = await open(log, 'a', 0o600);
	try {
		const child = spawn(program, args, {
			...place.user,
			cwd: place.cwd,
			env: ENVIRONMENT,
			stdio: ['ignore', file.fd, file.fd]
		});
		return await finish(child, 'exit');
	} finally {
		await file.close();
	}
}
