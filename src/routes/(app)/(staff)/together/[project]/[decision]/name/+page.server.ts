import { redirect } from '@sveltejs/kit';
import { getResult } from '#rooms/coproduction/count/queries.server.ts';
import { nameRunsForm } from '#rooms/coproduction/decision/form.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { calledBecause } from '#rooms/coproduction/thread/commands.server.ts';
import { nameProgramme } from '#rooms/programmes/courses/programme/commands.server.ts';
import { mayNameProgramme } from '#rooms/programmes/courses/programme/policy.ts';
import { getProgramme, listRunsToName } from '#rooms/programmes/courses/programme/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = { project: string; decision: string };

/** What was adopted, where it is one thing, and the programme that it could be the name of. Throws NotFound, Forbidden. */
async function toName(tx: Tx, params: Params) {
	const shown = await toRun(tx, params);
	if (!mayNameProgramme(tx.actor)) throw new Forbidden();
	const isAdopted = shown.decision.state === 'adopted' && !shown.decision.noGoOf;
	const winners = isAdopted ? (await getResult(tx, params.decision)).winners : [];
	const won = (await listOptions(tx, params.decision)).filter(({ place }) => winners.includes(place));
	return { ...shown, name: won.length === 1 ? won[0]?.name : undefined, programmeId: shown.project.programmeId };
}

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { programmeId, ...shown } = await toName(tx, params);
		return {
			...shown,
			programme: programmeId ? await getProgramme(tx, programmeId) : null,
			runs: programmeId ? await listRunsToName(tx, programmeId) : [],
			zone: tx.zone
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, nameRunsForm);
		if (!form.ok) return form.problem;
		const isNamed = await locals.tx(async (tx) => {
			const { name, programmeId } = await toName(tx, params);
			if (!name || !programmeId) return false;
			const named = await nameProgramme(tx, programmeId, name, form.value.runs);
			if (named.ok) for (const run of named.value) await calledBecause(tx, params.project, run, params.decision);
			return true;
		});
		if (!isNamed) return form.refuse(m.coproduction_name_not_yet());
		redirect(303, `/together/${params.project}/${params.decision}?said=programme-named`);
	}
};
