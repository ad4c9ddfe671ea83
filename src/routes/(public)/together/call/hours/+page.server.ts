import { randomUUID } from 'node:crypto';
import { applicationReceiptForm } from '#rooms/coproduction/application/form.ts';
import { followApplication } from '#rooms/coproduction/application/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { findEngagement } from '#rooms/coproduction/engagement/queries.server.ts';
import { hoursRefusalWords } from '#rooms/coproduction/hours/choices.ts';
import { noteHours, takeHoursBack } from '#rooms/coproduction/hours/commands.server.ts';
import { hoursBackForm, notedHoursForm } from '#rooms/coproduction/hours/form.ts';
import { listHours } from '#rooms/coproduction/hours/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm, type Whole } from '#platform/forms/read.server.ts';
import { done, NotFound, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { byReceipt, thenOpen } from '../by-receipt.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	form: randomUUID(),
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/call/hours')
});

async function hoursOf(link: Tx, code: string) {
	const { application, call } = await followApplication(link, code);
	const work = await findEngagement(link, application.id);
	if (work?.answer !== 'yes') throw new NotFound();
	return { code, call, rate: work.rate, noted: await listHours(link, work.id), today: todayOf(link) };
}

/** Does what she asks by her receipt, and shows her hours again; a code without work is said at its field. */
const thenShow = <Reason extends keyof typeof hoursRefusalWords>(
	form: Whole<{ code: string }>,
	locals: App.Locals,
	work: (link: Tx) => Promise<Outcome<Reason>>,
	said = () => ''
) =>
	byReceipt(form, locals, {
		missing: m.coproduction_hours_no_work,
		work: () => thenOpen(locals, form.value.code, { work, page: hoursOf, said, words: hoursRefusalWords })
	});

export const actions: Actions = {
	follow: async ({ request, locals }) => {
		const form = await readForm(request, applicationReceiptForm);
		if (!form.ok) return form.problem;
		return thenShow(form, locals, () => Promise.resolve(done));
	},
	note: async ({ request, locals }) => {
		const form = await readForm(request, notedHoursForm);
		if (!form.ok) return form.problem;
		const { code, ...hours } = form.value;
		return thenShow(form, locals, (link) => noteHours(link, code, hours), m.coproduction_hours_noted);
	},
	remove: async ({ request, locals }) => {
		const form = await readForm(request, hoursBackForm);
		if (!form.ok) return form.problem;
		const { code, hours } = form.value;
		return thenShow(form, locals, (link) => takeHoursBack(link, code, hours), m.coproduction_hours_back_said);
	}
};
