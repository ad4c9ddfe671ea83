import { randomUUID } from 'node:crypto';
import { writeNotice } from '#rooms/programmes/desk/notice/commands.server.ts';
import { newNoticeForm } from '#rooms/programmes/desk/notice/form.ts';
import { listNoticeCircles, writesToAll } from '#rooms/programmes/desk/notice/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const { languages } = locals.organisation;
	const choose = await locals.tx(async (tx) => ({ circles: await listNoticeCircles(tx), all: writesToAll(tx) }));
	return { id: randomUUID(), choose, languages, circle: url.searchParams.get('of') ?? '' };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, newNoticeForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, said) => writeNotice(tx, said), {
			to: (id) => `/manage/notices/${id}?said=notice-written`
		});
	}
};
