import { explain, riskOf, score, type Answers } from '@kith/measures';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { riskAnswered } from '../events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { newestWording } from '../measure/queries.server.ts';
import type { Given } from './answer.ts';
import { getInvitation, type Begun, type Invitation } from './queries.server.ts';

/** She begins, in a language in which there are words; from here on her words stay the same. Begun twice, it is begun once. */
export async function startAnswering(link: Tx, token: string, language: string): Promise<Outcome<'shut'>> {
	const invitation = await invitationFor(link, token);
	if (invitation.state === 'begun') return done;
	if (invitation.state !== 'new' && invitation.state !== 'declined') return refused('shut');
	if (!invitation.begun) await begin(link, invitation, language, link.now);
	await link.db
		.updateTable('evaluation.invitation')
		.set({ opened_at: link.now, declined_at: null })
		.where('id', '=', invitation.invitationId)
		.execute();
	return done;
}

async function begin(link: Tx, invitation: Invitation, language: string, now: Date): Promise<void> {
	const words =
		(await newestWording(link, invitation.definition.id, language)) ??
		(await newestWording(link, invitation.definition.id, invitation.languages[0] ?? ''));
	if (!words) throw new Error('a wave of a measure without words');
	const id = uuidv7();
	await link.db
		.insertInto('evaluation.response')
		.values({
			org_id: link.actor.orgId,
			id,
			invitation_id: invitation.invitationId,
			wave_id: invitation.wave.id,
			participant_id: invitation.participantId,
			wording_id: words.id,
			language: words.language,
			started_with: invitation.tokenHash,
			started_at: now
		})
		.execute();
	await record(link, 'evaluation.response.begun', { response: id });
}

/** She says no thank you: she is not reminded, and may still change her mind. */
export async function declineAnswering(link: Tx, token: string): Promise<Outcome<'shut'>> {
	const invitation = await invitationFor(link, token);
	if (invitation.state === 'declined') return done;
	if (invitation.state !== 'new' && invitation.state !== 'begun') return refused('shut');
	await link.db
		.updateTable('evaluation.invitation')
		.set({ declined_at: link.now })
		.where('id', '=', invitation.invitationId)
		.execute();
	await record(link, 'evaluation.invitation.declined', { invitation: invitation.invitationId });
	return done;
}

/**
 * Keeps answers, by item. An answer that says somebody may be in danger is told to the safeguarding lead in the same
 * transaction: there is never the one without the other. Returns whether it was such an answer.
 */
export async function saveAnswers(
	link: Tx,
	token: string,
	answers: ReadonlyMap<number, Given>
): Promise<Outcome<'shut' | 'no-such-answer', { risk: boolean }>> {
	const invitation = await invitationFor(link, token);
	if (invitation.state !== 'begun' || !invitation.begun) return refused('shut');
	const { begun } = invitation;
	for (const [item, given] of answers) if (!isOffered(begun, item, given)) return refused('no-such-answer');
	const changed = [...answers].filter(([item, given]) => !begun.given.has(item) || begun.given.get(item) !== given);
	if (changed.length) {
		await write(link, invitation, begun, changed, link.now);
		await record(link, 'evaluation.answers.kept', { response: begun.id, answers: changed.length });
		for (const [item] of changed) await tellIfRisk(link, invitation, begun, item, answers);
	}
	return doneWith({ risk: [...answers.keys()].some((item) => riskAt(invitation, item, answers)) });
}

function isOffered({ words }: Begun, item: number, given: Given): boolean {
	const question = words.items[item - 1];
	if (!question) return false;
	if (given === 'not-applicable') return question.notApplicable !== undefined;
	return given === null || question.options.some((option) => option.value === given);
}

async function write(
	link: Tx,
	{ definition }: Invitation,
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
function riskAt({ definition }: Invitation, item: number, answers: ReadonlyMap<number, Given>): boolean {
	return riskOf(definition, { [item]: answers.get(item) ?? null }).some(
		(finding) => finding.item === item && finding.state === 'flagged'
	);
}

async function tellIfRisk(
	link: Tx,
	invitation: Invitation,
	begun: Begun,
	item: number,
	answers: ReadonlyMap<number, Given>
): Promise<void> {
	if (!riskAt(invitation, item, answers)) return;
	const value = answers.get(item) ?? null;
	await announce(link, riskAnswered, {
		person: invitation.personId,
		response: begun.id,
		wording: begun.words.id,
		course: invitation.wave.cohortId,
		measure: invitation.definition.id,
		item,
		value
	});
}

/** She is done: her answers are scored, and stay as they are from here on. Sent twice, it happens once. */
export async function finishAnswering(link: Tx, token: string): Promise<Outcome<'shut'>> {
	const invitation = await invitationFor(link, token);
	if (invitation.state === 'finished') return done;
	if (invitation.state !== 'begun' || !invitation.begun) return refused('shut');
	await link.db
		.updateTable('evaluation.response')
		.set({ finished_at: link.now, ...scored(invitation, invitation.begun) })
		.where('id', '=', invitation.begun.id)
		.execute();
	await link.db
		.updateTable('evaluation.invitation')
		.set({ finished_at: link.now })
		.where('id', '=', invitation.invitationId)
		.execute();
	await record(link, 'evaluation.response.finished', { response: invitation.begun.id });
	return done;
}

function scored({ definition }: Invitation, { given }: Begun) {
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
async function invitationFor(link: Tx, token: string): Promise<Invitation> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	await showTo(link, hashOf(token));
	const invitation = link.db
		.selectFrom('evaluation.link')
		.select('invitation_id')
		.where('token_hash', '=', hashOf(token));
	await link.db.selectFrom('evaluation.invitation').select('id').where('id', '=', invitation).forUpdate().execute();
	return getInvitation(link, token);
}
