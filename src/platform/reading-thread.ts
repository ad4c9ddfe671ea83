import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from './pdf/project-root.ts';

/** How long reading a file may take, in milliseconds, and how many megabytes of memory. */
export interface ReadingBounds {
	patience: number;
	memory: number;
}

/** What is said of a file that takes longer, or needs more memory, than it may. */
type TooLarge = { problem: 'large' };

/** Reads files in a thread of their own, one at a time: the others wait, and a slow one ends by itself. `worker`: the thread's program, from the root of the project. */
export class ReadingThread<Answer> {
	readonly #worker: string;
	readonly #bounds: ReadingBounds;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(worker: string, bounds: ReadingBounds) {
		this.#worker = worker;
		this.#bounds = bounds;
	}

	read(bytes: Uint8Array): Promise<Answer | TooLarge> {
		const read = this.#turn.then(() => this.readWithin(this.#bounds, bytes));
		this.#turn = read.catch(() => undefined);
		return read;
	}

	/** The same at once and within other bounds. */
	readWithin({ patience, memory }: ReadingBounds, bytes: Uint8Array): Promise<Answer | TooLarge> {
		const { promise, resolve } = Promise.withResolvers<Answer | TooLarge>();
		const worker = new Worker(join(projectRoot(), this.#worker), {
			workerData: new Uint8Array(bytes),
			env: {},
			resourceLimits: { maxOldGenerationSizeMb: memory }
		});
		const late = setTimeout(() => resolve({ problem: 'large' }), patience);
		worker
			.once('message', resolve)
			.once('error', () => resolve({ problem: 'large' }))
			.once('exit', () => resolve({ problem: 'large' }));
		return promise.finally(() => {
			clearTimeout(late);
			void worker.terminate();
		});
	}
}
