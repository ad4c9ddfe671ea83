import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { decideApplication } from '../application/commands.server.ts';
import { findKeptUntil, followApplication, getApplication } from '../application/queries.server.ts';
import { toRunCall } from '../call/commands.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { findEngagement, getEngagement, type Engagement } from '../engagement/queries.server.ts';
import { listHours } from '../hours/queries.server.ts';
import { lockCall } from '../locks.ts';
import type { HandingFields } from './form.ts';
import { hoursLeft, stillWorks } from './policy.ts';
import { findHandingOn, getHandingOn, listHandedFrom, listHandedTo } from './queries.server.ts';

export type HandingRefusal =
	'not-her-days' | 'has-hours' | 'decided' | 'taken' | 'not-shared' | 'too-many' | 'not-staying' | 'not-wanted';

async function endOn(tx: Tx, work: Engagement, lastOn: string, saidBy: 'herself' | 'team') {
	if (await findHandingOn(tx, work.id)) return done;
	if (lastOn < work.fromOn || lastOn > work.untilOn) return refused('not-her-days');
	if ((await listHours(tx, work.id)).some(({ day }) => day > lastOn)) return refused('has-hours');
	await setLastDay(tx, work.id, lastOn);
	const said = { said_by: saidBy, said_on: todayOf(tx), until_before: work.untilOn };
	const own = { org_id: tx.actor.orgId, engagement_id: work.id, call_id: work.callId };
	await tx.db
		.insertInto('coproduction.handing_on')
		.values({ ...own, ...said })
		.execute();
	await record(tx, 'coproduction.handing-on.said', { call: work.callId, engagement: work.id, lastOn });
	return done;
}

const setLastDay = (tx: Tx, id: string, until_on: string) =>
	tx.db.updateTable('coproduction.engagement').set({ until_on }).where('id', '=', id).execute();

/** The work of whoever shows a receipt, held until this is done. Throws NotFound. */
async function ownWork(link: Tx, code: string): Promise<Engagement> {
	const { application } = await followApplication(link, code);
	await lockCall(link, application.callId);
	const work = await findEngagement(link, application.id);
	if (work?.answer !== 'yes') throw new NotFound();
	return work;
}

/** Whoever works says by her receipt which day is her last. Nobody asks why; said twice is once. Throws NotFound. */
export async function stepDown(link: Tx, code: string, lastOn: string): Promise<Outcome<'not-her-days' | 'has-hours'>> {
	return endOn(link, await ownWork(link, code), lastOn, 'herself');
}

/** She stays after all, while nothing is decided. Throws NotFound. */
export async function stayAfterAll(link: Tx, code: string): Promise<Outcome<'decided'>> {
	const work = await ownWork(link, code);
	const handing = await findHandingOn(link, work.id);
	if (!handing) return done;
	if (handing.way) return refused('decided');
	return undo(link, work, handing.untilBefore);
}

async function undo(tx: Tx, work: Engagement, untilBefore: string) {
	await setLastDay(tx, work.id, untilBefore);
	await tx.db.deleteFrom('coproduction.handing_on').where('engagement_id', '=', work.id).execute();
	await record(tx, 'coproduction.handing-on.stays', { call: work.callId, engagement: work.id });
	return done;
}

/** Work that somebody said yes to, for whoever coordinates, held until this is done. Throws NotFound, Forbidden. */
async function toRunWork(tx: Tx, engagementId: string): Promise<Engagement> {
	const { callId } = await getEngagement(tx, engagementId);
	await toRunCall(tx, callId);
	const work = await getEngagement(tx, engagementId);
	if (work.answer !== 'yes') throw new NotFound();
	return work;
}

/** Whoever coordinates was told which day is her last. */
export async function noteLastDay(
	tx: Tx,
	engagementId: string,
	lastOn: string
): Promise<Outcome<'not-her-days' | 'has-hours'>> {
	return endOn(tx, await toRunWork(tx, engagementId), lastOn, 'team');
}

/** Whoever coordinates notes that she stays after all, while nobody took hours of hers over. */
export async function noteThatSheStays(tx: Tx, engagementId: string): Promise<Outcome<'taken'>> {
	const work = await toRunWork(tx, engagementId);
	const handing = await findHandingOn(tx, work.id);
	if (!handing) return done;
	if (!(await clear(tx, handing.id))) return refused('taken');
	const open = { way: null, chosen_by: null, decided_on: null, decided_by: null };
	await tx.db.updateTable('coproduction.handing_on').set(open).where('id', '=', handing.id).execute();
	return undo(tx, work, handing.untilBefore);
}

/** Takes back what was offered of the hours; false where somebody took some over already. */
async function clear(tx: Tx, handingOnId: string): Promise<boolean> {
	const handed = await listHandedFrom(tx, handingOnId);
	if (handed.some(({ answer }) => answer === 'yes')) return false;
	for (const { applicationId } of handed)
		if (applicationId && (await findEngagement(tx, applicationId))?.answer === 'yes') return false;
	await tx.db.deleteFrom('coproduction.handed_hours').where('handing_on_id', '=', handingOnId).execute();
	return true;
}

