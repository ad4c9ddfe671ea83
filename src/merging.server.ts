import { rooms as ours } from '#rooms';
import { beginChildMerge, beginMerge, sealMerge, undoMerge } from '#rooms/people/merge/commands.server.ts';
import { getMerge } from '#rooms/people/merge/queries.server.ts';
import type { Tx } from './platform/db/tx.ts';
import type { Merge } from './platform/merging.ts';
import type { Room } from './platform/room.ts';
import { done, refused, type Outcome } from './platform/outcome.ts';

/** Brings two records of one person together in all rooms at once: one stays, with the history of both; the stricter of two rules and answers holds. */
export async function bringTogether(
	tx: Tx,
	keptId: string,
	goneId: string,
	rooms: readonly Room[] = ours
): Promise<Outcome<'not-these'>> {
	const begun = await beginMerge(tx, keptId, goneId);
	return begun.ok ? follow(tx, { id: begun.value, keptId, goneId }, rooms) : begun;
}

/** The same for a child that its parent has written down twice. */
export async function bringChildTogether(
	tx: Tx,
	personId: string,
	children: { keptId: string; goneId: string },
	rooms: readonly Room[] = ours
): Promise<Outcome<'not-these'>> {
	const begun = await beginChildMerge(tx, personId, children);
	return begun.ok ? follow(tx, { id: begun.value, keptId: personId, goneId: personId }, rooms) : begun;
}

async function follow(tx: Tx, merge: Merge, rooms: readonly Room[]): Promise<Outcome<never>> {
	if (!merge.id) return done; // sent twice
	for (const { merging } of rooms) await merging?.bringTogether(tx, merge);
	await sealMerge(tx, merge.id);
	return done;
}

/** Takes two records apart again, as they were, unless something was built on their being one. Throws NotFound. */
export async function takeApart(
	tx: Tx,
	personId: string,
	mergeId: string,
	rooms: readonly Room[] = ours
): Promise<Outcome<'built-on'>> {
	const merge = await getMerge(tx, personId, mergeId);
	for (const { merging } of rooms) if (await merging?.isBuiltOn?.(tx, merge)) return refused('built-on');
	return undoMerge(tx, merge);
}
