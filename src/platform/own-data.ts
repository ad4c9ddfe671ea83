import type { Tx } from './db/tx.ts';

/** Rows held about one person, by table. */
export type Copy = Record<string, unknown[]>;

/** What each room does when somebody asks what is held about her, or wishes to be forgotten. */
export interface OwnData {
	/** Everything this room holds about a person. Only she herself is given it. */
	copyFor(tx: Tx, personId: string): Promise<Copy>;
	/** Ends at once what she has of this room when she leaves, such as a place that somebody else waits for. */
	endFor?(tx: Tx, personId: string): Promise<void>;
	/** Forgets a person, as timed work. What hangs on a row that another room forgets goes with that row. */
	eraseFor(tx: Tx, personId: string): Promise<void>;
}
