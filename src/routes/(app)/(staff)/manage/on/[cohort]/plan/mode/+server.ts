import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { changeMode } from '#rooms/programmes/courses/online/commands.server.ts';
import { changeModeForm } from '#rooms/programmes/courses/online/form.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** One tap, and a meeting is online, in its room or both. What can't be so any more says on the page to which this leads how it stands. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	forCoordinators(locals, params.cohort);
	const asked = v.safeParse(changeModeForm, {
		session: await textIn(request, 'session'),
		mode: await textIn(request, 'mode')
	});
	if (!asked.success) throw new NotFound();
	const { session, mode } = asked.output;
	const outcome = await locals.tx((tx) => changeMode(tx, session, mode));
	const page = `/manage/on/${params.cohort}/plan?session=${session}`;
	redirect(303, outcome.ok ? `${page}&said=session` : page);
};
