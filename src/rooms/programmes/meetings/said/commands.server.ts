import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { notToday } from '../check-in/policy.ts';
import { findTeller } from '../check-in/queries.server.ts';
import { spokenRounds } from '../round-kind/policy.ts';
import { listRounds } from '../round-kind/queries.server.ts';
import type { SaidWords } from './form.ts';

/** On the day of a meeting she says something in a round that her group chose, and who sees it. She may change it as often as she likes. */
export async function sayInRound(
	tx: Tx,
	sessionId: string,
	{ round, words, overcame, sharing }: SaidWords
): Promise<Outcome<'cancelled' | 'too-early' | 'too-late'>> {
	const session = await getSession(tx, sessionId);
	const person_id = await findTeller(tx, session);
	if (!person_id) throw new Forbidden();
	const asked = spokenRounds(await listRounds(tx, session.cohortId)).find(({ id }) => id === round);
	if (!asked) throw new NotFound();
	const obstacle = notToday(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	const said = { words, overcame: asked.kind === 'hard' ? overcame : '', sharing, language: currentLanguage() };
	await tx.db
		.insertInto('programmes.said')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), session_id: sessionId, round_id: round, person_id, ...said })
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'session_id', 'round_id', 'person_id'])
				.doUpdateSet({ ...said, at: sql<Date>`platform.moment()` })
		)
		.execute();
	await record(tx, 'programmes.round.said', { session: sessionId, round, person: person_id });
	return done;
}

/** She takes back what she said in a round, whenever she likes, also where she left the group; nothing of it is kept. */
export async function takeSaidBack(tx: Tx, sessionId: string, round: string): Promise<Outcome<never>> {
	const session = await getSession(tx, sessionId);
	const taken = await tx.db
		.deleteFrom('programmes.said')
		.where('session_id', '=', sessionId)
		.where('round_id', '=', round)
		.where('person_id', '=', tx.actor.id)
		.executeTakeFirst();
	if (taken.numDeletedRows)
		await record(tx, 'programmes.round.said-back', { session: sessionId, round, person: tx.actor.id });
	else if (!(await findTeller(tx, session))) throw new Forbidden();
	return done;
}
