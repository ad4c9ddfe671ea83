import { addArea } from '#rooms/programmes/courses/area/commands.server.ts';
import { newAreaForm } from '#rooms/programmes/courses/area/form.ts';
import { isFormer, mayKeepAreas } from '#rooms/programmes/courses/area/policy.ts';
import { listAreas, type Area } from '#rooms/programmes/courses/area/queries.server.ts';
import { coordinates } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { listQuarters } from '#rooms/programmes/desk/area-figure/queries.server.ts';
import { mayCompareAreas, seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import { forComparing } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forComparing(locals);
	const today = isoDay(locals.now, locals.organisation.timeZone);
	const marked = (areas: Area[]) => areas.map((area) => ({ ...area, isFormer: isFormer(area, today) }));
	return locals.tx(async (tx) => {
		const [keeps, hers] = [mayKeepAreas(tx.actor), coordinates(tx.actor)];
		const areas = (await listAreas(tx)).filter(({ id }) => keeps || hers === null || hers.includes(id));
		return {
			ids: { area: uuidv7(), partner: uuidv7() },
			keeps,
			leads: seesNobody(tx.actor),
			quarters: mayCompareAreas(tx.actor) ? await listQuarters(tx, 1) : [],
			areas: marked(areas),
			partners: keeps ? marked(await listAreas(tx, 'programmes.partner')) : []
		};
	});
};

const taken = (): [string, string] => [m.programmes_areas_name_taken(), 'name'];

export const actions: Actions = {
	area: async ({ request, locals }) => {
		const form = await readForm(request, newAreaForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, area) => addArea(tx, area), {
			to: (id) => `/manage/areas/${id}?said=area-added`,
			say: taken
		});
	},
	partner: async ({ request, locals }) => {
		const form = await readForm(request, newAreaForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, partner) => addArea(tx, partner, 'programmes.partner'), {
			to: (id) => `/manage/areas/partners/${id}?said=area-added`,
			say: taken
		});
	}
};
