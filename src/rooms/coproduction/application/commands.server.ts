import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toRunCall } from '../call/commands.server.ts';
import { callStands, mayTypeIn } from '../call/policy.ts';
import { getPaidCall, getCallAt, listCallCriteria, type PaidCall } from '../call/queries.server.ts';
import { hashOfReceipt, idOfLinkNote } from '../note/policy.ts';
import type { ApplicationFields, ApplicationOutcome, DecidedOutcome, MindMonths } from './form.ts';
import { dayMonthsOn, receiptOfApplication } from './policy.ts';
import { followApplication, getApplication, hasWork, listRated } from './queries.server.ts';

type Sent = ApplicationFields & { id: string; language: string };

/** By the address anybody applies, without an account. Returns her receipt. */
export async function applyByLink(door: Tx, link: string, sent: Sent): Promise<Outcome<'closed', string>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	return receive(door, await getCallAt(door, link), sent, 'link');
}

/** Somebody of the team types in what an applicant says, and reads it nowhere again. Returns the receipt for her. */
export async function typeInFor(tx: Tx, callId: string, sent: Sent): Promise<Outcome<'closed', string>> {
	const call = await getPaidCall(tx, callId);
	if (!mayTypeIn(tx.actor, call)) throw new Forbidden();
	return receive(tx, call, sent, 'helper');
}

async function receive(
	tx: Tx,
	call: PaidCall,
	{ id: formId, language, answers, called, reach, needs }: Sent,
	came: 'link' | 'helper'
): Promise<Outcome<'closed', string>> {
	if (callStands(call, todayOf(tx)) !== 'open') return refused('closed');
	const id = idOfLinkNote(formId, ['application', call.id, answers, called, reach, needs]);
	const receipt = receiptOfApplication(id);
	const own = { org_id: tx.actor.orgId, call_id: call.id };
	const received = await tx.db
		.insertInto('coproduction.application')
		.values({ ...own, id, number: 1, language, came, received_on: todayOf(tx), receipt_hash: hashOfReceipt(receipt) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!received.numInsertedOrUpdatedRows) return doneWith(receipt);
	const said = (await listCallCriteria(tx, call.id)).flatMap(({ place, isShown }) => {
		const words = answers[place];
		return words ? [{ ...own, application_id: id, place, is_shown: isShown, words }] : [];
	});
	if (said.length) await tx.db.insertInto('coproduction.application_answer').values(said).execute();
	await tx.db
		.insertInto('coproduction.application_contact')
		.values({ ...own, application_id: id, called, reach, needs })
		.execute();
	await record(tx, 'coproduction.application.received', { call: call.id });
	return doneWith(receipt);
}

/** Decides whether an applicant is asked to meet, with a reason, once all who rate her application have. It can be put right until she has said yes to the work. */
export async function decideApplication(
	tx: Tx,
	id: string,
	{ outcome, why }: { outcome: DecidedOutcome; why: string }
): Promise<Outcome<'not-all-in' | 'works'>> {
	const { callId } = await getApplication(tx, id);
	await toRunCall(tx, callId);
	if (await hasWork(tx, id)) return refused('works');
	if (!(await listRated(tx, callId)).has(id)) return refused('not-all-in');
	await tx.db
		.updateTable('coproduction.application')
		.set({ outcome, why, decided_on: todayOf(tx) })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.application.decided', { call: callId, application: id, outcome });
	return done;
}

/** Whoever has its receipt takes an application back: it is gone, with who wrote it and every rating; not while work came of it. Throws NotFound. */
export async function takeApplicationBack(link: Tx, code: string): Promise<Outcome<'works'>> {
	const { application } = await followApplication(link, code);
	if (await hasWork(link, application.id)) return refused('works');
	const gone = await link.db.deleteFrom('coproduction.application').where('id', '=', application.id).executeTakeFirst();
	if (!gone.numDeletedRows) throw new NotFound();
	await record(link, 'coproduction.application.taken-back', { call: application.callId });
	return done;
}

/** Whoever was not chosen wants to be asked when there is work again, for so many months; or no longer, with none. By her receipt. Throws NotFound. */
export async function keepInMind(link: Tx, code: string, months: MindMonths): Promise<Outcome<'not-now'>> {
	const { application } = await followApplication(link, code);
	const { id, callId } = application;
	if (months === '0') {
		await link.db.deleteFrom('coproduction.kept_in_mind').where('application_id', '=', id).execute();
	} else {
		if (application.outcome !== 'not-this-time') return refused('not-now');
		const said = { said_on: todayOf(link), until: dayMonthsOn(todayOf(link), Number(months)) };
		await link.db
			.insertInto('coproduction.kept_in_mind')
			.values({ org_id: link.actor.orgId, application_id: id, call_id: callId, ...said })
			.onConflict((conflict) => conflict.columns(['org_id', 'application_id']).doUpdateSet(said))
			.execute();
	}
	await record(link, 'coproduction.application.in-mind', { call: callId, months });
	return done;
}

/** Whoever coordinates told somebody what was decided of her, as it was shown to her. Said twice is once. */
export async function tellApplicant(tx: Tx, id: string, outcome: ApplicationOutcome): Promise<Outcome<'changed'>> {
	const { callId } = await getApplication(tx, id);
	await toRunCall(tx, callId);
	const application = await getApplication(tx, id);
	if (application.outcome !== outcome) return refused('changed');
	if (application.toldOutcome === outcome) return done;
	await tx.db
		.updateTable('coproduction.application')
		.set({ told_outcome: outcome, told_on: todayOf(tx) })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.application.told', { call: callId, application: id });
	return done;
}

/** Applications whose time is over go, with who wrote them: six months after their call closed or was decided, later where she is kept in mind or worked here. Wishes that are over go too. */
export async function letOldApplicationsGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	await job.db.deleteFrom('coproduction.kept_in_mind').where('until', '<', todayOf(job)).execute();
	const gone = await job.db
		.deleteFrom('coproduction.application')
		.where(sql<boolean>`coproduction.is_outlived(application)`)
		.executeTakeFirstOrThrow();
	if (gone.numDeletedRows) await record(job, 'coproduction.application.let-go', { count: Number(gone.numDeletedRows) });
}
