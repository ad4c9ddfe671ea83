import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { typeInFor } from '#rooms/coproduction/application/commands.server.ts';
import { applyForm } from '#rooms/coproduction/application/form.ts';
import { callStands, mayRunCall, mayTypeIn } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall, listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const call = await getPaidCall(tx, params.wanted);
		if (call.projectId !== params.project || !mayTypeIn(tx.actor, call)) throw new NotFound();
		return {
			call,
			criteria: await listCallCriteria(tx, call.id),
			isOpen: callStands(call, todayOf(tx)) === 'open',
			runs: mayRunCall(tx.actor),
			form: randomUUID(),
			receipt: /^[A-Z]{4}-[A-Z]{4}$/.exec(url.searchParams.get('code') ?? '')?.[0]
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, applyForm);
		if (!form.ok) return form.problem;
		const { machine: _, ...application } = { ...form.value, language: locals.language };
		const outcome = await locals.tx((tx) => typeInFor(tx, params.wanted, application));
		if (!outcome.ok) return form.refuse(m.coproduction_apply_closed());
		redirect(303, `/together/${params.project}/calls/${params.wanted}/apply?thanks&code=${inTwo(outcome.value)}`);
	}
};
