import { explain, riskOf, score, type Answers } from '@kith/measures';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { riskAnswered } from '../events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { show } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { newestWording } from '../measure/queries.server.ts';
import type { Given } from './answer.ts';
import { getVisit, type Begun, type Visit } from './visit.server.ts';

/** She begins, in a language in which there are words; from here on her words stay the same. Begun twice, it is begun once. */
export async function startAnswering(link: Tx, token: string, language: string): Promise<Outcome<'shut'>> {
	const visit = await visitFor(link, token);
	if (visit.state === 'begun') return done;
	if (visit.state !== 'new' && visit.state !== 'declined') return refused('shut');
	if (!visit.begun) await begin(link, visit, language, link.now);
	await link.db
		.updateTable('evaluation.invitation')
		.set({ opened_at: link.now, declined_at: null })
		.where('id', '=', visit.invitationId)
		.execute();
	return done;
}

async function begin(link: Tx, visit: Visit, language: string, now: Date): Promise<void> {
	const words =
		(await newestWording(link, visit.definition.id, language)) ??
		(await newestWording(link, visit.definition.id, visit.languages[0] ?? ''));
	if (!words) throw new Error('a wave of a measure without words');
	const id = uuidv7();
	await link.db
		.insertInto('evaluation.response')
		.values({
			org_id: link.actor.orgId,
			id,
			invitation_id: visit.invitationId,
			wave_id: visit.wave.id,
			participant_id: visit.participantId,
			wording_id: words.id,
			language: words.language,
			started_with: visit.tokenHash,
			started_at: now
		})
		.execute();
	await record(link, 'evaluation.response.begun', { response: id });
}

/** She says no thank you: she is not reminded, and may still change her mind. */
export async function declineAnswering(link: Tx, token: string): Promise<Outcome<'shut'>> {
	const visit = await visitFor(link, token);
	if (visit.state === 'declined') return done;
	if (visit.state !== 'new' && visit.state !== 'begun') return refused('shut');
	await link.db
		.updateTable('evaluation.invitation')
		.set({ declined_at: link.now })
		.where('id', '=', visit.invitationId)
		.execute();
	await record(link, 'evaluation.invitation.declined', { invitation: visit.invitationId });
	return done;
}

/**
 * Keeps answers, by item. An answer that says somebody may be in danger is told to the safeguarding lead in the same
 * transaction: there is never the one without the other. Answers whether it was such an answer.
 */
export async function saveAnswers(
	link: Tx,
	token: string,
	answers: ReadonlyMap<number, Given>
): Promise<Outcome<'shut' | 'no-such-answer', { risk: boolean }>> {
	const visit = await visitFor(link, token);
	if (visit.state !== 'begun' || !visit.begun) return refused('shut');
	const { begun } = visit;
	for (const [item, given] of answers) if (!isOffered(begun, item, given)) return refused('no-such-answer');
	const changed = [...answers].filter(([item, given]) => !begun.given.has(item) || begun.given.get(item) !== given);
	if (changed.length) {
		await write(link, visit, begun, changed, link.now);
		await record(link, 'evaluation.answers.kept', { response: begun.id, answers: changed.length });
		for (const [item] of changed) await tellIfRisk(link, visit, begun, item, answers);
	}
	return doneWith({ risk: [...answers.keys()].some((item) => riskAt(visit, item, answers)) });
}

function isOffered({ words }: Begun, item: number, given: Given): boolean {
	const question = words.items[item - 1];
	if (!question) return false;
	if (given === 'not-applicable') return question.notApplicable !== undefined;
	return given === null || question.options.some((option) => option.value === given);
}

async function write(
	link: Tx,
	{ definition }: Visit,
	begun: Begun,
	answers: [number, Given][],
	now: Date
): Promise<void> {
	const countsAs = (item: number) => [...definition.items, ...definition.extraItems][item - 1]?.notApplicable ?? null;
	const rows = answers.map(([item, given]) => ({
		org_id: link.actor.orgId,
		response_id: begun.id,
		item,
		value: given === 'not-applicable' ? countsAs(item) : given,
		not_applicable: given === 'not-applicable',
		answered_at: now
	}));
	await link.db
		.insertInto('evaluation.answer')
		.values(rows)
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'response_id', 'item']).doUpdateSet((eb) => ({
				value: eb.ref('excluded.value'),
				not_applicable: eb.ref('excluded.not_applicable'),
				answered_at: eb.ref('excluded.answered_at')
			}))
		)
		.execute();
}

// Only the item itself is looked at: neither a total nor a whole form is needed, and a blank is no zero.
function riskAt({ definition }: Visit, item: number, answers: ReadonlyMap<number, Given>): boolean {
	return riskOf(definition, { [item]: answers.get(item) ?? null }).some(
		(finding) => finding.item === item && finding.state === 'flagged'
	);
}

async function tellIfRisk(
	link: Tx,
	visit: Visit,
	begun: Begun,
	item: number,
	answers: ReadonlyMap<number, Given>
): Promise<void> {
	if (!riskAt(visit, item, answers)) return;
	const value = answers.get(item) ?? null;
	await announce(link, riskAnswered, {
		person: visit.personId,
		response: begun.id,
		measure: visit.definition.id,
		item,
		value
	});
}

/** She is done: her answers are scored, and stay as they are from here on. Sent twice, it happens once. */
export async function finishAnswering(link: Tx, token: string): Promise<Outcome<'shut'>> {
	const visit = await visitFor(link, token);
	if (visit.state === 'finished') return done;
	if (visit.state !== 'begun' || !visit.begun) return refused('shut');
	await link.db
		.updateTable('evaluation.response')
		.set({ finished_at: link.now, ...scored(visit, visit.begun) })
		.where('id', '=', visit.begun.id)
		.execute();
	await link.db
		.updateTable('evaluation.invitation')
		.set({ finished_at: link.now })
		.where('id', '=', visit.invitationId)
		.execute();
	await record(link, 'evaluation.response.finished', { response: visit.begun.id });
	return done;
}

function scored({ definition }: Visit, { given }: Begun) {
	const result = score(definition, Object.fromEntries(given) as Answers);
	const total = result.kind === 'total' ? result.total : null;
	const reasons = result.kind === 'none' ? result.reasons : result.kind === 'parts' ? [result.reason] : [];
	return {
		measure_version: result.version,
		method: result.method,
		score: total,
		no_score_because: total === null ? reasons.map(explain).join('; ') : null
	};
}

// One form at a time for each invitation: fifty taps at once are taken one after the other.
async function visitFor(link: Tx, token: string): Promise<Visit> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	await show(link, hashOf(token));
	const invitation = link.db
		.selectFrom('evaluation.link')
		.select('invitation_id')
		.where('token_hash', '=', hashOf(token));
	await link.db.selectFrom('evaluation.invitation').select('id').where('id', '=', invitation).forUpdate().execute();
	return getVisit(link, token);
}
