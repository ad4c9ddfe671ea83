import { randomUUID } from 'node:crypto';
import { startCampaign } from '#rooms/coproduction/campaign/commands.server.ts';
import { campaignForm } from '#rooms/coproduction/campaign/form.ts';
import { mayRunCampaign, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { readyPrompts } from '#rooms/coproduction/campaign/choices.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long parents are asked unless somebody says otherwise. */
const weeks = 6;

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunCampaign(tx.actor, { projectId: project.id })) throw new NotFound();
		const { languages } = locals.organisation;
		const today = todayOf(tx);
		const ready = { ...readyPrompts(languages), opensOn: today, closesOn: daysAfter(today, weeks * 7) };
		return { id: randomUUID(), project, languages, ready };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, campaignForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, campaign) => startCampaign(tx, params.project, campaign), {
			to: (campaign) => `/together/${params.project}/listening/${campaign}?said=listening-started`
		});
	}
};
