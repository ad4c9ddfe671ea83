import { redirect } from '@sveltejs/kit';
import { findArrival } from '#rooms/programmes/meetings/arrival/queries.server.ts';
import { findAlike } from '#rooms/people/likeness/queries.server.ts';
import { keepRound } from '#rooms/programmes/meetings/check-in/commands.server.ts';
import { findCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { correctTimes, pressClock } from '#rooms/programmes/meetings/day/commands.server.ts';
import { getWayOnline } from '#rooms/programmes/courses/online/queries.server.ts';
import { findRiskAt } from '#rooms/programmes/courses/risk-check/queries.server.ts';
import { listParts } from '#rooms/programmes/courses/session/queries.server.ts';
import { openDayPage } from '#rooms/programmes/meetings/day-page/queries.server.ts';
import { noteAllCame, noteAttendance, takeAllBack } from '#rooms/programmes/meetings/register/commands.server.ts';
import { justNoted, lookedAt, registerLook } from '#rooms/programmes/meetings/register/policy.ts';
import { handsAsWord, roundForm, weathers } from '#rooms/programmes/meetings/check-in/form.ts';
import { clockForm, timesAsWord, timesForm } from '#rooms/programmes/meetings/day/form.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { allCameForm, noteForm } from '#rooms/programmes/meetings/register/form.ts';
import { listGuestsAt } from '#rooms/programmes/joining/guest/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { unprinted } from '#platform/pdf/render.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { listReasonsAt } from '#rooms/coproduction/thread/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [{ organisation, actor, now }, zone] = [locals, locals.organisation.timeZone];
	const [noted, look] = [justNoted(url.searchParams), registerLook(url.searchParams)];
	const walkedIn = noted && 'walked' in noted ? noted.person : undefined;
	const { session: id } = params;
	if (!isId(id)) throw new NotFound();
	const version = locals.version(id);
	const found = await locals.tx(async (tx) => {
		const page = await openDayPage(tx, id, walkedIn);
		if (!page) return null;
		const way = page.day.mode === 'room' ? undefined : await getWayOnline(tx, page.day.cohortId);
		const isTrip = (await findCohort(tx, page.day.cohortId))?.kind === 'trip';
		const [parts, risk] = [await listParts(tx, id), await findRiskAt(tx, page.day.cohortId)];
		const alike = walkedIn ? await findAlike(tx, walkedIn) : [];
		const settled = await findArrival(tx, id, url.searchParams.get('arrived') ?? '');
		const [guests, reasons] = [await listGuestsAt(tx, page.day), await listReasonsAt(tx, page.day)];
		return { ...page, way, isTrip, alike, parts, risk, settled, guests, reasons };
	});
	if (!found) redirect(303, `/sessions/${id}/creche`);
	const reader = {
		id: actor?.id ?? null,
		now,
		zone,
		language: organisation.defaultLanguage,
		nearsItsEnd: found.day.kind === 'celebration'
	};
	const odd = found.lines.map((line) => line.called).filter((called) => unprinted(called).length);
	return {
		...found,
		version,
		reader,
		noted,
		look,
		shown: lookedAt(found.lines, look),
		unprinted: odd,
		isToday: isoDay(found.day.startsAt, zone) === isoDay(now, zone),
		takesWalkIns: !isAhead(found.day, now, zone)
	};
};

/** Back to the day, looked at as before; `said` is what was just noted, so that it can be taken back. */
function here(url: URL, session: string, said = '', at = ''): never {
	const query = `${said}${registerLook(url.searchParams).query}`.replace(/^&/, '');
	redirect(303, `/sessions/${session}${query && `?${query}`}${at && `#${at}`}`);
}

export const actions: Actions = {
	note: async ({ request, locals, params, url }) => {
		const form = await readForm(request, noteForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteAttendance(tx, params.session, form.value));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		const { person } = form.value;
		const { before, after } = outcome.value;
		return here(url, params.session, `noted=${person}.${after ?? ''}.${before ?? ''}`, `p-${person}`);
	},
	clock: async ({ request, locals, params, url }) => {
		const form = await readForm(request, clockForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => pressClock(tx, params.session, form.value));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		return here(url, params.session, `times=${timesAsWord(outcome.value)}`, 'plan');
	},
	all: async ({ request, locals, params, url }) => {
		const form = await readForm(request, allCameForm);
		if (!form.ok) return form.problem;
		const { at, shown } = form.value;
		if (at) {
			await locals.tx((tx) => takeAllBack(tx, params.session, at));
			return here(url, params.session, 'said=all-back');
		}
		const outcome = await locals.tx((tx) => noteAllCame(tx, params.session, shown));
		return outcome.ok
			? here(url, params.session, `all=${outcome.value}`, 'register')
			: refusal(refusalWords(outcome.reason));
	},
	times: async ({ request, locals, params, url }) => {
		const form = await readForm(request, timesForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => correctTimes(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(refusalWords(outcome.reason));
		return here(url, params.session, `times=${timesAsWord(outcome.value)}`, 'plan');
	},
	round: async ({ request, locals, params, url }) => {
		const form = await readForm(request, roundForm);
		if (!form.ok) return form.problem;
		const { shown, ...hands } = form.value;
		const outcome = await locals.tx((tx) => keepRound(tx, params.session, hands, shown));
		if (outcome.ok) return here(url, params.session, `hands=${handsAsWord(outcome.value)}`, 'round');
		const most = weathers.toSorted((one, other) => hands[other] - hands[one])[0];
		return form.refuse(refusalWords(outcome.reason), outcome.reason === 'too-many-hands' ? most : undefined);
	}
};
