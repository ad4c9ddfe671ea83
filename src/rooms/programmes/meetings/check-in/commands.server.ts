import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { mayHearTheRoom } from '../day/policy.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { getSession } from '#programmes/courses';
import { saysWeather } from '../round-kind/policy.ts';
import { listRounds } from '../round-kind/queries.server.ts';
import { noHands, weathers, type Hands, type ToldWeather } from './form.ts';
import { notToday } from './policy.ts';
import { countWhoMayCome, findTeller, getRound } from './queries.server.ts';

/**
 * Keeps how many hands went up for each weather in the check-in round; no names. Counted again, the new numbers stand. Gives the
 * numbers as they stood before. With `shown` it takes a count back, unless somebody has counted again since.
 */
export async function keepRound(
	tx: Tx,
	sessionId: string,
	hands: Hands,
	shown?: Hands
): Promise<Outcome<'cancelled' | 'too-early' | 'too-many-hands' | 'changed', Hands>> {
	const session = await getSession(tx, sessionId);
	if (!mayHearTheRoom(tx.actor, session.cohortId)) throw new Forbidden();
	if (session.cancelledAt) return refused('cancelled');
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	const before = { ...noHands, ...(await getRound(tx, sessionId)) };
	const isAsBefore = weathers.every((weather) => hands[weather] === before[weather]);
	if (shown && !isAsBefore && weathers.some((weather) => shown[weather] !== before[weather])) return refused('changed');
	if (Math.max(...Object.values(hands)) > (await countWhoMayCome(tx, session))) return refused('too-many-hands');
	const rows = weathers.map((weather) => ({
		org_id: tx.actor.orgId,
		session_id: sessionId,
		weather,
		hands: hands[weather]
	}));
	await tx.db
		.insertInto('programmes.round')
		.values(rows)
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'session_id', 'weather']).doUpdateSet({ hands: (row) => row.ref('excluded.hands') })
		)
		.execute();
	await record(tx, 'programmes.round.kept', { session: sessionId });
	return doneWith(before);
}

/**
 * On the day of a meeting she tells how her weather is, and with whom she shares it. She may change it as often as she likes. What is left
 * out stays as it was; the first time it is no words, and hers alone.
 */
export async function tellWeather(
	tx: Tx,
	sessionId: string,
	told: ToldWeather
): Promise<Outcome<'cancelled' | 'too-early' | 'too-late' | 'not-chosen'>> {
	const session = await getSession(tx, sessionId);
	const person_id = await findTeller(tx, session);
	if (!person_id) throw new Forbidden();
	const obstacle = notToday(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	if (!saysWeather(await listRounds(tx, session.cohortId))) return refused('not-chosen');
	const own = { org_id: tx.actor.orgId, id: uuidv7(), session_id: sessionId, person_id };
	await tx.db
		.insertInto('programmes.check_in')
		.values({ words: '', sharing: 'private', ...told, ...own })
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'session_id', 'person_id']).doUpdateSet({ ...told, at: sql<Date>`platform.moment()` })
		)
		.execute();
	await record(tx, 'programmes.check-in.told', { session: sessionId, person: person_id });
	return done;
}

/** She takes her weather back, whenever she likes, also where she left the group; nothing of it is kept. */
export async function takeWeatherBack(tx: Tx, sessionId: string): Promise<Outcome<never>> {
	const session = await getSession(tx, sessionId);
	const person = tx.actor.id;
	const taken = await tx.db
		.deleteFrom('programmes.check_in')
		.where('session_id', '=', sessionId)
		.where('person_id', '=', person)
		.executeTakeFirst();
	if (taken.numDeletedRows) await record(tx, 'programmes.check-in.taken-back', { session: sessionId, person });
	else if (!(await findTeller(tx, session))) throw new Forbidden();
	return done;
}
