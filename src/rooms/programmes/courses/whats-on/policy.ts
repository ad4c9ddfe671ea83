import { daysAfter, weekdayOf } from '#platform/calendar/day.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import { inWords } from '#platform/i18n/language.ts';
import { ageBands } from '#rooms/people/child/form.ts';
import { forWhomChoices, inAllLanguages } from '../cohort/form.ts';
import type { Counted } from '../public-page/policy.ts';
import type { OnLook } from './form.ts';
import type { OnEntry } from './queries.server.ts';

/** The area in which a meeting is: the one that the charity named, or the part of town; empty where nobody said. */
export const areaOfMeeting = ({ area, venue }: OnEntry): string => area ?? venue?.area ?? '';

const mindsChildren = ({ bands }: OnEntry) => ageBands.some((band) => bands[band] > 0);

/** Whether a meeting fits all that was chosen. What was not chosen leaves nothing out: not even what nobody has said where it is. */
export function fits(entry: OnEntry, look: OnLook): boolean {
	const { area, day, language, whom, child, minded, cost, steps, online } = look;
	return (
		(area === null || areaOfMeeting(entry) === area) &&
		(day === null || entry.day === day) &&
		(language === null || entry.heldIn === language || entry.heldIn === inAllLanguages) &&
		(whom === null || entry.forWhom === whom) &&
		(child === null || entry.bands[child] > 0 || entry.children === 'with-parent') &&
		(minded === null || mindsChildren(entry)) &&
		(cost === null || (inWords(entry.cost) ? 'paid' : 'free') === cost) &&
		(steps === null || entry.venue?.stepFree === true) &&
		(online === null || entry.mode !== 'room')
	);
}

/** What can be chosen, each with how many meetings it would leave beside the other choices; what leaves none is not offered, unless it is chosen now. */
export function looksFor(entries: readonly OnEntry[], look: OnLook, spoken: readonly Language[]) {
	const counted = <Name extends keyof OnLook>(name: Name, values: readonly NonNullable<OnLook[Name]>[]) =>
		values
			.map((value): Counted<NonNullable<OnLook[Name]>> => {
				const count = entries.filter((entry) => fits(entry, { ...look, [name]: value })).length;
				return { value, count };
			})
			.filter(({ value, count }) => count > 0 || value === look[name]);
	const areas = [...new Set([...entries.map(areaOfMeeting), look.area ?? ''])].filter(Boolean).sort();
	return {
		area: counted('area', areas),
		day: counted('day', [1, 2, 3, 4, 5, 6, 0]),
		language: counted('language', spoken),
		whom: counted('whom', forWhomChoices),
		child: counted('child', ageBands),
		minded: counted('minded', ['yes']),
		cost: counted('cost', ['free', 'paid']),
		steps: counted('steps', ['free']),
		online: counted('online', ['yes'])
	};
}

/** When a meeting is, as a list is headed. */
export type When = 'today' | 'week' | 'later';

/** Today, until Sunday, or later, by the organisation's calendar; what began yesterday and is still on is today's. */
export function whenOf(startsAt: Date, now: Date, zone: string): When {
	const [day, today] = [isoDay(startsAt, zone), isoDay(now, zone)];
	if (day <= today) return 'today';
	return day <= daysAfter(today, (7 - weekdayOf(today)) % 7) ? 'week' : 'later';
}
