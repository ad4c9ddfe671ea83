import { redirect } from '@sveltejs/kit';
import { openRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { findNoGoRound } from '#rooms/coproduction/decision/queries.server.ts';
import { openNoGo } from '#rooms/coproduction/no-go/commands.server.ts';
import { openNoGoForm } from '#rooms/coproduction/no-go/form.ts';
import { listNamesOut, listNoGoReasons } from '#rooms/coproduction/no-go/queries.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { wouldBeOnRoll } from '#rooms/coproduction/roll/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const { noGo, noGoOf } = shown.decision;
		if (!noGo || noGoOf) throw new NotFound();
		const round = await findNoGoRound(tx, params.decision);
		return {
			...shown,
			...{ noGo, round },
			options: await listOptions(tx, params.decision),
			out: await listNamesOut(tx, params.decision),
			reasons: round ? await listNoGoReasons(tx, round.id) : [],
			wouldBeOn: await wouldBeOnRoll(tx, params.decision)
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, openNoGoForm);
		if (!form.ok) return form.problem;
		const { closesOn, closesAt, version } = form.value;
		const outcome = await locals.tx((tx) =>
			openNoGo(tx, params.decision, version, instantOf(closesOn, closesAt, tx.zone))
		);
		if (!outcome.ok) return form.refuse(openRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${outcome.value}?said=vote-open`);
	}
};
