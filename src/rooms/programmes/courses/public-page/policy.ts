import type { Language } from '#platform/i18n/language-list.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { weekdayOf } from '#platform/calendar/day.ts';
import { ageBands, type AgeBand } from '#rooms/people/child/form.ts';
import type { PublicCohort } from '../cohort/queries.server.ts';
import { forWhomChoices, inAllLanguages, type ForWhom } from '../cohort/form.ts';
import { meetingsOf } from '../session/policy.ts';
import type { Narrowed } from './form.ts';

/** A choice of a filter, and how many courses it leaves beside the other choices made. */
export interface Counted<Value> {
	value: Value;
	count: number;
}

type Shown = Pick<PublicCohort, 'sessions' | 'venue' | 'area' | 'crecheBands' | 'heldIn' | 'forWhom'>;

/** The area in which a run lies: the one that the charity named, or the part of town of its venue. */
const areaOf = ({ area, venue }: Shown): string => area ?? venue?.area ?? '';

/** The weekday on which most of a course's meetings are; none where there are no meetings. */
export function usualDay({ sessions }: Shown, zone: string): number | undefined {
	const days = meetingsOf(sessions).map(({ startsAt }) => weekdayOf(isoDay(startsAt, zone)));
	const often = (day: number) => days.filter((other) => other === day).length;
	return days.toSorted((one, other) => often(other) - often(one) || one - other)[0];
}

const fits = (course: Shown, { language, whom, day, area, creche }: Narrowed, zone: string): boolean =>
	(language === null || course.heldIn === language || course.heldIn === inAllLanguages) &&
	(whom === null || course.forWhom === whom) &&
	(day === null || usualDay(course, zone) === day) &&
	(area === null || areaOf(course) === area) &&
	(creche === null || course.crecheBands[creche] > 0);

/** The courses that fit all that was chosen. */
export function narrowed<Course extends Shown>(courses: readonly Course[], chosen: Narrowed, zone: string): Course[] {
	return courses.filter((course) => fits(course, chosen, zone));
}

/** What can be chosen, each with what it would leave beside the other choices; what leaves nothing is not offered, unless it is chosen now. */
export function choicesFor(courses: readonly Shown[], chosen: Narrowed, zone: string, spoken: readonly Language[]) {
	const counted = <Value>(values: readonly Value[], wish: (value: Value) => Partial<Narrowed>, now: Value | null) =>
		values
			.map((value): Counted<Value> => ({ value, count: narrowed(courses, { ...chosen, ...wish(value) }, zone).length }))
			.filter(({ value, count }) => count > 0 || value === now);
	const areas = [...new Set(courses.map(areaOf).filter(Boolean))].sort();
	return {
		languages: counted<Language>(spoken, (language) => ({ language }), chosen.language),
		whom: counted<ForWhom>(forWhomChoices, (whom) => ({ whom }), chosen.whom),
		days: counted([1, 2, 3, 4, 5, 6, 0], (day) => ({ day }), chosen.day),
		areas: counted(areas, (area) => ({ area }), chosen.area),
		creche: counted<AgeBand>(ageBands, (creche) => ({ creche }), chosen.creche)
	};
}
