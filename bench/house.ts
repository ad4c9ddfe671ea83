import { once } from 'node:events';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, flags } from '../scripts/flags.mjs';
import { today } from '../tests/support/today.ts';

/** One statement that the app sent to the database. */
export interface Statement {
	text: string;
	values: unknown[];
}

/** What the served app says when it is ready. */
export interface News {
	url: string;
	appUrl: string;
	ownerUrl: string;
	orgId: string;
	accounts: Record<'coordinator' | 'facilitator', string>;
	/** Paths by what they are. */
	pages: Record<'session' | 'list' | 'public' | 'join', string>;
	/** Cookie header of whoever may open them. */
	cookies: Record<'facilitator' | 'coordinator', string>;
}

/** The built app in a process of its own, on data of its own. */
export interface House {
	news: News;
	pid: number;
	/** What the process answers to a question. */
	ask<T>(word: string): Promise<T>;
	stop(): Promise<void>;
}

const here = import.meta.dirname;
const lastWords = new WeakMap<ChildProcess, () => string>();

/** Starts a script of this folder in a process of its own and waits for its first message. */
export async function inOwnProcess<T>(
	script: string,
	args: string[],
	env: Record<string, string> = {}
): Promise<{ child: ChildProcess; news: T; complaints(): string }> {
	const child = fork(join(here, script), args, {
		execArgv: flags,
		stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
		env: { KITH_TODAY: today.toISOString(), ...compiled, ...process.env, ...env }
	});
	let complaint = '';
	child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-5000)));
	lastWords.set(child, () => `${script} ended: ${complaint}`);
	const gone = once(child, 'exit').then(([code]) =>
		Promise.reject(new Error(`${script} ended with ${code}: ${complaint}`))
	);
	gone.catch(() => undefined); // it will end some day; only an end before the news matters
	const [news] = (await Promise.race([once(child, 'message'), gone])) as [T];
	return { child, news, complaints: () => complaint };
}

/** Asks a process that was started here, and waits for its answer; should it end instead, its last words are the error. */
export function ask<T>(child: ChildProcess, word: unknown): Promise<T> {
	return new Promise((answered, failed) => {
		const heard = (answer: unknown) => {
			child.off('exit', ended);
			answered(answer as T);
		};
		const ended = () => {
			child.off('message', heard);
			const say = () => failed(new Error(lastWords.get(child)?.() ?? 'the process ended'));
			child.once('close', say); // its words may come after it
			setTimeout(say, 500); // and something that it started may keep the line open
		};
		child.once('message', heard);
		child.once('exit', ended);
		if (!child.connected) ended();
		else child.send(word as string, (error) => error && ended());
	});
}

/** Ends a process that was started here. */
export async function end(child: ChildProcess): Promise<void> {
	const ended = once(child, 'exit');
	if (child.exitCode === null && child.signalCode === null) {
		child.kill('SIGTERM');
		await ended;
	}
}

/** Serves the built app with a course of thirty parents, on fresh data that is thrown away afterwards. */
export async function openHouse(): Promise<House> {
	const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'));
	const { child, news } = await inOwnProcess<News>('serve.ts', [join(folder, 'data')]);
	return {
		news,
		pid: child.pid ?? 0,
		ask: (word) => ask(child, word),
		async stop() {
			await end(child);
			await rm(folder, { recursive: true, force: true });
		}
	};
}
