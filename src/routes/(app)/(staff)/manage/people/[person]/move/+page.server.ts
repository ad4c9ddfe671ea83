import { redirect } from '@sveltejs/kit';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { listHerCourses } from '#rooms/programmes/desk/person/queries.server.ts';
import { moveRefusalWords } from '#rooms/programmes/joining/course-move/choices.ts';
import { moveToCourse, undoMoveToCourse } from '#rooms/programmes/joining/course-move/commands.server.ts';
import { courseMoveForm, moveBackForm } from '#rooms/programmes/joining/course-move/form.ts';
import { listMovesOf, listRunsFor } from '#rooms/programmes/joining/course-move/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forWholeCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forWholeCoordinators(locals);
	const her = params.person;
	const asked = url.searchParams.get('from');
	return locals.tx(async (tx) => {
		const moves = await listMovesOf(tx, her);
		const courses = (await listHerCourses(tx, her)).filter(({ state }) => state !== 'left');
		return {
			person: await getPerson(tx, her),
			moves,
			courses: courses.filter(
				({ id }) => !moves.some((move) => move.registrationId === id || move.toRegistration === id)
			),
			from: asked,
			runs: await listRunsFor(tx, her)
		};
	});
};

export const actions: Actions = {
	move: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, courseMoveForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.atDoor((tx) => moveToCourse(tx, params.person, form.value));
		if (!outcome.ok) return form.refuse(moveRefusalWords(outcome.reason));
		redirect(303, `/manage/people/${params.person}?saved`);
	},
	back: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, moveBackForm);
		if (!form.ok) return form.problem;
		const { registration } = form.value;
		const outcome = await locals.atDoor((tx) => undoMoveToCourse(tx, params.person, registration));
		if (!outcome.ok) return form.refuse(m.programmes_moves_told_already());
		redirect(303, `/manage/people/${params.person}?saved`);
	}
};
