import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { day } from '#platform/forms/fields.ts';
import { changeCohort, moveCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { getCohort, getCourseTimes, readCourseValues } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listAreasToChoose } from '#rooms/programmes/courses/area/queries.server.ts';
import { hopeValues } from '#rooms/programmes/courses/hope/form.ts';
import { getHopes } from '#rooms/programmes/courses/hope/queries.server.ts';
import { wayValues } from '#rooms/programmes/courses/online/form.ts';
import { getWayOnline } from '#rooms/programmes/courses/online/queries.server.ts';
import { listTurnout } from '#rooms/programmes/desk/turnout/queries.server.ts';
import { listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
import { getBands } from '#rooms/creche/place/queries.server.ts';
import { changeRefusalWords, fieldOfRefusal } from '#rooms/programmes/courses/cohort/choices.ts';
import { changeCourseForm, changeOpenForm, moveCourseForm } from '#rooms/programmes/courses/cohort/form.ts';
import { dayRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { coordinates } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals, params.cohort);
	// the day from which on the hall is free, where the course's page has led here with it
	const firstDay = v.safeParse(day, url.searchParams.get('first'));
	const wished: Record<string, string> = firstDay.success ? { firstDay: firstDay.output } : {};
	return locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		return {
			cohort,
			turnout: await listTurnout(tx, { id: cohort.programmeId }),
			venues: await listVenues(tx),
			areas: await listAreasToChoose(tx, 'programmes.area', cohort.areaId),
			areaNeeded: coordinates(tx.actor) !== null,
			partners: await listAreasToChoose(tx, 'programmes.partner', cohort.partnerId),
			current: {
				...readCourseValues(cohort, await getBands(tx, cohort.id)),
				...hopeValues(await getHopes(tx, cohort.id)),
				...wayValues(await getWayOnline(tx, cohort.id))
			},
			times: await getCourseTimes(tx, cohort.id),
			wished
		};
	});
};

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const { wayIn } = await locals.tx((tx) => getCohort(tx, params.cohort));
		const form = await readForm(request, wayIn === 'open' ? changeOpenForm : changeCourseForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeCohort(tx, params.cohort, form.value));
		if (!outcome.ok)
			return form.refuse(
				changeRefusalWords(outcome.reason),
				outcome.reason === 'changed-meanwhile' ? undefined : fieldOfRefusal[outcome.reason]
			);
		redirect(303, `/manage/on/${params.cohort}?saved`);
	},
	move: async ({ request, locals, params }) => {
		const form = await readForm(request, moveCourseForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => moveCohort(tx, params.cohort, form.value));
		if (!outcome.ok) {
			const { reason } = outcome;
			const words =
				reason === 'published' || reason === 'changed-meanwhile'
					? changeRefusalWords(reason)
					: dayRefusalWords(reason, form.value.firstDay);
			return form.refuse(words, reason === 'changed-meanwhile' ? undefined : 'firstDay');
		}
		redirect(303, `/manage/on/${params.cohort}?saved`);
	}
};
