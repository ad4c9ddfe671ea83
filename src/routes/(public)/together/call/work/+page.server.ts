import { applicationReceiptForm } from '#rooms/coproduction/application/form.ts';
import { followApplication } from '#rooms/coproduction/application/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { findEngagement } from '#rooms/coproduction/engagement/queries.server.ts';
import { handingRefusalWords } from '#rooms/coproduction/handing-on/choices.ts';
import { answerHours, stayAfterAll, stepDown } from '#rooms/coproduction/handing-on/commands.server.ts';
import { handedAnswerForm, stayForm, stepDownForm } from '#rooms/coproduction/handing-on/form.ts';
import { findHandingOn, listHandedTo } from '#rooms/coproduction/handing-on/queries.server.ts';
import { lookBack } from '#rooms/coproduction/looking-back/commands.server.ts';
import { lookingBackForm } from '#rooms/coproduction/looking-back/form.ts';
import { mayLookBack } from '#rooms/coproduction/looking-back/policy.ts';
import { findLookingBack } from '#rooms/coproduction/looking-back/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm, type Whole } from '#platform/forms/read.server.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { callDay } from '#rooms/coproduction/call/choices.ts';
import { byReceipt, thenOpen } from '../by-receipt.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/call/work'),
	hours: locals.publicPath('/together/call/hours')
});

/** What somebody agreed, her last day, hours that she is offered, and what she said at the end. Throws NotFound. */
async function workOf(link: Tx, code: string) {
	const { application, call } = await followApplication(link, code);
	const work = await findEngagement(link, application.id);
	if (work?.answer !== 'yes') throw new NotFound();
	const today = todayOf(link);
	return {
		...{ code, call, work, handed: await listHandedTo(link, work.id), handing: await findHandingOn(link, work.id) },
		...{ stillWorks: work.untilOn >= today, mayLook: mayLookBack(work, today) },
		looked: await findLookingBack(link, work.id)
	};
}

const words = { ...handingRefusalWords, 'not-the-time': m.coproduction_looking_refused };

const thenShow = <Reason extends keyof typeof words>(
	form: Whole<{ code: string }>,
	locals: App.Locals,
	work: (link: Tx) => Promise<Outcome<Reason | 'choose'>>,
	said = () => ''
) =>
	byReceipt(form, locals, {
		missing: m.coproduction_hours_no_work,
		work: () => thenOpen(locals, form.value.code, { work, page: workOf, said, words })
	});

export const actions: Actions = {
	follow: async ({ request, locals }) => {
		const form = await readForm(request, applicationReceiptForm);
		if (!form.ok) return form.problem;
		return thenShow(form, locals, () => Promise.resolve(done));
	},
	stop: async ({ request, locals }) => {
		const form = await readForm(request, stepDownForm);
		if (!form.ok) return form.problem;
		const { code, lastOn } = form.value;
		const day = callDay(lastOn, locals.organisation.timeZone);
		const said = () => m.coproduction_handing_said_mine({ day });
		return thenShow(form, locals, (link) => stepDown(link, code, lastOn), said);
	},
	stay: async ({ request, locals }) => {
		const form = await readForm(request, stayForm);
		if (!form.ok) return form.problem;
		return thenShow(form, locals, (link) => stayAfterAll(link, form.value.code), m.coproduction_handing_stay_said);
	},
	hours: async ({ request, locals }) => {
		const form = await readForm(request, handedAnswerForm);
		if (!form.ok) return form.problem;
		const { code, handed, answer } = form.value;
		const answers = async (link: Tx) => (answer ? answerHours(link, code, { handed, answer }) : refused('choose'));
		return thenShow(form, locals, answers, m.coproduction_handed_noted);
	},
	look: async ({ request, locals }) => {
		const form = await readForm(request, lookingBackForm);
		if (!form.ok) return form.problem;
		const { code, ...looked } = form.value;
		const isNothing = Object.values(looked).every((text) => !text);
		const said = isNothing ? m.coproduction_looking_gone : m.coproduction_looking_said;
		return thenShow(form, locals, (link) => lookBack(link, code, looked), said);
	}
};
