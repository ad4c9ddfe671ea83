import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { noteAllergies } from '../allergy/commands.server.ts';
import type { SaidOfAllergies } from '../allergy/form.ts';
import { lockChildAtSitting } from '../locks.ts';
import { getSitting } from '../sitting/queries.server.ts';
import { tellParent } from '../settling/commands.server.ts';
import { signChildIn, signChildOut, takeBackTap } from '../visit/commands.server.ts';
import { listAtSitting } from '../visit/queries.server.ts';

/** What a phone without signal noted of a child: that it came or went home, nobody where that was a slip, what its parent said of allergies, or how it settled. */
export type ChildTap =
	| {
			child: string;
			tap: 'in' | 'out';
			who: string | null;
			/** The facilitator who decided about somebody who is barred. */
			leader?: string;
	  }
	| ({ child: string; tap: 'care' } & SaidOfAllergies)
	| { child: string; tap: 'settling'; id: string; words: string };

/**
 * Nobody else notes anything of these children at a sitting until the transaction ends. What is given does what a phone without
 * signal noted of one of them, at the moment of the transaction that it is given.
 */
export async function openChildTaps(tx: Tx, sittingId: string, children: readonly string[]) {
	for (const child of [...new Set(children)].sort()) await lockChildAtSitting(tx, sittingId, child);
	return async (at: Tx, noted: ChildTap): Promise<Outcome<string, unknown>> => {
		if (noted.tap === 'care') return noteAllergies(at, sittingId, noted.child, noted);
		if (noted.tap === 'settling') return tellParent(at, sittingId, noted.child, noted);
		const { child, tap, who, leader } = noted;
		const listed = await listAtSitting(at, await getSitting(at, sittingId));
		const hers = listed.find(({ id }) => id === child);
		if (!hers) throw new NotFound();
		const visit = hers.visitId;
		if (who === null) return visit ? takeBackTap(at, sittingId, { child, visit, tap }) : done;
		if (tap === 'in') return signChildIn(at, sittingId, { child, who });
		// two who each say that it went home with somebody else are put before a person
		if (!visit || (hers.signedOutAt && hers.collectedBy !== who)) return refused('not-in');
		return signChildOut(at, sittingId, { child, visit, who, sure: true, leader });
	};
}
