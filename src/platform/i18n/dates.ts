import { localeOf } from './language-list.ts';
import { currentLanguage } from './language.ts';

// Intl objects are dear to make and cheap to keep: one for each language, zone and shape.
const kept = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return fixed(localeOf(currentLanguage()), zone, shape);
}

function fixed(locale: string, zone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${zone} ${JSON.stringify(shape)}`;
	let made = kept.get(key);
	if (!made) kept.set(key, (made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...shape })));
	return made;
}

/** A day in a sentence: Spanish puts a comma behind the weekday in a heading only. */
const inSentence = (day: string) => day.replace(/^(\p{L}+\.?), (?=\d)/u, '$1 ');

/** "Tuesday 26 January", in the language spoken now and the organisation's time zone. */
export function longDay(at: Date, zone: string): string {
	return inSentence(format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at));
}

/** "Tue 26 Jan". */
export function shortDay(at: Date, zone: string): string {
	return inSentence(format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at));
}

/** "26 January 2027". */
export function fullDate(at: Date, zone: string): string {
	return format(zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "January 2027", of a month such as "2027-01". */
export function monthOf(month: string): string {
	return format('UTC', { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T12:00:00Z`));
}

/** "Tuesday". */
export function weekday(at: Date, zone: string): string {
	return format(zone, { weekday: 'long' }).format(at);
}

/** "Tuesday", of a day of the week by its number, 1 for Monday. */
export function nameOfWeekday(day: number): string {
	return weekday(new Date(Date.UTC(2024, 0, day, 12)), 'UTC'); // 1 January 2024 was a Monday
}

/** Who reads a time: in English parents read it as they say it, "1pm"; the team, whose lists are counted and sorted, as "13:00". */
export type Audience = 'parents' | 'team';

/** "10:00"; for parents who read English "10am", "1:30pm", "midday". */
export function clock(at: Date, zone: string, audience: Audience = 'team'): string {
	const shown = format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
	return audience === 'parents' ? asSaid(shown) : shown;
}

/** A whole hour of the day, 0 to 24, as a clock shows it: "13:00"; for parents who read English "1pm". */
export function hourOfDay(hour: number, audience: Audience): string {
	const shown = `${String(hour).padStart(2, '0')}:00`;
	return audience === 'parents' ? asSaid(shown) : shown;
}

// As the NHS and GOV.UK write times: no leading nought, no minutes at the full hour, words for the two that people mix up.
function asSaid(shown: string): string {
	if (localeOf(currentLanguage()) !== 'en-GB') return shown;
	const [hour = 0, minute = 0] = shown.split(':').map(Number);
	if (minute === 0 && hour % 12 === 0) return hour === 12 ? 'midday' : 'midnight';
	const past = minute ? `:${String(minute).padStart(2, '0')}` : '';
	return `${hour % 12 || 12}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** "Tuesday 26 January, 10:00"; for parents who read English "Tuesday 26 January, 10am". */
export function dayAndTime(at: Date, zone: string, audience: Audience = 'team'): string {
	return `${longDay(at, zone)}, ${clock(at, zone, audience)}`;
}

/** "2027-01-26": the calendar day on which an instant falls, in the organisation's time zone. */
export function isoDay(at: Date, zone: string): string {
	return fixed('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The instant at which a wall clock in this zone shows this day and time ("2027-01-26", "10:00"). */
export function instantOf(day: string, time: string, zone: string): Date {
	const asUtc = Date.parse(`${day}T${time}:00Z`);
	const shift = (at: number) => wall(at, zone) - at;
	const first = asUtc - shift(asUtc);
	return new Date(asUtc - shift(first));
}

function wall(at: number, zone: string): number {
	const shown = fixed('sv-SE', zone, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));
	return Date.parse(shown.replace(' ', 'T') + 'Z') + (at % 1000);
}
