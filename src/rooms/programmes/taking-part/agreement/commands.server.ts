import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { getMyCircle } from '../my-group/queries.server.ts';
import { questions, type Proposing, type NewVersion } from './form.ts';
import { mayWriteAgreement } from './policy.ts';
import { listVersions } from './queries.server.ts';

/** Somebody proposes something for the agreement of her group; her name stands with it only where she signs. The same words twice are once. */
export async function propose(tx: Tx, cohortId: string, said: Proposing): Promise<Outcome<never>> {
	await getMyCircle(tx, cohortId);
	await keepProposals(tx, cohortId, said, said.signed ? tx.actor.id : null);
	return done;
}

/** Whoever runs the group writes down what was said in the room, without a name. */
export async function proposeByHand(tx: Tx, cohortId: string, said: Proposing): Promise<Outcome<never>> {
	if (!mayWriteAgreement(tx.actor, cohortId)) throw new Forbidden();
	await keepProposals(tx, cohortId, said, null);
	return done;
}

async function keepProposals(tx: Tx, cohortId: string, said: Proposing, person: string | null): Promise<void> {
	const rows = questions.flatMap((question) => {
		const about = { org_id: tx.actor.orgId, id: uuidv7(), cohort_id: cohortId, person_id: person };
		return said[question] ? [{ ...about, question, words: said[question], language: currentLanguage() }] : [];
	});
	await tx.db
		.insertInto('programmes.proposal')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id', 'question', 'words']).doNothing())
		.execute();
	await record(tx, 'programmes.agreement.proposed', { cohort: cohortId });
}

/** She takes back what she proposed and signed. */
export async function takeProposalBack(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	await getMyCircle(tx, cohortId);
	if (!isId(id)) throw new NotFound();
	const taken = await tx.db
		.deleteFrom('programmes.proposal')
		.where('id', '=', id)
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', tx.actor.id)
		.executeTakeFirst();
	if (!taken.numDeletedRows) throw new NotFound();
	await record(tx, 'programmes.agreement.proposal-taken-back', { cohort: cohortId });
	return done;
}

/**
 * Lands a new version of what a group agrees on, to be read back: from the group's own page, or from wherever its words were drafted.
 * What was proposed up to `heard` counts as taken up. Refused when somebody read back a version since `saw`.
 */
export async function adoptAgreement(
	tx: Tx,
	cohortId: string,
	{ words, reviewOn, saw, heard }: NewVersion
): Promise<Outcome<'changed-meanwhile', string>> {
	if (!mayWriteAgreement(tx.actor, cohortId)) throw new Forbidden();
	const id = uuidv7();
	const about = { org_id: tx.actor.orgId, id, cohort_id: cohortId, written_by: tx.actor.id ?? '' };
	const inColumns = Object.fromEntries(questions.map((question) => [question, JSON.stringify(words[question])]));
	const landed = await tx.db
		.insertInto('programmes.agreement')
		.values({
			...about,
			version: saw + 1,
			review_on: reviewOn,
			...(inColumns as Record<'feel' | 'welcome' | 'must', string>)
		})
		.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id', 'version']).doNothing())
		.executeTakeFirst();
	const [newest] = await listVersions(tx, cohortId);
	if (!landed.numInsertedOrUpdatedRows || newest?.id !== id) return refused('changed-meanwhile');
	if (heard)
		await tx.db
			.updateTable('programmes.proposal')
			.set({ taken_at: tx.now })
			.where('cohort_id', '=', cohortId)
			.where('id', '<=', heard) // ids follow the time at which they were made
			.where('taken_at', 'is', null)
			.execute();
	await record(tx, 'programmes.agreement.read-back', { cohort: cohortId, version: saw + 1 });
	return { ok: true, value: id };
}

/** The group agrees on the version that was read back: from now on it hangs on the wall. */
export async function agree(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	if (!mayWriteAgreement(tx.actor, cohortId)) throw new Forbidden();
	const [newest] = await listVersions(tx, cohortId);
	if (!newest || newest.id !== id) throw new NotFound();
	if (newest.agreedAt) return done;
	await tx.db.updateTable('programmes.agreement').set({ agreed_at: tx.now }).where('id', '=', id).execute();
	await record(tx, 'programmes.agreement.agreed', { cohort: cohortId, version: newest.version });
	return done;
}

/** She says yes, or not yet, to a version of her group's agreement, and may say otherwise later. */
export async function answerAgreement(
	tx: Tx,
	cohortId: string,
	{ agreement, answer }: { agreement: string; answer: 'yes' | 'not-yet' }
): Promise<Outcome<never>> {
	await getMyCircle(tx, cohortId);
	const version = (await listVersions(tx, cohortId)).find(({ id }) => id === agreement);
	if (!version || !tx.actor.id) throw new NotFound();
	const hers = { org_id: tx.actor.orgId, id: uuidv7(), agreement_id: agreement, person_id: tx.actor.id };
	await tx.db
		.insertInto('programmes.accepted')
		.values({ ...hers, answer })
		.onConflict((conflict) => conflict.columns(['org_id', 'agreement_id', 'person_id']).doUpdateSet({ answer }))
		.execute();
	await record(tx, 'programmes.agreement.answered', { agreement, person: tx.actor.id });
	return done;
}
