import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { applyByLink } from '#rooms/coproduction/application/commands.server.ts';
import { applyForm } from '#rooms/coproduction/application/form.ts';
import { callStands } from '#rooms/coproduction/call/policy.ts';
import { getCallAt, listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { listReasons } from '#rooms/coproduction/thread/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many apply by one address in an hour. The address is counted, and nobody who has it. */
const most = { applications: 60, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = await locals.door(async (door) => {
		const call = await getCallAt(door, params.link);
		return { call, criteria: await listCallCriteria(door, call.id), stands: callStands(call, todayOf(door)) };
	});
	return {
		...asked,
		because: await locals.tx((tx) => listReasons(tx, 'call', asked.call.id)),
		together: locals.publicPath('/together'),
		form: randomUUID(),
		isThanked: url.searchParams.has('thanks'),
		receipt: /^[A-Z]{4}-[A-Z]{4}$/.exec(url.searchParams.get('code') ?? '')?.[0],
		zone: locals.organisation.timeZone,
		here: locals.publicPath(`/together/call/${params.link}`),
		follow: locals.publicPath('/together/call/mine')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, applyForm);
		if (!form.ok) return form.problem;
		const { machine, ...application } = { ...form.value, language: locals.language };
		const isFew = !machine && (await locals.allow('apply by the link', params.link, most.applications, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_apply_too_many());
		const outcome = await locals.door((door) => applyByLink(door, params.link, application));
		if (!outcome.ok) return form.refuse(m.coproduction_apply_closed());
		redirect(303, `${locals.publicPath(`/together/call/${params.link}`)}?thanks&code=${inTwo(outcome.value)}`);
	}
};
