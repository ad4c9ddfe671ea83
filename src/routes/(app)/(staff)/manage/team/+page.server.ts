import { listAppointments } from '#rooms/programmes/courses/appointment/queries.server.ts';
import { teamSearchIn } from '#rooms/programmes/courses/team/form.ts';
import { countOutOfDate, listStaff, listTeam } from '#rooms/programmes/courses/team/queries.server.ts';
import { listAreasToChoose } from '#rooms/programmes/courses/area/queries.server.ts';
import { listCourseNames } from '#rooms/programmes/desk/overview/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { proofFor } from '../../../../proof.server.ts';
import { forWholeCoordinators } from '../guard.server.ts';
import { again, end, give } from './team-forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

const year = 365 * 86_400_000;

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
	forWholeCoordinators(locals);
	const said = ['invited', 'added', 'asked', 'ended'].find((word) => url.searchParams.has(word)) ?? null;
	const until = isoDay(new Date(locals.now.getTime() + year), locals.organisation.timeZone);
	const [page, search] = [pageNumber(url), teamSearchIn(url)];
	return locals.tx(async (tx) => ({
		said,
		until,
		page,
		search,
		team: await listTeam(tx, search, page),
		counts: await countOutOfDate(tx),
		appointments: await listAppointments(tx),
		staff: await listStaff(tx),
		proof: await proofFor(tx, { cookies, url }),
		courses: await listCourseNames(tx),
		places: [
			...(await listAreasToChoose(tx, 'programmes.area')),
			...(await listAreasToChoose(tx, 'programmes.partner'))
		]
	}));
};

export const actions: Actions = { give, end, again };
