// After a crash, lock files name a process that is gone, dead but not reaped by its parent, or by now quite another program.
// PostgreSQL steps over the first kind itself, but takes any living process of that number for a running server.
import { execFile } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PORT, readPidFile } from './socket.ts';

const run = promisify(execFile);

type Process = { state: string; name: string };

/** What a lock file's process turns out to be: nobody, this cluster's server, or somebody else by now. */
export type Holder = 'gone' | 'server' | 'stranger';

async function fromProc(pid: number): Promise<Process | undefined> {
	const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
	// "123 (name with (brackets) and spaces) S …"
	const match = text?.match(/^\d+ \((.*)\) (\S)/s);
	return match ? { name: match[1]!, state: match[2]! } : undefined;
}

async function fromPs(pid: number): Promise<Process | undefined> {
	const answer = await run('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).catch(() => undefined);
	const match = answer?.stdout.match(/^(\S)\S*\s+(.*)$/m);
	return match ? { state: match[1]!, name: match[2]!.split('/').pop()! } : undefined;
}

// A server works in its cluster's folder, so a PostgreSQL elsewhere that was given the old number is told apart.
async function worksElsewhere(pid: number, cluster: string): Promise<boolean> {
	const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
	return folder !== undefined && folder !== cluster;
}

/** Finds out who has the process number in a lock file of this cluster. */
export async function holderOf(pid: number, cluster: string): Promise<Holder> {
	const found = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
	if (!found) return 'gone';
	if (found.state === 'Z' || found.name !== 'postgres') return 'stranger';
	return (await worksElsewhere(pid, cluster)) ? 'stranger' : 'server';
}

/** Whether a server may be started now: clears locks that strangers seem to hold, and says no while a server lives. */
export async function clearStaleLocks(cluster: string, socketFolder: string): Promise<boolean> {
	const running = await readPidFile(cluster);
	const holder = running ? await holderOf(running.pid, cluster) : 'gone';
	if (holder === 'server') return false;
	if (holder === 'stranger') await rm(join(cluster, 'postmaster.pid'), { force: true });
	const lock = join(socketFolder, `.s.PGSQL.${PORT}.lock`);
	const pid = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10);
	if (pid > 0 && (await holderOf(pid, cluster)) === 'stranger') await rm(lock, { force: true });
	return true;
}
