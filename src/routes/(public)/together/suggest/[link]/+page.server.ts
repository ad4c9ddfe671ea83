import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { takesNames } from '#rooms/coproduction/decision/policy.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { suggestByLink, suggestName } from '#rooms/coproduction/suggestion/commands.server.ts';
import { suggestForm } from '#rooms/coproduction/suggestion/form.ts';
import { readBy } from '#rooms/coproduction/suggestion/policy.ts';
import { findOwnCall, getSuggesting } from '#rooms/coproduction/suggestion/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many suggest by one link in an hour: a hall full of people. The link is counted, and nobody who has it. */
const most = { names: 200, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = await locals.door(async (door) => {
		const decision = await getSuggesting(door, params.link);
		const { id, question, why, suggests } = decision;
		return {
			...{ id, question, why, until: suggests?.until },
			project: (await getProject(door, decision.projectId)).name,
			takes: takesNames(decision, door.now),
			by: readBy(todayOf(door), suggests?.readDays ?? 2, door.zone),
			listed: await listOptions(door, id)
		};
	});
	const receipt = /^[A-Z]{4}-[A-Z]{4}$/.exec(url.searchParams.get('code') ?? '')?.[0];
	return {
		...asked,
		form: randomUUID(),
		called: await locals.tx((tx) => findOwnCall(tx, asked.id)),
		isThanked: url.searchParams.has('thanks'),
		receipt,
		zone: locals.organisation.timeZone,
		here: locals.publicPath(`/together/suggest/${params.link}`),
		follow: locals.publicPath('/together/suggest/mine')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, suggestForm);
		if (!form.ok) return form.problem;
		const { machine, ...name } = { ...form.value, language: locals.language };
		const isFew = !machine && (await locals.allow('suggest by the link', params.link, most.names, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_note_too_many());
		if (name.way === 'signed' && !name.name) return form.refuse(m.coproduction_suggest_want_name(), 'name');
		const decisionId = name.way === 'anonymous' ? null : await memberOf(locals, params.link);
		const outcome = decisionId
			? await locals.tx((tx) => suggestName(tx, decisionId, name))
			: await locals.door((door) => suggestByLink(door, params.link, name));
		if (!outcome.ok) return form.refuse(m.coproduction_suggest_over());
		redirect(303, `${locals.publicPath(`/together/suggest/${params.link}`)}?thanks&code=${inTwo(outcome.value)}`);
	}
};

/** The decision behind the address, where she who is signed in belongs to its project. Asked only of who does not want to stay unknown. */
async function memberOf(locals: App.Locals, link: string): Promise<string | null> {
	const { id } = await locals.door((door) => getSuggesting(door, link));
	return (await locals.tx((tx) => findOwnCall(tx, id))) === null ? null : id;
}
