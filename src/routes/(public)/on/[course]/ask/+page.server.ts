import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { askAboutCourse } from '#rooms/programmes/joining/question/commands.server.ts';
import { questionForm } from '#rooms/programmes/joining/question/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const hour = 3600;
/** A whole hall is one network; nobody reads more questions about one course in an hour. */
const most = { fromNetwork: 30, ofCourse: 60 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { slug, label } = await locals.tx((tx) => getPublicCohort(tx, params.course));
	const courseHref = locals.publicPath(`/on/${slug}`);
	return { id: randomUUID(), label, isSent: url.searchParams.has('sent'), courseHref, askHref: `${courseHref}/ask` };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, questionForm);
		if (!form.ok) return form.problem;
		// machines do not come back to send a form again; somebody whose browser filled in too much does
		if (form.value.machine) return form.refuse(m.programmes_joining_once_more());
		const isOpen =
			(await locals.allow('question from', networkOf(locals.clientAddress), most.fromNetwork, hour)) &&
			(await locals.allow('question of', `${locals.organisation.id} ${params.course}`, most.ofCourse, hour));
		if (!isOpen) return form.refuse(m.programmes_joining_too_many());
		await locals.door((door) => askAboutCourse(door, params.course, form.value, locals.language));
		redirect(303, `${locals.publicPath(`/on/${params.course}/ask`)}?sent`);
	}
};
