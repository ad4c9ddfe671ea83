import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { getPaidCall, type PaidCall } from '../call/queries.server.ts';
import { hashOfReceipt } from '../note/policy.ts';
import type { ApplicationOutcome } from './form.ts';

/** An application, by its number. Who wrote it stands elsewhere. */
export interface Application {
	id: string;
	callId: string;
	number: number;
	language: string;
	came: 'link' | 'helper';
	receivedOn: string;
	outcome: ApplicationOutcome | null;
	why: string | null;
	decidedOn: string | null;
	/** What she was told of it, in the way she wrote. */
	toldOutcome: ApplicationOutcome | null;
}

/** What she answered to one question. */
export interface ApplicationAnswer {
	place: number;
	words: string;
}

/** Who applied, how to reach her, and what she needs. */
export interface ApplicationContact {
	called: string;
	reach: string;
	needs: string;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.application')
		.select(['coproduction.application.id', 'coproduction.application.call_id as callId', 'number', 'language'])
		.select(['came', 'received_on as receivedOn'])
		.select(['outcome', 'why', 'decided_on as decidedOn', 'told_outcome as toldOutcome'])
		.$narrowType<Pick<Application, 'came' | 'outcome' | 'toldOutcome'>>();

/** The applications for a call that the speaker may see, by their numbers. */
export async function listApplications(tx: Tx, callId: string): Promise<Application[]> {
	return rowsOf(tx).where('call_id', '=', callId).orderBy('number').execute();
}

/** One application. Throws NotFound. */
export async function getApplication(tx: Tx, id: string): Promise<Application> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row;
}

/** What she answered, as far as the speaker reads it: whoever sits on the panel only what the panel is shown. */
export async function listAnswers(tx: Tx, applicationId: string): Promise<ApplicationAnswer[]> {
	return tx.db
		.selectFrom('coproduction.application_answer')
		.select(['place', 'words'])
		.where('application_id', '=', applicationId)
		.orderBy('place')
		.execute();
}

/** Who applied, for whoever coordinates once all ratings are in. Throws NotFound. */
export async function getContact(tx: Tx, applicationId: string): Promise<ApplicationContact> {
	const row = await tx.db
		.selectFrom('coproduction.application_contact')
		.select(['called', 'reach', 'needs'])
		.where('application_id', '=', applicationId)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row;
}

/** Of which applications for a call all ratings are in. */
export async function listRated(tx: Tx, callId: string): Promise<Set<string>> {
	const rows = await tx.db
		.selectFrom('coproduction.application')
		.select('id')
		.where('call_id', '=', callId)
		.where('id', 'in', sql<string>`(select coproduction.rated_applications())`)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** What became of an application, by the code on its receipt. In a transaction that speaks for a link. Throws NotFound. */
export async function followApplication(link: Tx, code: string): Promise<{ application: Application; call: PaidCall }> {
	const hash = hashOfReceipt(code);
	await showTo(link, hash);
	const application = await rowsOf(link).where('receipt_hash', '=', hash).executeTakeFirst();
	if (!application) throw new NotFound();
	return { application, call: await getPaidCall(link, application.callId) };
}

/** Whether whoever applied said yes to the work. */
export async function hasWork(tx: Tx, applicationId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('coproduction.engagement')
		.select('id')
		.where('application_id', '=', applicationId)
		.where('answer', '=', 'yes')
		.executeTakeFirst();
	return row !== undefined;
}

/** Until when whoever applied is kept in mind; undefined where she is not. */
export async function findKeptUntil(tx: Tx, applicationId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('coproduction.kept_in_mind')
		.select('until')
		.where('application_id', '=', applicationId)
		.executeTakeFirst();
	return row?.until;
}

/** Somebody who is still to be told what was decided of her, or who wants to be kept in mind. */
export interface Reached extends Application, Pick<ApplicationContact, 'called' | 'reach'> {
	keptUntil: string | null;
}

/** Of whom was decided, with how to reach her, for whoever coordinates, by their numbers. */
export async function listReached(tx: Tx, callId: string): Promise<Reached[]> {
	return rowsOf(tx)
		.innerJoin('coproduction.application_contact as contact', (join) =>
			join
				.onRef('contact.org_id', '=', 'coproduction.application.org_id')
				.onRef('contact.application_id', '=', 'coproduction.application.id')
		)
		.leftJoin('coproduction.kept_in_mind as kept', (join) =>
			join
				.onRef('kept.org_id', '=', 'coproduction.application.org_id')
				.onRef('kept.application_id', '=', 'coproduction.application.id')
		)
		.select(['contact.called', 'contact.reach', 'kept.until as keptUntil'])
		.where('coproduction.application.call_id', '=', callId)
		.where('coproduction.application.outcome', 'is not', null)
		.orderBy('coproduction.application.number')
		.execute();
}
