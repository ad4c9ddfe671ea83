import { fail, redirect } from '@sveltejs/kit';
import { getPaper, passBySlip } from '#rooms/coproduction/ballot/queries.server.ts';
import { slipForm } from '#rooms/coproduction/paper/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { forgetFilledIn } from '#platform/web/cookies.ts';
import { castFrom } from '../../../papers.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A screen that others use too: after a paper went in it is empty, and a reload or the way back show nothing. */
export const load: PageServerLoad = ({ locals, url }) => ({
	isIn: url.searchParams.has('in'),
	scanned: url.searchParams.get('slip')?.slice(0, 40) ?? '',
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/slip')
});

const paperOf = (locals: App.Locals, slip: string) =>
	locals.link(async (link) => ({ slip, paper: await getPaper(link, await passBySlip(link, slip)) }));

export const actions: Actions = {
	open: async ({ request, locals }) => {
		const form = await readForm(request, slipForm);
		if (!form.ok) return form.problem;
		const { slip } = form.value;
		try {
			return await paperOf(locals, slip);
		} catch (error) {
			if (error instanceof NotFound) return form.refuse(m.coproduction_paper_no_such_code(), 'slip');
			throw error;
		}
	},
	cast: async ({ request, locals, cookies, url }) => {
		const slip = await textIn(request, 'slip');
		const problem = await castFrom(locals, request, (link) => passBySlip(link, slip));
		if (problem) return fail(problem.status, { ...problem.data, ...(await paperOf(locals, slip)) });
		forgetFilledIn(cookies, url);
		redirect(303, locals.publicPath('/together/slip?in'));
	}
};
