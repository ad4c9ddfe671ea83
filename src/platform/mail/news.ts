import type { Tx } from '../db/tx.ts';

/** News to the same person that waits and is in no other envelope. */
export interface Beside {
	id: string;
	kind: string;
	data: Record<string, string>;
	createdAt: Date;
	failed: readonly string[];
}

/** What would go in one envelope with a letter of news, the oldest first. */
export async function listBeside(
	tx: Tx,
	{ id, to, news }: { id: string; to: string; news: readonly string[] }
): Promise<Beside[]> {
	const rows = await tx.db
		.selectFrom('platform.letter')
		.select(['id', 'kind', 'data', 'created_at as createdAt', 'failed'])
		.where('account_id', '=', to)
		.where('kind', 'in', [...news])
		.where('id', '<>', id)
		.where('sent_at', 'is', null)
		.where('withheld', 'is', null)
		.where('passed_on_at', 'is', null)
		.where((on) => on.or([on('leaves_with', 'is', null), on('leaves_with', '=', id)]))
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows as Beside[];
}

/** Whether a letter leaves by itself: not while it lies in the envelope of another that is still on its way. */
export async function mayLeaveAlone(
	tx: Tx,
	{ id, leaves_with: first }: { id: string; leaves_with: string | null }
): Promise<boolean> {
	if (first === null || first === id) return true;
	const still = await tx.db
		.selectFrom('platform.letter')
		.select('id')
		.where('id', '=', first)
		.where('sent_at', 'is', null)
		.where('withheld', 'is', null)
		.executeTakeFirst();
	return still === undefined;
}

/** Notes in whose envelope news goes, before anything is sent; whatever waited for it and stays is free again. */
export async function takeAlong(tx: Tx, first: string, taken: readonly { id: string }[]): Promise<void> {
	await tx.db.updateTable('platform.letter').set({ leaves_with: null }).where('leaves_with', '=', first).execute();
	await tx.db
		.updateTable('platform.letter')
		.set({ leaves_with: first })
		.where('id', 'in', [first, ...taken.map(({ id }) => id)])
		.execute();
}
