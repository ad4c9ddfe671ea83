// A served house for the long trials: the built app in a process of its own, on a port of its own, killed and started again.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { ask, end, inOwnProcess, type News } from '../../bench/house.ts';

/** How often a trial is made: a few times for every change, many times when there is a night for it. */
export const deep = process.env.KITH_DEEP === '1';

/** A house on data of its own. */
export interface TrialHouse {
	news: News;
	dataDir: string;
	start(): Promise<void>;
	/** `kill -9` of the app. */
	killApp(): Promise<void>;
	/** `kill -9` of PostgreSQL's first process, which takes the others with it. */
	killPostgres(): Promise<void>;
	ask<T>(word: string): Promise<T>;
	/** What the app said last of its own troubles, and whether it still runs. */
	complaints(): string;
	close(): Promise<void>;
}

/** Fills a house and serves it. Every request may name its own network, as behind a proxy. */
export async function openTrialHouse(): Promise<TrialHouse> {
	if (!existsSync(join(import.meta.dirname, '../../build/handler.js')))
		throw new Error('The long trials need the built app: bin/check builds it');
	const folder = await mkdtemp(join(tmpdir(), 'kith-deep-'));
	const [dataDir, port] = [join(folder, 'data'), String(await freePort())];
	let child: ChildProcess | undefined;
	let said = () => '';
	const house = {
		news: {} as News,
		dataDir,
		async start() {
			const started = await inOwnProcess<News>('serve.ts', [dataDir, port], { TRUST_PROXY: '1' });
			child = started.child;
			said = started.complaints;
			house.news = started.news;
		},
		async killApp() {
			const ended = child && once(child, 'exit');
			child?.kill('SIGKILL');
			await ended;
		},
		async killPostgres() {
			const [pid] = (await readFile(join(dataDir, 'pg/postmaster.pid'), 'utf8')).split('\n');
			process.kill(Number(pid), 'SIGKILL');
		},
		ask: <T>(word: string) => (child ? ask<T>(child, word) : Promise.reject(new Error('nobody is served'))),
		complaints: () => `${child?.exitCode === null ? 'it runs' : 'it ended'}: ${said()}`,
		async close() {
			if (child) await end(child);
			await rm(folder, { recursive: true, force: true });
		}
	};
	await house.start();
	return house;
}