/** What becomes of the hours, and who chose so. It can be chosen otherwise until somebody took hours over. */
export async function decideHandingOn(
	tx: Tx,
	engagementId: string,
	{ way, chosenBy }: HandingFields
): Promise<Outcome<'taken'>> {
	const work = await toRunWork(tx, engagementId);
	const handing = await getHandingOn(tx, work.id);
	if (handing.way !== way && !(await clear(tx, handing.id))) return refused('taken');
	const decided = { way, chosen_by: chosenBy, decided_on: todayOf(tx), decided_by: tx.actor.id };
	await tx.db.updateTable('coproduction.handing_on').set(decided).where('id', '=', handing.id).execute();
	await record(tx, 'coproduction.handing-on.decided', { call: work.callId, engagement: work.id, way, chosenBy });
	return done;
}

const values = (tx: Tx, work: Engagement, handing: { id: string }) => ({
	...{ org_id: tx.actor.orgId, handing_on_id: handing.id, call_id: work.callId, per: work.per },
	offered_on: todayOf(tx)
});

/** Offers somebody who stays some of the hours; offered again to her before she answers, as many as now. */
export async function offerHours(
	tx: Tx,
	engagementId: string,
	{ engagement: to, hours }: { engagement: string; hours: number }
): Promise<Outcome<'not-shared' | 'not-staying' | 'too-many' | 'taken'>> {
	const work = await toRunWork(tx, engagementId);
	const handing = await getHandingOn(tx, work.id);
	if (handing.way !== 'shared') return refused('not-shared');
	const takes = await getEngagement(tx, to);
	const stays = takes.callId === work.callId && takes.id !== work.id && takes.per === work.per;
	if (!stays || !stillWorks(takes, todayOf(tx)) || (await findHandingOn(tx, to))) return refused('not-staying');
	const handed = await listHandedFrom(tx, handing.id);
	const before = handed.find(({ engagementId: id }) => id === to);
	if (before?.answer === 'yes') return refused('taken');
	const others = handed.filter(({ id }) => id !== before?.id);
	if (hours > hoursLeft(work.hours, others)) return refused('too-many');
	if (before) await tx.db.deleteFrom('coproduction.handed_hours').where('id', '=', before.id).execute();
	await tx.db
		.insertInto('coproduction.handed_hours')
		.values({ ...values(tx, work, handing), engagement_id: to, hours })
		.execute();
	await record(tx, 'coproduction.handing-on.offered', { call: work.callId, engagement: work.id, to, hours });
	return done;
}

/** Somebody whom the panel asked to meet, or who wanted to be kept in mind, is to take the hours over: she is offered the work next. */
export async function nameSuccessor(
	tx: Tx,
	engagementId: string,
	applicationId: string
): Promise<Outcome<'not-shared' | 'not-wanted' | 'taken'>> {
	const work = await toRunWork(tx, engagementId);
	const handing = await getHandingOn(tx, work.id);
	if (handing.way !== 'replaced') return refused('not-shared');
	const application = await getApplication(tx, applicationId);
	const isMet = application.outcome === 'shortlisted';
	const isKept = application.outcome === 'not-this-time' && (await findKeptUntil(tx, applicationId));
	if (application.callId !== work.callId || !(isMet || isKept)) return refused('not-wanted');
	if (!(await clear(tx, handing.id))) return refused('taken');
	if (!isMet) {
		const met = await decideApplication(tx, applicationId, { outcome: 'shortlisted', why: application.why ?? '' });
		if (!met.ok) return refused('not-wanted');
	}
	await tx.db
		.insertInto('coproduction.handed_hours')
		.values({ ...values(tx, work, handing), application_id: applicationId, hours: work.hours })
		.execute();
	await record(tx, 'coproduction.handing-on.successor', { call: work.callId, engagement: work.id, applicationId });
	return done;
}

/** Takes an offer of hours back that nobody has said yes to. Twice is once. */
export async function takeOfferBack(tx: Tx, engagementId: string, handedId: string): Promise<Outcome<'taken'>> {
	const work = await toRunWork(tx, engagementId);
	const handing = await getHandingOn(tx, work.id);
	const handed = (await listHandedFrom(tx, handing.id)).find(({ id }) => id === handedId);
	if (!handed) return done;
	if (handed.answer === 'yes') return refused('taken');
	await tx.db.deleteFrom('coproduction.handed_hours').where('id', '=', handed.id).execute();
	await record(tx, 'coproduction.handing-on.offer-back', { call: work.callId, engagement: work.id });
	return done;
}

/** Whoever stays says yes or no to hours of somebody who stepped down, by her receipt. Said twice is once. Throws NotFound. */
export async function answerHours(
	link: Tx,
	code: string,
	{ handed: id, answer }: { handed: string; answer: 'yes' | 'no' }
): Promise<Outcome<'other-offer' | 'answered'>> {
	const work = await ownWork(link, code);
	const offer = (await listHandedTo(link, work.id)).find((each) => each.id === id);
	if (!offer) return refused('other-offer');
	if (offer.answer === answer) return done;
	if (offer.answer) return refused('answered');
	await link.db
		.updateTable('coproduction.handed_hours')
		.set({ answer, answered_on: todayOf(link) })
		.where('id', '=', offer.id)
		.execute();
	await record(link, 'coproduction.handing-on.answered', { call: work.callId, engagement: work.id, answer });
	return done;
}
