import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { activityLibrary } from '#rooms/coproduction/activity/library.ts';
import { listOwnActivities } from '#rooms/coproduction/activity/queries.server.ts';
import { listBoards } from '#rooms/coproduction/board/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { addStep, moveStep } from '#rooms/coproduction/step/commands.server.ts';
import { moveStepForm, newStepForm } from '#rooms/coproduction/step/form.ts';
import { stepOptions, stepRefusalWords } from '#rooms/coproduction/step/words.ts';
import { mayPlanWorkshop } from '#rooms/coproduction/workshop/policy.ts';
import { findTurnoutBefore, findWorkshopTurnout } from '#rooms/coproduction/workshop/queries.server.ts';
import { getBands } from '#rooms/creche/place/queries.server.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { planOf } from './plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const plan = await planOf(tx, params);
		const { workshop } = plan;
		const plans = mayPlanWorkshop(tx.actor, workshop);
		return {
			...plan,
			...{ id: randomUUID(), plans },
			runsMeeting: workshop.cohortId !== null && mayRunSession(tx.actor, workshop.cohortId),
			isOver: workshop.endsAt !== null && workshop.endsAt < tx.now,
			boards: mayRunProject(tx.actor, workshop.projectId) ? await listBoards(tx, workshop.projectId) : undefined,
			crechePlaces: workshop.cohortId ? placesOf(await getBands(tx, workshop.cohortId)) : 0,
			turnout: await findWorkshopTurnout(tx, workshop.id),
			before: await findTurnoutBefore(tx, workshop),
			toAdd: plans ? await whatCanBeAdded(tx, workshop.projectId) : undefined
		};
	});

const placesOf = (bands: Record<string, number>) => Object.values(bands).reduce((sum, places) => sum + places, 0);

async function whatCanBeAdded(tx: Tx, projectId: string) {
	const own = (await listOwnActivities(tx)).filter(({ retiredAt }) => !retiredAt);
	return { options: stepOptions([...own, ...activityLibrary]), people: await listProjectPeople(tx, projectId) };
}

const here = ({ project, workshop }: { project: string; workshop: string }) =>
	`/together/${project}/workshops/${workshop}`;

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, newStepForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, step) => addStep(tx, params.workshop, step), {
			to: () => `${here(params)}?said=step-added`,
			say: (reason) => {
				const [sentence, field = ''] = stepRefusalWords(reason);
				return [sentence, field];
			}
		});
	},
	move: async ({ request, locals, params }) => {
		const form = await readForm(request, moveStepForm);
		if (!form.ok) return form.problem;
		const { step, place } = form.value;
		await locals.tx((tx) => moveStep(tx, step, place));
		redirect(303, `${here(params)}?said=step-moved#step-${step}`);
	}
};
