import { clock } from '#platform/i18n/dates.ts';
import { inWords, nameOfLanguage, standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { ageBands, ageBandWords } from '#rooms/people/child/form.ts';
import { forWhomWords } from '../cohort/choices.ts';
import { inAllLanguages } from '../cohort/form.ts';
import type { Counted } from '../public-page/policy.ts';
import { choosing, dayWords, placesWords, type Choosing } from '../public-page/words.ts';
import type { OnLook } from './form.ts';
import { areaOfMeeting, type looksFor, type When } from './policy.ts';
import type { OnEntry } from './queries.server.ts';
import { placeOf } from '../online/words.ts';

/** How the list is headed. */
export const headWords: Record<When, () => string> = {
	today: m.programmes_whats_on_today,
	week: m.programmes_whats_on_week,
	later: m.programmes_whats_on_later
};

/** "10:00 to 12:00". */
export function hoursWords({ startsAt, endsAt }: OnEntry, zone: string): string {
	return m.programmes_visiting_hours({ from: clock(startsAt, zone, 'parents'), to: clock(endsAt, zone, 'parents') });
}

/** "St Luke’s hall, Peckham", "Online", or both; empty where nobody has said where. */
export function placeOfMeeting(entry: OnEntry): string {
	const area = areaOfMeeting(entry);
	if (!entry.venue && entry.mode === 'room') return area;
	return placeOf({ mode: entry.mode, venue: entry.venue && { name: entry.venue.name, area } });
}

/** What else she needs to know of a meeting, shortest first: language, for whom, children, what it costs, how one gets in. */
export function entryFacts(entry: OnEntry): string[] {
	const { heldIn, forWhom, bands, children, venue } = entry;
	const facts = [
		heldIn === inAllLanguages ? m.programmes_coming_in_all() : heldIn && nameOfLanguage(heldIn),
		forWhom === 'everybody' ? '' : forWhomWords(forWhom),
		ageBands.some((band) => bands[band] > 0) ? m.programmes_whats_on_minded() : '',
		children === 'with-parent' ? m.programmes_groups_with_children() : '',
		inWords(entry.cost) || m.programmes_whats_on_free(),
		entry.mode !== 'online' && venue?.stepFree ? m.programmes_visiting_step_free() : ''
	];
	return facts.filter((fact) => fact !== '');
}

/** Whether one may just come, and how many places are left. */
export function comeWords({ left }: OnEntry): string {
	if (left === null) return m.programmes_groups_just_come();
	return left ? placesWords(left) : m.programmes_visiting_on_waiting();
}

const costWords = { free: m.programmes_whats_on_free, paid: m.programmes_whats_on_paid };

/** The choices as the fields of a form hold them, each with how many meetings it leaves; a field with nothing to choose is left out. */
export function looksOf(look: OnLook, choices: ReturnType<typeof looksFor>): Choosing[] {
	const field = <Name extends keyof OnLook>(
		name: Name,
		label: string,
		counted: readonly Counted<NonNullable<OnLook[Name]>>[],
		words: (value: NonNullable<OnLook[Name]>) => string
	) => choosing(name, label, { chosen: look[name], counted }, words);
	return [
		field('area', m.programmes_visiting_narrow_area(), choices.area, (area) => area),
		field('day', m.programmes_visiting_narrow_day(), choices.day, dayWords),
		field('language', m.programmes_coming_narrow_language(), choices.language, (code) =>
			standingAlone(nameOfLanguage(code))
		),
		field('whom', m.programmes_coming_narrow_whom(), choices.whom, forWhomWords),
		field('child', m.programmes_whats_on_child(), choices.child, ageBandWords),
		field('minded', m.programmes_whats_on_children(), choices.minded, m.programmes_whats_on_minded),
		field('cost', m.programmes_whats_on_cost(), choices.cost, (cost) => costWords[cost]()),
		field('steps', m.programmes_whats_on_way_in(), choices.steps, m.programmes_visiting_step_free),
		field('online', m.programmes_whats_on_from_home(), choices.online, m.programmes_online_mode_online)
	].filter(({ options }) => options.length > 0);
}
