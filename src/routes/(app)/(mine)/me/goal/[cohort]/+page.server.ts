import { redirect } from '@sveltejs/kit';
import { listGoalsToChoose } from '#rooms/coproduction/criterion/queries.server.ts';
import {
	eraseGoal,
	plantGoal,
	shareGoal,
	turnGoal,
	waterGoal
} from '#rooms/programmes/taking-part/goal/commands.server.ts';
import { plantForm, shareGoalForm, turnGoalForm, waterForm } from '#rooms/programmes/taking-part/goal/form.ts';
import { listGoalsOfGroup, listMyGoals } from '#rooms/programmes/taking-part/goal/queries.server.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { inWords } from '#platform/i18n/language.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { label } = await getMyCircle(tx, params.cohort);
		const goals = await listMyGoals(tx, params.cohort);
		const others = await listGoalsOfGroup(tx, params.cohort);
		return {
			label,
			goals,
			others,
			toChoose: (await listGoalsToChoose(tx, params.cohort)).map((words) => inWords(words))
		};
	});

/** Back to the page, with what was done said first. */
const here = (cohort: string, said: string): never => redirect(303, `/me/goal/${cohort}?said=goal-${said}`);

export const actions: Actions = {
	plant: async ({ request, locals, params }) => {
		const form = await readForm(request, plantForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => plantGoal(tx, params.cohort, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_goals_one_grows());
		return here(params.cohort, 'planted');
	},
	water: async ({ request, locals, params }) => {
		const form = await readForm(request, waterForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => waterGoal(tx, params.cohort, form.value.goal, form.value.leaves));
		if (!outcome.ok) return form.refuse(m.programmes_goals_is_gone());
		return here(params.cohort, 'watered');
	},
	share: async ({ request, locals, params }) => {
		const form = await readForm(request, shareGoalForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => shareGoal(tx, params.cohort, form.value.goal, form.value.sharing));
		if (!outcome.ok) return form.refuse(m.programmes_goals_is_gone());
		return here(params.cohort, 'shared');
	},
	turn: async ({ request, locals, params }) => {
		const form = await readForm(request, turnGoalForm);
		if (!form.ok) return form.problem;
		const { goal, state } = form.value;
		const outcome = await locals.tx((tx) => turnGoal(tx, params.cohort, goal, state));
		if (!outcome.ok) return form.refuse(m.programmes_goals_one_grows());
		return here(params.cohort, state === 'let-go' ? 'gone' : 'turned');
	},
	erase: async ({ request, locals, params }) => {
		const goal = await textIn(request, 'goal');
		await locals.tx((tx) => eraseGoal(tx, params.cohort, goal));
		return here(params.cohort, 'erased');
	}
};
