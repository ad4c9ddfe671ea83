import type { Tx } from './db/tx.ts';

/** Two records that become one, by whom they are: which stays, and which goes. The same person twice where it is a child of hers that was written down twice. */
export interface Merge {
	id: string;
	keptId: string;
	goneId: string;
}

/** What a room does when a coordinator brings two records of one person together, and when she takes that back. */
export interface Merging {
	/** What this room holds of both follows, in the same transaction. */
	bringTogether(tx: Tx, merge: Merge): Promise<void>;
	/** Whether something of this room was built on it, so that it can't be taken back. Never asked of what must not be known. */
	isBuiltOn?(tx: Tx, merge: Merge): Promise<boolean>;
}
