import { keepWithHerPage } from '#rooms/coproduction/mine/commands.server.ts';
import { inTwo, receiptOfNote } from '#rooms/coproduction/note/policy.ts';
import { makePromise, publishPromise } from '#rooms/coproduction/promise/commands.server.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import { promises, type KeptPromise } from './promises-data.ts';
import type { Work } from './speakers.ts';

/** The finished project, the themes that were found in it, and the notes whose tellers have a code. */
interface Found {
	project: string;
	themes: readonly string[];
	/** A note whose code a parent put on her own page, and one whose code lies on a slip. */
	told: readonly [string, string];
}

/** What followed from what parents said: eleven promises that anybody may read, and a parent who hears what becomes of hers. */
export async function keepPromises(
	facilitator: Work,
	parent: Work,
	days: Days,
	{ project, themes, told }: Found
): Promise<{ promise: string; receipt: string }> {
	const made: string[] = [];
	for (const kept of promises) {
		const then = days.moment(-kept.ago);
		const id = uuidv7();
		made.push(id);
		const promise = await facilitator((tx) =>
			makePromise(asOf(tx, then), project, { id, ...fieldsOf(kept, themes, days) })
		);
		if (!promise.ok) throw new Error('a promise of the demonstration was refused');
		await facilitator((tx) => publishPromise(asOf(tx, then), id, true));
	}
	const hers = await parent((tx) => keepWithHerPage(tx, receiptOfNote(told[0]), true));
	if (!hers.ok) throw new Error('a code of the demonstration is nobody’s');
	return { promise: made[5] ?? '', receipt: inTwo(receiptOfNote(told[1])) };
}

function fieldsOf(
	{ said, doing, state, why, who, by, asked, themes: rests }: KeptPromise,
	themes: readonly string[],
	days: Days
) {
	return {
		...{ said, doing, state, why: why ?? {}, who: who ?? null, byOn: by === undefined ? null : days.day(by) },
		...{ askedOf: asked?.of ?? {}, askedOn: asked ? days.day(-asked.ago) : null, answered: asked?.answered ?? {} },
		...{ themes: rests.flatMap((at) => themes[at] ?? []), decisions: [] }
	};
}
