import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { DocumentAnswer, PressJob } from './job.ts';
import { projectRoot } from './project-root.ts';

const PROCESS = 'src/platform/pdf/press-process.ts';
// The optimising WebAssembly compiler costs 70 MB and makes these short documents slower: docs/decisions/0005.
const NODE_OPTIONS = ['--liftoff-only'];

// Typst keeps some 3 MB of each document to make a similar one faster, and never lets go: a full process is replaced.
const FULL = 256 * 1024 * 1024;

/** How long a document may take at most (on a busy machine a poster took more than 20 s; proxies give up after a minute), after how long others no longer wait for it, and how long an idle process stays. */
export type PressTimes = { patience: number; slow: number; rest: number };
const OUR_TIMES: PressTimes = { patience: 45_000, slow: 2_000, rest: 120_000 };

// Each process takes some 150 MB.
const MOST_ASIDE = 2;

/** The press could not make the document; the message says why, and the next document starts afresh. */
export class PressProblem extends Error {}

/**
 * One process that prints documents in turn. It starts with the first document and goes when there is nothing to print. A
 * document that takes long goes on aside in its process, and the next has another: one that hangs holds nobody else's.
 */
export class Press {
	readonly #times: PressTimes;
	#process: ChildProcess | undefined;
	#aside = 0;
	#turn: Promise<unknown> = Promise.resolve();
	#closing: NodeJS.Timeout | undefined;

	constructor(times: PressTimes = OUR_TIMES) {
		this.#times = times;
	}

	/** The process that is running now, if any: for the health page and for measuring. */
	get processId(): number | undefined {
		return this.#process?.pid;
	}

	/** Prints one document when its turn comes. */
	print(job: PressJob): Promise<Uint8Array> {
		const { promise: aside, resolve: goOn } = Promise.withResolvers<void>();
		const printed = this.#turn.then(() => this.#printNow(job, goOn));
		this.#turn = Promise.race([printed.catch(() => undefined), aside]);
		return printed;
	}

	/** Ends the process at once; its memory goes back to the machine. */
	close(): void {
		clearTimeout(this.#closing);
		this.#process?.kill('SIGKILL');
		this.#process = undefined;
	}

	async #printNow(job: PressJob, goOn: () => void): Promise<Uint8Array> {
		clearTimeout(this.#closing);
		const child = (this.#process ??= this.#start());
		keepAppAlive(child, true);
		const slow = setTimeout(() => this.#putAside(child) && goOn(), this.#times.slow);
		try {
			const answer = await this.#answerOf(child, job);
			if (answer.memory > FULL) this.#end(child);
			if ('problem' in answer) throw new PressProblem(answer.problem);
			return answer.made;
		} finally {
			clearTimeout(slow);
			keepAppAlive(child, false);
			if (child === this.#process) this.#closing = setTimeout(() => this.close(), this.#times.rest).unref();
			else this.#end(child);
		}
	}

	/** Lets a slow document go on beside the others, unless too many do already. */
	#putAside(child: ChildProcess): boolean {
		if (this.#process !== child || this.#aside === MOST_ASIDE) return false;
		this.#process = undefined;
		this.#aside++;
		child.once('exit', () => this.#aside--);
		return true;
	}

	#end(child: ChildProcess): void {
		if (this.#process === child) this.close();
		else child.kill('SIGKILL');
	}

	#start(): ChildProcess {
		const root = projectRoot();
		const child = fork(join(root, PROCESS), {
			cwd: root,
			// It needs none of the app's secrets, so it is given none.
			env: {},
			execArgv: NODE_OPTIONS,
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'inherit', 'ipc']
		});
		const forget = (): void => {
			if (this.#process === child) this.#process = undefined;
		};
		child.on('exit', forget).on('error', forget);
		return child;
	}

	#answerOf(child: ChildProcess, job: PressJob): Promise<DocumentAnswer> {
		const { promise, resolve, reject } = Promise.withResolvers<DocumentAnswer>();
		const ended = (): void => reject(new PressProblem('The document process ended before the document was made.'));
		const late = setTimeout(() => {
			this.#end(child);
			reject(new PressProblem(`The document was not ready after ${this.#times.patience} ms.`));
		}, this.#times.patience);
		child.once('message', resolve).once('exit', ended).once('error', reject);
		child.send(job, (error) => error && reject(error));
		return promise.finally(() => {
			clearTimeout(late);
			child.off('message', resolve).off('exit', ended).off('error', reject);
		});
	}
}

function keepAppAlive(child: ChildProcess, alive: boolean): void {
	if (alive) {
		child.ref();
		child.channel?.ref();
	} else {
		child.unref();
		child.channel?.unref();
	}
}
