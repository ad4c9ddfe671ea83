import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { followApplication, getApplication, getContact, listRated } from '../application/queries.server.ts';
import { toRunCall } from '../call/commands.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockCall } from '../locks.ts';
import type { OfferFields } from './form.ts';
import { findEngagement } from './queries.server.ts';

export type OfferRefusal = 'not-met' | 'answered';

/** Chooses somebody whom the panel asked to meet, and offers her the work. Until she says yes it can be offered otherwise. */
export async function offerWork(tx: Tx, applicationId: string, fields: OfferFields): Promise<Outcome<OfferRefusal>> {
	const { callId } = await getApplication(tx, applicationId);
	await toRunCall(tx, callId);
	const application = await getApplication(tx, applicationId);
	if (!(await listRated(tx, callId)).has(applicationId)) return refused('not-met');
	if (application.outcome !== 'shortlisted' && application.outcome !== 'chosen') return refused('not-met');
	const before = await findEngagement(tx, applicationId);
	if (before?.answer === 'yes') return refused('answered');
	const { hours, per, rate, fromOn, untilOn } = fields;
	const offered = { offered_on: todayOf(tx), offered_by: tx.actor.id, answer: null, answered_on: null };
	const terms = { hours, per, rate, from_on: fromOn, until_on: untilOn, ...offered };
	if (before) {
		const set = { ...terms, version: before.version + 1 };
		await tx.db.updateTable('coproduction.engagement').set(set).where('id', '=', before.id).execute();
	} else {
		const { called } = await getContact(tx, applicationId);
		const own = { org_id: tx.actor.orgId, application_id: applicationId, call_id: callId, called };
		await tx.db
			.insertInto('coproduction.engagement')
			.values({ ...own, ...terms })
			.execute();
	}
	await tx.db
		.updateTable('coproduction.application')
		.set({ outcome: 'chosen' })
		.where('id', '=', applicationId)
		.execute();
	await record(tx, 'coproduction.engagement.offered', { call: callId, application: applicationId });
	return done;
}

export type EngagementRefusal = 'other-offer' | 'answered' | 'over';

/** Whoever was chosen says yes or no to what was offered, as she read it, by her receipt. Said twice is once. Throws NotFound. */
export async function answerOffer(
	link: Tx,
	code: string,
	{ version, answer }: { version: number; answer: 'yes' | 'no' }
): Promise<Outcome<EngagementRefusal>> {
	const { application } = await followApplication(link, code);
	await lockCall(link, application.callId);
	const offer = await findEngagement(link, application.id);
	if (!offer) throw new NotFound();
	if (offer.version !== version || application.outcome !== 'chosen') return refused('other-offer');
	if (offer.answer === answer) return done;
	if (offer.answer) return refused('answered');
	if (offer.untilOn < todayOf(link)) return refused('over');
	await link.db
		.updateTable('coproduction.engagement')
		.set({ answer, answered_on: todayOf(link) })
		.where('id', '=', offer.id)
		.execute();
	await record(link, 'coproduction.engagement.answered', { call: application.callId, engagement: offer.id, answer });
	return done;
}
