/** The ways in which Kith leans on the insides of a library, for speed alone; each stands in one file and is tried by one test. */
export const tricks = ['one-connection', 'one-packet', 'no-markers', 'unwritten-data', 'unhashed-pages'] as const;
export type Trick = (typeof tricks)[number];

// this module is part of the browser's bundle too, where there is no process
const without = globalThis.process?.env.KITH_WITHOUT?.split(' ') ?? [];

/** Whether a trick is used: all are, but those that KITH_WITHOUT names (`KITH_WITHOUT="one-packet no-markers"`). */
export const uses = (trick: Trick): boolean => !without.includes(trick);
