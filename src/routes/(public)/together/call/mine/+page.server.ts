import { redirect } from '@sveltejs/kit';
import { takeApplicationBack } from '#rooms/coproduction/application/commands.server.ts';
import { applicationReceiptForm, takeApplicationBackForm } from '#rooms/coproduction/application/form.ts';
import { followApplication } from '#rooms/coproduction/application/queries.server.ts';
import { readForm, type Whole } from '#platform/forms/read.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How often codes are tried from one network in a quarter of an hour: some people, and no machine that guesses. */
const most = { codes: 60, seconds: 900 };

export const load: PageServerLoad = ({ locals, url }) => ({
	isGone: url.searchParams.has('thanks'),
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/call/mine')
});

const isFew = (locals: App.Locals) =>
	locals.allow('follow by a receipt', networkOf(locals.clientAddress), most.codes, most.seconds);

/** What a code leads to, or that it leads to nothing, said at its field. */
async function byCode<Found>(form: Whole<{ code: string }>, locals: App.Locals, work: () => Promise<Found>) {
	if (!(await isFew(locals))) return form.refuse(m.coproduction_suggest_too_often(), 'code');
	try {
		return { found: await work() };
	} catch (error) {
		if (error instanceof NotFound) return form.refuse(m.coproduction_apply_no_such_code(), 'code');
		throw error;
	}
}

export const actions: Actions = {
	follow: async ({ request, locals }) => {
		const form = await readForm(request, applicationReceiptForm);
		if (!form.ok) return form.problem;
		const { code } = form.value;
		return byCode(form, locals, () =>
			locals.link(async (link) => ({ ...(await followApplication(link, code)), code }))
		);
	},
	back: async ({ request, locals }) => {
		const form = await readForm(request, takeApplicationBackForm);
		if (!form.ok) return form.problem;
		const taken = await byCode(form, locals, () =>
			locals.link(async (link) => (await takeApplicationBack(link, form.value.code)).ok)
		);
		if (!('found' in taken)) return taken;
		redirect(303, `${locals.publicPath('/together/call/mine')}?thanks`);
	}
};
