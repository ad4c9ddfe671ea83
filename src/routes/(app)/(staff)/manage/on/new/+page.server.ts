import { countMeetings, refusedDay } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { getCohort, getCourseDefaults, templateOf } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { lookAtDays } from '#rooms/programmes/courses/hall/queries.server.ts';
import { listAreasToChoose } from '#rooms/programmes/courses/area/queries.server.ts';
import { listTurnout } from '#rooms/programmes/desk/turnout/queries.server.ts';
import { listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
import { changeRefusalWords, fieldOfRefusal } from '#rooms/programmes/courses/cohort/choices.ts';
import { newCourseForm, newOpenForm, type NewCourse } from '#rooms/programmes/courses/cohort/form.ts';
import { dayRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { wayInto, waysInto, type WayIn } from '#rooms/programmes/courses/template/course-template.ts';
import { findByKey, isOffered, listOwnTemplates } from '#rooms/programmes/courses/template/queries.server.ts';
import { programmeChosen } from '#rooms/programmes/courses/programme/policy.ts';
import { listProgrammesOf } from '#rooms/programmes/courses/programme/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../guard.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import { makeFromPlan, planAsked } from './from-plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const copyOf = url.searchParams.get('copy') ?? undefined;
	return locals.tx(async (tx) => {
		const plan = await planAsked(tx, url.searchParams.get('plan'));
		const asked = { copy: copyOf ?? null, template: url.searchParams.get('template') };
		const template = await templateAsked(tx, asked);
		if (!copyOf && !isOffered(template)) throw new NotFound();
		const { key, kind, name, children, weeks } = template;
		const programmes = await listProgrammesOf(tx, template);
		const again = copyOf && isId(copyOf) ? (await getCohort(tx, copyOf)).programmeId : plan?.project.programmeId;
		const usual = programmeChosen(programmes, undefined, again ?? undefined);
		const wayIn = await wayAsked(tx, { ...asked, wayIn: url.searchParams.get('wayIn') });
		return {
			id: uuidv7(),
			...{ copyOf, plan },
			template: { key, name },
			isCourse: key === 'seven-week-course' || (isId(key) && kind === 'course'),
			own: (await listOwnTemplates(tx)).filter(isOffered).map((one) => ({ key: one.key, name: one.name })),
			programmes,
			wayIn,
			ways: waysInto(template),
			isOpen: wayIn === 'open',
			isTrip: kind === 'trip',
			turnout: wayIn === 'open' || !usual || usual === 'missing' ? [] : await listTurnout(tx, usual),
			meetsOnce: weeks.length === 1,
			hasCreche: children === 'creche' || wayIn === 'each',
			venues: await listVenues(tx),
			areas: await listAreasToChoose(tx, 'programmes.area'),
			areaNeeded: coordinates(tx.actor) !== null,
			partners: await listAreasToChoose(tx, 'programmes.partner'),
			usual: usual && usual !== 'missing' ? usual.id : '',
			...(await getCourseDefaults(tx, template, copyOf))
		};
	});
};

/** The template that this page is about: that of the run which is made again, or the one that was chosen. */
async function templateAsked(tx: Tx, { copy, template }: { copy: string | null; template: string | null }) {
	return copy && isId(copy) ? await templateOf(tx, copy) : findByKey(tx, template);
}

interface Asked {
	copy: string | null;
	template: string | null;
	wayIn: string | null;
}

/** How one comes in: as was chosen where the template allows it, as into the run that is made again, or as the template has it. */
async function wayAsked(tx: Tx, { copy, template, wayIn }: Asked): Promise<WayIn> {
	const from = await templateAsked(tx, { copy, template });
	return wayInto(from, wayIn, copy && isId(copy) ? (await getCohort(tx, copy)).wayIn : null);
}

/** The days as they would be, and who else is in the hall then; nothing is made. */
async function look(tx: Tx, course: NewCourse) {
	const count = await countMeetings(tx, course);
	return lookAtDays(tx, course.newVenue ? null : course.venueId, { times: course, count });
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		forCoordinators(locals);
		const [copy, template] = [await textIn(request, 'copyOf'), await textIn(request, 'template')];
		const chosen = { copy, template, wayIn: await textIn(request, 'wayIn') };
		const wayIn = await locals.tx((tx) => wayAsked(tx, chosen));
		const form = await readForm(request, wayIn !== 'open' ? newCourseForm : newOpenForm);
		if (!form.ok) return form.problem;
		if (form.typed.look === 'yes') {
			const wrongDay = refusedDay(form.value.firstDay, isoDay(locals.now, locals.organisation.timeZone));
			if (wrongDay) return form.refuse(dayRefusalWords(wrongDay, form.value.firstDay), 'firstDay');
			return { typed: form.typed, errors: {}, look: await locals.tx((tx) => look(tx, form.value)) };
		}
		return once(form, locals.tx, makeFromPlan((await textIn(request, 'plan')) || null), {
			to: (id) => `/manage/on/${id}${form.typed.then === 'publish' ? '/publish' : ''}?said=made`,
			say: (reason) =>
				reason === 'in-the-past' || reason === 'too-far' || reason === 'bank-holiday'
					? [dayRefusalWords(reason, form.value.firstDay), 'firstDay']
					: reason === 'template-retired'
						? changeRefusalWords(reason)
						: [changeRefusalWords(reason), fieldOfRefusal[reason]]
		});
	}
};
