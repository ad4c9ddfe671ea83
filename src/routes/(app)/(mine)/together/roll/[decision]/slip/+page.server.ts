import { redirect } from '@sveltejs/kit';
import { fieldOf } from '#rooms/coproduction/ballot/form.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { slipForm } from '#rooms/coproduction/paper/form.ts';
import { typeRefusalWords } from '#rooms/coproduction/paper/words.ts';
import { typeSlip } from '#rooms/coproduction/slip/commands.server.ts';
import { getSlipBox } from '#rooms/coproduction/slip/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { texts } from '#platform/forms/shown.ts';
import { NotFound } from '#platform/outcome.ts';
import { tellsIn } from '../tells.server.ts';
import type { Actions, PageServerLoad } from './$types';

const answers = ['first', 'same', 'differs'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const decision = await getDecision(tx, params.decision);
		if (!(await tellsIn(tx, decision.id)) || decision.state !== 'open') throw new NotFound();
		return {
			decision,
			options: await listOptions(tx, decision.id),
			field: fieldOf[decision.method],
			box: await getSlipBox(tx, decision.id),
			came: answers.find((answer) => answer === url.searchParams.get('came'))
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const form = await readForm(request, slipForm);
		if (!form.ok) return form.problem;
		const { slip } = form.value;
		const typed = texts(form.typed);
		const outcome = await locals.tx(async (tx) => {
			const { method } = await getDecision(tx, params.decision);
			const options = await listOptions(tx, params.decision);
			return typeSlip(
				tx,
				params.decision,
				slip,
				options.map(({ place }) => numberIn(typed[`${fieldOf[method]}-${place}`]))
			);
		});
		if (!outcome.ok) return form.refuse(typeRefusalWords[outcome.reason](), 'slip');
		redirect(303, `${url.pathname}?came=${outcome.value.is}`);
	}
};

/** What stands beside an option on a slip: a number, or nothing that is one. */
function numberIn(text: string | undefined): number | null {
	return text && /^\d{1,2}$/.test(text.trim()) ? Number(text) : null;
}
