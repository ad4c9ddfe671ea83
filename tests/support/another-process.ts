// A second process of Kith, to be stopped politely or killed, as happens to the first one in real life.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SCRIPTS = join(import.meta.dirname, 'scripts');

/** A process running one of the scripts beside this file, with the news it sent when it was ready. */
export type AnotherProcess<News> = { news: News; pid: number; ask(word: string): Promise<void>; kill(): Promise<void> };

/** Starts a script in a process of its own, without waiting for anything. */
export function startScript(script: string, args: readonly string[]): ChildProcess {
	return fork(join(SCRIPTS, script), args, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}

async function firstNews<News>(child: ChildProcess): Promise<News> {
	let complaint = '';
	child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
	const gone = once(child, 'exit').then(() => {
		throw new Error(`the process ended before it was ready: ${complaint}`);
	});
	gone.catch(() => {}); // it will end some day; only an end before the news matters
	const [news] = await Promise.race([once(child, 'message'), gone]);
	return news as News;
}

/** Starts a script in a process of its own and waits until it says that it is ready. */
export async function anotherProcess<News>(script: string, ...args: string[]): Promise<AnotherProcess<News>> {
	const child = startScript(script, args);
	const news = await firstNews<News>(child);
	const ended = once(child, 'exit');
	return {
		news,
		pid: child.pid!,
		ask: async (word) => {
			child.send(word);
			await ended;
		},
		kill: async () => {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
