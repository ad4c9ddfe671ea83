import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../pdf/project-root.ts';
import type { WordAnswer } from './word-bounds.ts';

/** How long a file may take, and how many megabytes of memory. */
const bounds = { patience: 15_000, memory: 192 };

/** One file is read at a time: the others wait, and a slow one ends by itself. */
class ReadingThread {
	#turn: Promise<unknown> = Promise.resolve();

	read(bytes: Uint8Array): Promise<WordAnswer> {
		const read = this.#turn.then(() => readWordWithin(bounds, bytes));
		this.#turn = read.catch(() => undefined);
		return read;
	}
}
const thread = new ReadingThread();

/** The paragraphs of a Word file (.docx) as plain text with an empty line between, read in a thread of its own within bounds of size, memory and time; or why it can't be read. */
export function readWordFile(bytes: Uint8Array): Promise<WordAnswer> {
	return thread.read(bytes);
}

/** The same within other bounds; a file that takes longer, or needs more megabytes, is too large. */
export function readWordWithin(
	{ patience, memory }: { patience: number; memory: number },
	bytes: Uint8Array
): Promise<WordAnswer> {
	const { promise, resolve } = Promise.withResolvers<WordAnswer>();
	const worker = new Worker(join(projectRoot(), 'src/platform/word-files/word-worker.ts'), {
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
