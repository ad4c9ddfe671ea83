// After a crash, lock files name a process that is gone, dead but not buried, or by now quite another program.
// PostgreSQL would take any living process of that number for a running server and refuse to start.
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PORT, readPidFile } from './socket.ts';

const run = promisify(execFile);

type Process = { state: string; name: string };

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

async function isLivingServer(pid: number): Promise<boolean> {
	const found = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
	return found !== undefined && found.state !== 'Z' && found.name === 'postgres';
}

async function pidIn(file: string): Promise<number | undefined> {
	const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
	return Number.isNaN(pid) ? undefined : Math.abs(pid);
}

/** Whether a server may be started now: removes locks of dead ones, and says no while a living one holds the cluster. */
export async function clearStaleLocks(cluster: string, socketFolder: string): Promise<boolean> {
	const running = await readPidFile(cluster);
	if (running && (await isLivingServer(running.pid))) return false;
	if (running) await rm(join(cluster, 'postmaster.pid'), { force: true });
	const lock = join(socketFolder, `.s.PGSQL.${PORT}.lock`);
	const holder = await pidIn(lock);
	if (holder && !(await isLivingServer(holder))) await rm(lock, { force: true });
	return true;
}
