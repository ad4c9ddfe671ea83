import type { Snippet } from 'svelte';
import { clock, isoDay, longDay, shortDay } from '#platform/i18n/dates.ts';
import type { Words } from '#platform/forms/words.ts';
import { inWords, nameOfLanguage, standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { ageBandWords, ageBands, type AgeBand, type Bands } from '#rooms/people/child/form.ts';
import { forWhomWords } from '../cohort/choices.ts';
import { inAllLanguages } from '../cohort/form.ts';
import type { PublicCohort } from '../cohort/queries.server.ts';
import { meetingsOf } from '../session/policy.ts';
import type { FitRules } from '../fit-rule/form.ts';
import { ruleWords } from '../fit-rule/words.ts';
import type { Counted } from './policy.ts';
import type { Session } from '../session/queries.server.ts';
import type { Venue } from '../venue/queries.server.ts';
import { accessOf, placeOf } from '../online/words.ts';
import type { Mode, WayIn } from '../template/course-template.ts';

/** What the words of a public page are made of. */
export interface ShownCourse {
	label: unknown;
	kind: string;
	wayIn: WayIn;
	cost: Words;
	sessions: readonly Session[];
	mode: Mode;
	venue: Venue | null;
	crecheBands: Bands;
	crecheTaken: Bands;
}

const weekdays = [
	m.programmes_visiting_sundays,
	m.programmes_visiting_mondays,
	m.programmes_visiting_tuesdays,
	m.programmes_visiting_wednesdays,
	m.programmes_visiting_thursdays,
	m.programmes_visiting_fridays,
	m.programmes_visiting_saturdays
];

/** A weekday of many, 0 for Sunday: "Tuesdays". */
export function dayWords(day: number): string {
	return weekdays[day]?.() ?? '';
}

/** "Tuesdays, 10:00–12:00"; "Thursdays, 10:00–12:00, once on Fri 11 Dec". It stands alone: on a card, and in a message to a friend. */
export function whenWords(course: Pick<ShownCourse, 'sessions'>, zone: string): string {
	const meetings = meetingsOf(course.sessions);
	const [only] = meetings;
	if (only && meetings.length === 1) return onceOnlyWords(only, zone);
	const all = meetings.map((meeting) => ({ meeting, pattern: patternOf(meeting, zone) }));
	const usual = usualOf(all.map(({ pattern }) => pattern));
	const dates = (some: typeof all) => some.map(({ meeting }) => shortDay(meeting.startsAt, zone)).join(' · ');
	if (!usual) return m.programmes_visiting_when_differs({ dates: dates(all) });
	const others = all.filter(({ pattern }) => pattern !== usual);
	if (!others.length) return usual;
	const [other] = others;
	if (others.length === 1 && other)
		return m.programmes_visiting_when_once({
			when: usual,
			date: onceWords(other.meeting, all.find(({ pattern }) => pattern === usual)?.meeting, zone)
		});
	return m.programmes_visiting_when_but({ when: usual, dates: dates(others) });
}

/** "Sat 12 Dec, 10:00–15:00": what meets once meets on no weekday of many. */
function onceOnlyWords({ startsAt, endsAt }: Session, zone: string): string {
	const hours = { from: clock(startsAt, zone, 'parents'), to: clock(endsAt, zone, 'parents') };
	return standingAlone(m.programmes_visiting_when({ day: shortDay(startsAt, zone), ...hours }));
}

function patternOf({ startsAt, endsAt }: Session, zone: string): string {
	const day = weekdays[dayOfWeek(startsAt, zone)]?.() ?? '';
	return m.programmes_visiting_when({
		day,
		from: clock(startsAt, zone, 'parents'),
		to: clock(endsAt, zone, 'parents')
	});
}

/** The pattern that most meetings follow; none where no more than half do. */
function usualOf(patterns: readonly string[]): string | undefined {
	return patterns.find((one) => patterns.filter((other) => other === one).length > patterns.length / 2);
}

/** The day of a meeting that is not as usual, with its hours where those differ too. */
function onceWords(meeting: Session, usual: Session | undefined, zone: string): string {
	const date = shortDay(meeting.startsAt, zone);
	const hours = ({ startsAt, endsAt }: Session) =>
		m.programmes_visiting_hours({ from: clock(startsAt, zone, 'parents'), to: clock(endsAt, zone, 'parents') });
	return usual && hours(usual) === hours(meeting) ? date : `${date}, ${hours(meeting)}`;
}

/** "from 12 January, 7 weeks"; once it has begun, which week is next; of a group, which has no last week, when it meets next. */
export function fromWords(course: Pick<ShownCourse, 'sessions' | 'kind'>, zone: string, now: Date): string {
	const meetings = meetingsOf(course.sessions);
	const next = meetings.find((meeting) => meeting.startsAt > now);
	const [first] = meetings;
	if (course.kind === 'group')
		return next
			? m.programmes_groups_every_week({ date: shortDay(next.startsAt, zone) })
			: m.programmes_groups_no_date();
	if (!first) return '';
	if (next && next !== first)
		return m.programmes_visiting_next({
			week: meetings.indexOf(next) + 1, // counted, not labelled: after one was called off there is no week five of six
			weeks: meetings.length,
			date: shortDay(next.startsAt, zone)
		});
	return spanWords(course, zone);
}

/** The same beside the hours, which say the day already where there is one day only. */
export const spanWords = (course: Pick<ShownCourse, 'sessions'>, zone: string): string =>
	meetingsOf(course.sessions).length === 1 ? m.programmes_visiting_one_day() : startWords(course, zone);

/** Of the meetings of a group, those that somebody who thinks of coming needs to know: eight at most, called off or not. */
export function nextMeetings(sessions: readonly Session[], now: Date): Session[] {
	return sessions.filter((session) => session.endsAt > now).slice(0, 8);
}

/** "from Tuesday 12 January, 7 weeks". */
export function startWords(course: Pick<ShownCourse, 'sessions'>, zone: string): string {
	const meetings = meetingsOf(course.sessions);
	const [first] = meetings;
	const date = first ? longDay(first.startsAt, zone) : '';
	return meetings.length === 1
		? m.programmes_visiting_from_one({ date })
		: m.programmes_visiting_from_many({ date, weeks: meetings.length });
}

/** "St Luke’s hall, Peckham", or "Online": never a street and a number. */
export const whereWords = placeOf;

/** Where it is and how to get in, as a fact of a page; the street only where `address` shows it. */
export function whereFact(course: Pick<ShownCourse, 'mode' | 'venue'>, address?: Snippet | false) {
	const more = course.mode !== 'online' && course.venue !== null && address;
	return { icon: 'pin' as const, title: placeOf(course), text: accessOf(course, accessWords), more };
}

/** In which language, for whom and by which rules, where somebody said so and it is not everybody. */
export function heldFacts({ heldIn, forWhom, ...rules }: Pick<PublicCohort, 'heldIn' | 'forWhom' | keyof FitRules>) {
	const facts: { icon: 'globe' | 'people'; title: string }[] = [];
	if (heldIn === inAllLanguages) facts.push({ icon: 'globe', title: m.programmes_coming_in_all() });
	else if (heldIn) facts.push({ icon: 'globe', title: m.programmes_coming_in({ language: nameOfLanguage(heldIn) }) });
	if (forWhom !== 'everybody') facts.push({ icon: 'people', title: forWhomWords(forWhom) });
	for (const title of ruleWords(rules)) facts.push({ icon: 'people', title });
	return facts;
}

/** How to get in and there: "step-free · room for buggies · bus 12". */
export function accessWords(venue: Venue): string {
	const words = [
		venue.stepFree && m.programmes_visiting_step_free(),
		venue.buggySpace && m.programmes_visiting_buggy(),
		venue.feedingCorner && m.programmes_venue_feeding(),
		venue.changing && m.programmes_venue_changing(),
		venue.prayer && m.programmes_venue_prayer()
	];
	const said = words.filter(Boolean).join(' · ');
	const texts = [said && `${said}.`, inWords(venue.access), inWords(venue.way)];
	return texts.filter(Boolean).join(' ');
}

/** Whether there is a crèche at all, and for whom. */
export function crecheBandsOf({ crecheBands }: Pick<ShownCourse, 'crecheBands'>): AgeBand[] {
	return ageBands.filter((band) => crecheBands[band] > 0);
}

/** For which ages, what happens in the first week, and where it is full just now. */
export function crecheWords(course: ShownCourse): string {
	const bands = crecheBandsOf(course);
	const full = bands.filter((band) => course.crecheTaken[band] >= course.crecheBands[band]);
	const list = (some: readonly AgeBand[]) => some.map((band) => ageBandWords(band).toLocaleLowerCase()).join(' · ');
	const ages =
		bands.length === ageBands.length
			? m.programmes_visiting_creche_all()
			: m.programmes_visiting_creche_ages({ ages: list(bands) });
	const sentences = [ages];
	if (course.sessions.some((session) => session.kind === 'settling-in'))
		sentences.push(m.programmes_visiting_creche_settling());
	if (full.length) sentences.push(m.programmes_visiting_creche_full({ ages: list(full) }));
	return sentences.join(' ');
}

/** How many places are left; 0 while anybody waits for one. */
export function placesLeft({ placesLeft: left, waiting }: { placesLeft: number; waiting: number }): number {
	return waiting > 0 ? 0 : left;
}

/** "4 places left". */
export function placesWords(left: number): string {
	return left === 1 ? m.programmes_visiting_places_one() : m.programmes_visiting_places_many({ count: left });
}

/** How full one meeting is, where places are had for one: "4 places left"; "Full: 2 people are waiting". */
export function eachWords({ left, waiting }: { left: number; waiting: number }): string {
	if (left) return placesWords(left);
	if (waiting === 0) return m.programmes_each_full_none();
	return waiting === 1 ? m.programmes_each_full_one() : m.programmes_each_full_many({ count: waiting });
}

/** For what a place is, said before anything is asked: for all meetings, or for one alone; nothing where there is one only. */
export function placeIsFor({ wayIn, sessions }: Pick<PublicCohort, 'wayIn' | 'sessions'>): string | undefined {
	if (wayIn === 'each') return m.programmes_each_alone();
	const { length } = meetingsOf(sessions);
	return wayIn === 'whole' && length > 1 ? m.programmes_each_all({ count: length }) : undefined;
}

/** "41 seats left". */
export function seatsLeftWords(left: number): string {
	return left === 1 ? m.programmes_trips_left_one() : m.programmes_trips_left_many({ count: left });
}

/** How many wait, honestly. */
export function waitingWords(waiting: number): string {
	if (waiting === 0) return m.programmes_visiting_full_none();
	return waiting === 1 ? m.programmes_visiting_full_one() : m.programmes_visiting_full_many({ count: waiting });
}

/** What somebody can send to a friend: everything she needs, and the address. */
export function shareWords(course: ShownCourse, zone: string, url: string): string {
	const [title, when, where] = [inWords(course.label), whenWords(course, zone), whereWords(course)];
	if (course.wayIn === 'open') return m.programmes_groups_share_text({ title, when, where, url });
	const cost = inWords(course.cost);
	if (cost) return m.programmes_trips_share_text({ title, when, where, cost, url });
	const words = crecheBandsOf(course).length
		? m.programmes_visiting_share_text_creche
		: m.programmes_visiting_share_text;
	return words({ title, when, from: spanWords(course, zone), where, url });
}

function dayOfWeek(at: Date, zone: string): number {
	const day = isoDay(at, zone);
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The area in which it lies and the partner that delivers it, as facts of a card or a page; none where the charity named none. */
export function groundFacts({ area, partner }: { area: string | null; partner: string | null }) {
	return [
		...(area ? [{ icon: 'leaf' as const, title: m.programmes_areas_in({ area }) }] : []),
		...(partner ? [{ icon: 'people' as const, title: m.programmes_areas_with({ partner }) }] : [])
	];
}

/** A field of a form by which a list is narrowed; its value is empty where nothing was chosen. */
export interface Choosing {
	name: string;
	label: string;
	value: string;
	options: { value: string; label: string }[];
}

/** Such a field, each choice with how many it leaves. */
export function choosing<Value extends string | number>(
	name: string,
	label: string,
	{ chosen, counted }: { chosen: string | number | null; counted: readonly Counted<Value>[] },
	words: (value: Value) => string
): Choosing {
	const options = counted.map(({ value, count }) => ({
		value: String(value),
		label: m.programmes_visiting_narrow_count({ words: words(value), count })
	}));
	return { name, label, value: chosen === null ? '' : String(chosen), options };
}
