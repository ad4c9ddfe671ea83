import { redirect } from '@sveltejs/kit';
import { rateRefusalWords } from '#rooms/coproduction/rating/choices.ts';
import { keepInMind, takeApplicationBack } from '#rooms/coproduction/application/commands.server.ts';
import { applicationReceiptForm, mindForm, takeApplicationBackForm } from '#rooms/coproduction/application/form.ts';
import { engagementRefusalWords } from '#rooms/coproduction/engagement/choices.ts';
import { answerOffer } from '#rooms/coproduction/engagement/commands.server.ts';
import { workAnswerForm } from '#rooms/coproduction/engagement/form.ts';
import { interviewRefusalWords } from '#rooms/coproduction/interview/choices.ts';
import { pickInterview } from '#rooms/coproduction/interview/commands.server.ts';
import { pickForm } from '#rooms/coproduction/interview/form.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm, type Whole } from '#platform/forms/read.server.ts';
import { done, refused, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { byReceipt, thenOpen } from '../by-receipt.server.ts';
import { allOf } from './followed.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	isGone: url.searchParams.has('thanks'),
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/call/mine'),
	hours: locals.publicPath('/together/call/hours'),
	work: locals.publicPath('/together/call/work')
});

/** Does what she asks, and shows her page again with a word on what came of it. */
const thenShow = <Reason extends string>(
	form: Whole<{ code: string }>,
	locals: App.Locals,
	work: (link: Tx) => Promise<Outcome<Reason | 'choose'>>,
	then: { said: () => string; words: Record<Reason, () => string> }
) =>
	byReceipt(form, locals, {
		missing: m.coproduction_apply_no_such_code,
		work: () => thenOpen(locals, form.value.code, { work, page: allOf, ...then })
	});

export const actions: Actions = {
	follow: async ({ request, locals }) => {
		const form = await readForm(request, applicationReceiptForm);
		if (!form.ok) return form.problem;
		return thenShow(form, locals, () => Promise.resolve(done), { said: () => '', words: {} });
	},
	pick: async ({ request, locals }) => {
		const form = await readForm(request, pickForm);
		if (!form.ok) return form.problem;
		const { code, ...sent } = form.value;
		const then = { said: m.coproduction_interview_picked, words: interviewRefusalWords };
		return thenShow(
			form,
			locals,
			async (link) => (sent.interview ? pickInterview(link, code, sent) : refused('choose')),
			then
		);
	},
	mind: async ({ request, locals }) => {
		const form = await readForm(request, mindForm);
		if (!form.ok) return form.problem;
		const { code, months } = form.value;
		const then = { said: m.coproduction_mind_said, words: { 'not-now': m.coproduction_mind_not_now } };
		return thenShow(form, locals, async (link) => (months ? keepInMind(link, code, months) : refused('choose')), then);
	},
	answer: async ({ request, locals }) => {
		const form = await readForm(request, workAnswerForm);
		if (!form.ok) return form.problem;
		const { code, version, answer } = form.value;
		const then = { said: m.coproduction_engagement_noted, words: engagementRefusalWords };
		return thenShow(
			form,
			locals,
			async (link) => (answer ? answerOffer(link, code, { version, answer }) : refused('choose')),
			then
		);
	},
	back: async ({ request, locals }) => {
		const form = await readForm(request, takeApplicationBackForm);
		if (!form.ok) return form.problem;
		const taken = await byReceipt(form, locals, {
			missing: m.coproduction_apply_no_such_code,
			work: () => locals.link((link) => takeApplicationBack(link, form.value.code))
		});
		if (!('found' in taken)) return taken;
		if (!taken.found.ok) return form.refuse(rateRefusalWords[taken.found.reason]());
		redirect(303, `${locals.publicPath('/together/call/mine')}?thanks`);
	}
};
