import { ReadingThread } from '../reading-thread.ts';
import type { WordAnswer } from './word-bounds.ts';

/** The paragraphs of a Word file (.docx) as plain text with an empty line between, or why it can't be read; one that takes longer, or needs more megabytes, is too large. */
export const wordThread = new ReadingThread<WordAnswer>('src/platform/word-files/word-worker.ts', {
	patience: 15_000,
	memory: 192
});
