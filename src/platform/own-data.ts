import type { Tx } from './db/tx.ts';

/** Rows held about one person, by table. */
export type Copy = Record<string, unknown[]>;

/** What each room answers when somebody asks what is held about her, or wishes to be forgotten. */
export interface OwnData {
	/** Everything this room holds about a person. Only she herself is given it. */
	copyFor(tx: Tx, personId: string): Promise<Copy>;
	/** Forgets a person, as timed work. What hangs on a row that another room forgets goes with that row. */
	eraseFor(tx: Tx, personId: string): Promise<void>;
}
