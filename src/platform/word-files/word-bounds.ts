/** The most a Word file may weigh, in bytes, and what the text parts in it may unpack to. */
export const largestWordFile = 2_000_000;
export const largestUnpackedWord = 20_000_000;

/** What the thread that reads Word files gives back: its paragraphs with an empty line between, or why there are none. */
export type WordAnswer = { text: string; problem?: undefined } | { problem: 'large' | 'damaged' | 'no-word-file' };
