import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import { sumCreche } from '#creche';
import { countMayCome } from '../may-come/queries.server.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { maySeeCreche } from '#rooms/creche/visit/policy.ts';
import { listAwayChildren } from '../absence/queries.server.ts';
import { listAtDoor } from '../arrival/queries.server.ts';
import { getRound } from '../check-in/queries.server.ts';
import { mayHearTheRoom } from '../day/policy.ts';
import { findDay } from '../day/queries.server.ts';
import { listMessagesFor } from '../parent-message/queries.server.ts';
import { listExpected, openRegister } from '../register/queries.server.ts';
import { roundsNow } from '../round-kind/policy.ts';
import { listRounds } from '../round-kind/queries.server.ts';
import { findHeads } from '../head-count/queries.server.ts';

/** A session as its page shows it to whoever runs it, but for its plan; only that there is a crèche, to whoever minds the children. Throws NotFound and Forbidden. */
export async function openDayPage(tx: Tx, id: string, walkedIn: string | undefined) {
	const asked = [
		findDay(tx, id),
		openRegister(tx, { id }),
		getRound(tx, id),
		listExpected(tx, id),
		countMayCome(tx, id),
		findHeads(tx, id)
	] as const;
	const [day, lines, hands, expected, mayCome, heads] = await Promise.all(asked);
	if (!mayRunSession(tx.actor, day.cohortId)) {
		if (maySeeCreche(tx.actor, day.cohortId)) return null;
		throw new Forbidden();
	}
	const isToday = isoDay(day.startsAt, tx.zone) === isoDay(tx.now, tx.zone);
	const creche = isToday ? await sumCreche(tx, id, await listAwayChildren(tx, id), walkedIn) : undefined;
	const messages = await listMessagesFor(tx, id);
	const atDoor = await listAtDoor(tx, day, lines);
	const rounds = roundsNow(await listRounds(tx, day.cohortId));
	return {
		day,
		lines,
		atDoor,
		expected,
		mayCome,
		heads,
		creche,
		messages,
		rounds,
		hands: mayHearTheRoom(tx.actor, day.cohortId) ? hands : undefined
	};
}
