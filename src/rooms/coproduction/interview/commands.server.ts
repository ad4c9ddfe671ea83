import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { followApplication } from '../application/queries.server.ts';
import { toRunCall } from '../call/commands.server.ts';
import { getPaidCall } from '../call/queries.server.ts';
import { lockCall } from '../locks.ts';
import type { InterviewFields, PickFields } from './form.ts';
import { inARow, isStillOpen, mayMakeInterviews } from './policy.ts';
import { findInterview, ownInterviews } from './queries.server.ts';

/** Makes times for interviews of a call whose panel rates, one after the other. */
export async function makeInterviews(
	tx: Tx,
	callId: string,
	{ day, time, minutes, inRow, place, hasCreche, paysTravel }: InterviewFields
): Promise<Outcome<'past' | 'not-rating'>> {
	const call = await getPaidCall(tx, callId);
	if (!mayMakeInterviews(tx.actor, call)) throw new Forbidden();
	if (!call.ratingAt) return refused('not-rating');
	const first = instantOf(day, time, tx.zone);
	if (first <= tx.now) return refused('past');
	const own = { org_id: tx.actor.orgId, call_id: callId, made_by: tx.actor.id };
	const about = { minutes, place, has_creche: hasCreche, pays_travel: paysTravel };
	await tx.db
		.insertInto('coproduction.interview')
		.values(inARow(first, minutes, inRow).map((startsAt) => ({ ...own, ...about, starts_at: startsAt })))
		.execute();
	await record(tx, 'coproduction.interviews.made', { call: callId, count: inRow });
	return done;
}

/** Takes a time away that nobody has picked. Throws NotFound. */
export async function removeInterview(tx: Tx, callId: string, id: string): Promise<Outcome<'taken'>> {
	const call = await getPaidCall(tx, callId);
	if (!mayMakeInterviews(tx.actor, call)) throw new Forbidden();
	await lockCall(tx, callId);
	const interview = await findInterview(tx, callId, id);
	if (!interview) throw new NotFound();
	if (interview.applicationId) return refused('taken');
	await tx.db.deleteFrom('coproduction.interview').where('id', '=', id).execute();
	await record(tx, 'coproduction.interview.removed', { call: callId });
	return done;
}

/** Whoever coordinates frees a time for somebody who rang: she picks another, or comes not. Throws NotFound. */
export async function freeInterview(tx: Tx, callId: string, id: string): Promise<Outcome<never>> {
	await toRunCall(tx, callId);
	const interview = await findInterview(tx, callId, id);
	if (!interview) throw new NotFound();
	if (!interview.applicationId) return done;
	await tx.db.updateTable('coproduction.interview').set({ application_id: null }).where('id', '=', id).execute();
	await record(tx, 'coproduction.interview.freed', { call: callId, application: interview.applicationId });
	return done;
}

export type PickRefusal = 'taken' | 'too-late' | 'not-asked';

/** Whoever is asked to meet picks a time by her receipt, or changes it until the day before, and says what she needs. A time is one person's. Throws NotFound. */
export async function pickInterview(link: Tx, code: string, sent: PickFields): Promise<Outcome<PickRefusal>> {
	const { application } = await followApplication(link, code);
	const { id, callId } = application;
	await lockCall(link, callId);
	const { own } = await ownInterviews(link, application);
	if (application.outcome !== 'shortlisted') return refused('not-asked');
	const wanted = await findInterview(link, callId, sent.interview);
	if (!wanted) return refused('taken');
	if (wanted.id !== own?.id) {
		if ([wanted, ...(own ? [own] : [])].some(({ startsAt }) => !isStillOpen(startsAt, link)))
			return refused('too-late');
		const put = async (interview: string, applicationId: string | null) =>
			link.db
				.updateTable('coproduction.interview')
				.set({ application_id: applicationId })
				.where('id', '=', interview)
				.execute();
		if (own) await put(own.id, null);
		await put(wanted.id, id);
	}
	const need = { wants_creche: sent.wantsCreche, wants_travel: sent.wantsTravel, access: sent.access };
	await link.db
		.insertInto('coproduction.interview_need')
		.values({ org_id: link.actor.orgId, application_id: id, call_id: callId, ...need })
		.onConflict((conflict) => conflict.columns(['org_id', 'application_id']).doUpdateSet(need))
		.execute();
	await record(link, 'coproduction.interview.picked', { call: callId, application: id });
	return done;
}
