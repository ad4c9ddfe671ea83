import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { getPublicCohort } from '#programmes/courses';
import { inOneForm } from '#rooms/people/person/form.ts';
import type { AnsweredHow, Asked } from './form.ts';
import { mayAnswerQuestions, mayAsk } from './policy.ts';

/** Somebody asks on the page of a published course. The same form sent twice is one question; the answer says the same to everybody. */
export async function askAboutCourse(door: Tx, slug: string, asked: Asked, language: string): Promise<Outcome<never>> {
	if (!mayAsk(door.actor)) throw new Forbidden();
	const { id: cohort } = await getPublicCohort(door, slug);
	const { id: form, words, called, safe } = asked;
	const reach = asked.reach && inOneForm(asked.reach, door.zone);
	const id = uuidv7();
	const { numInsertedOrUpdatedRows: added } = await door.db
		.insertInto('programmes.question')
		.values({
			org_id: door.actor.orgId,
			id,
			cohort_id: cohort,
			sent_hash: keyed('question', JSON.stringify([form, cohort, words, called, reach, safe])),
			words,
			called,
			language,
			reach_kind: reach?.kind ?? null,
			reach: reach?.value ?? null,
			safe_when: safe
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (added) await record(door, 'programmes.question.asked', { question: id, cohort });
	return done;
}

/** A coordinator says how a question was answered, or that it was not: a slip of the thumb is taken back the same way. */
export async function answerQuestion(tx: Tx, id: string, how: AnsweredHow | 'not-yet'): Promise<Outcome<never>> {
	if (!mayAnswerQuestions(tx.actor)) throw new Forbidden();
	const answer =
		how === 'not-yet'
			? { answered_at: null, answered_by: null, answered_how: null }
			: { answered_at: tx.now, answered_by: tx.actor.id, answered_how: how };
	const row = await tx.db
		.updateTable('programmes.question')
		.set(answer)
		.where('id', '=', id)
		.where('answered_at', how === 'not-yet' ? 'is not' : 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (row) await record(tx, 'programmes.question.answered', { question: id, how });
	else if (!(await isThere(tx, id))) throw new NotFound();
	return done;
}

async function isThere(tx: Tx, id: string): Promise<boolean> {
	const row = await tx.db.selectFrom('programmes.question').select('id').where('id', '=', id).executeTakeFirst();
	return row !== undefined;
}

/** Lets questions go: four weeks after they were answered, three months after they were asked. */
export async function letOldQuestionsGo(job: Tx): Promise<void> {
	const { numDeletedRows } = await job.db
		.deleteFrom('programmes.question')
		.where((on) =>
			on.or([
				on('asked_at', '<', sql<Date>`platform.now() - interval '90 days'`),
				on('answered_at', '<', sql<Date>`platform.now() - interval '28 days'`)
			])
		)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'programmes.question.let-go', { count: Number(numDeletedRows) });
}
