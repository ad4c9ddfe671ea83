import type { Tx } from '../db/tx.ts';

/** What every job gets: work in its own organisation, and what it was asked. */
export interface Job {
	orgId: string;
	payload: Record<string, unknown>;
	tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
