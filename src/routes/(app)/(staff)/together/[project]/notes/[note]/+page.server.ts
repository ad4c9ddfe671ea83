import { redirect } from '@sveltejs/kit';
import { getCampaign, listPrompts, listTargets } from '#rooms/coproduction/campaign/queries.server.ts';
import { readNote, takeNoteBack } from '#rooms/coproduction/note/commands.server.ts';
import { getNote } from '#rooms/coproduction/note/queries.server.ts';
import { markPassage, unmarkPassage } from '#rooms/coproduction/passage/commands.server.ts';
import { passageForm } from '#rooms/coproduction/passage/form.ts';
import { listPassagesOf } from '#rooms/coproduction/passage/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { holds } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const note = await getNote(tx, params.note);
		const campaign = await getCampaign(tx, note.campaignId);
		const runs = mayRunProject(tx.actor, campaign.projectId);
		if (campaign.projectId !== params.project || (!runs && !holds(tx.actor, 'evaluator'))) throw new NotFound();
		await noteReading(tx, 'coproduction.note');
		return {
			...{ note, runs, zone: tx.zone, project: campaign.projectId, together: locals.publicPath('/together') },
			prompts: await listPrompts(tx, campaign.id),
			targets: await listTargets(tx, campaign.id),
			themes: await listThemes(tx, campaign.projectId),
			passages: await listPassagesOf(tx, note.id)
		};
	});

const here = ({ project, note }: { project: string; note: string }) => `/together/${project}/notes/${note}`;
const refusals = {
	'not-there': m.coproduction_passage_not_there,
	'taken-back': m.coproduction_passage_taken_back,
	joined: m.coproduction_passage_joined
};

export const actions: Actions = {
	mark: async ({ request, locals, params }) => {
		const form = await readForm(request, passageForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => markPassage(tx, params.note, form.value));
		if (!outcome.ok) return form.refuse(refusals[outcome.reason](), outcome.reason === 'joined' ? 'theme' : 'stretch');
		redirect(303, `${here(params)}?said=passage-marked`);
	},
	unmark: async ({ request, locals, params }) => {
		const passage = await textIn(request, 'passage');
		await locals.tx((tx) => unmarkPassage(tx, params.note, passage));
		redirect(303, `${here(params)}?said=passage-unmarked`);
	},
	read: async ({ locals, params }) => {
		await locals.tx((tx) => readNote(tx, params.note));
		redirect(303, `${here(params)}?said=note-read-by`);
	},
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeNoteBack(tx, params.note));
		redirect(303, `/together/${params.project}/notes?said=note-back`);
	}
};
