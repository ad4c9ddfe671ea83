import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { inWords } from '#platform/i18n/language.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { csvOf, workbookOf, type Rows } from '#platform/sheets/write.ts';
import { m } from '#messages';
import { followApplication } from '../application/queries.server.ts';
import { mayRunCall } from '../call/policy.ts';
import { todayOf } from '../campaign/policy.ts';
import { findEngagement } from '../engagement/queries.server.ts';
import { idOfLinkNote } from '../note/policy.ts';
import { getProject } from '../project/queries.server.ts';
import type { HoursFields } from './form.ts';
import { mayConfirmHours } from './policy.ts';
import { listHours, listWorked } from './queries.server.ts';

async function workOf(link: Tx, code: string) {
	const { application } = await followApplication(link, code);
	const work = await findEngagement(link, application.id);
	if (work?.answer !== 'yes') throw new NotFound();
	return work;
}

/** Whoever works notes by her receipt what she did on a day; the same form twice is once. Throws NotFound. */
export async function noteHours(
	link: Tx,
	code: string,
	{ id, day, minutes, what }: HoursFields
): Promise<Outcome<'not-her-days' | 'ahead'>> {
	const work = await workOf(link, code);
	if (day > todayOf(link)) return refused('ahead');
	if (day < work.fromOn || day > work.untilOn) return refused('not-her-days');
	const own = { org_id: link.actor.orgId, engagement_id: work.id, call_id: work.callId };
	const noted = await link.db
		.insertInto('coproduction.hours')
		.values({ ...own, id: idOfLinkNote(id, ['hours', work.id, day, minutes, what]), day, minutes, what })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!noted.numInsertedOrUpdatedRows) return done;
	await record(link, 'coproduction.hours.noted', { engagement: work.id, minutes });
	return done;
}

/** She takes a note of hers back that nobody has confirmed. Twice is once. Throws NotFound. */
export async function takeHoursBack(link: Tx, code: string, id: string): Promise<Outcome<'confirmed'>> {
	const work = await workOf(link, code);
	const noted = (await listHours(link, work.id)).find((one) => one.id === id);
	if (!noted) return done;
	if (noted.confirmedOn) return refused('confirmed');
	await link.db.deleteFrom('coproduction.hours').where('id', '=', id).execute();
	await record(link, 'coproduction.hours.taken-back', { engagement: work.id });
	return done;
}

/** Those who run the project confirm hours of somebody, those that they were shown. What is confirmed stays so. */
export async function confirmHours(
	tx: Tx,
	projectId: string,
	{ engagement, shown }: { engagement: string; shown: readonly string[] }
): Promise<Outcome<never>> {
	await getProject(tx, projectId);
	if (!mayConfirmHours(tx.actor, { projectId })) throw new Forbidden();
	const work = (await listWorked(tx, projectId)).find(({ id }) => id === engagement);
	if (!work) throw new NotFound();
	const open = work.noted.filter(({ id, confirmedOn }) => !confirmedOn && shown.includes(id)).map(({ id }) => id);
	if (!open.length) return done;
	await tx.db
		.updateTable('coproduction.hours')
		.set({ confirmed_on: todayOf(tx), confirmed_by: tx.actor.id })
		.where('id', 'in', open)
		.where('confirmed_on', 'is', null) // two who confirm at once: the second finds it done
		.execute();
	await record(tx, 'coproduction.hours.confirmed', { engagement, count: open.length });
	return done;
}

async function takeHours(tx: Tx, projectId: string): Promise<Rows> {
	await getProject(tx, projectId);
	if (!mayRunCall(tx.actor)) throw new Forbidden();
	const worked = await listWorked(tx, projectId);
	await record(tx, 'coproduction.hours.exported', { project: projectId });
	return [
		[
			...[m.coproduction_hours_for(), m.coproduction_contact_called(), m.coproduction_hours_day()],
			...[m.coproduction_hours_minutes(), m.coproduction_hours_what(), m.coproduction_hours_confirmed()],
			m.coproduction_engagement_rate()
		],
		...worked.flatMap(({ name, called, rate, noted }) =>
			noted.map(({ day, minutes, what, confirmedOn }) => [
				...[inWords(name), called, day, minutes, what, confirmedOn ?? ''],
				rate / 100
			])
		)
	];
}

/** All hours of a project for a spreadsheet; taking it is written down. */
export const exportHours = async (tx: Tx, projectId: string): Promise<string> => csvOf(await takeHours(tx, projectId));

/** The same as a workbook. */
export const exportHoursWorkbook = async (tx: Tx, projectId: string): Promise<Buffer> =>
	workbookOf(await takeHours(tx, projectId));
