import { m } from '#messages';
import { answeredWays, timesOfDay, type AnsweredHow, type TimeOfDay } from './form.ts';

const parts: Record<TimeOfDay, () => string> = {
	any: m.programmes_asking_safe_any,
	morning: m.programmes_asking_safe_morning,
	afternoon: m.programmes_asking_safe_afternoon,
	evening: m.programmes_asking_safe_evening
};

const hows: Record<AnsweredHow, () => string> = {
	written: m.programmes_asking_how_written,
	rung: m.programmes_asking_how_rung,
	'in-person': m.programmes_asking_how_in_person,
	'no-way': m.programmes_asking_how_no_way
};

/** The parts of a day in which somebody may be reached, as choices. */
export function safeOptions(): { value: TimeOfDay; label: string }[] {
	return timesOfDay.map((value) => ({ value, label: parts[value]() }));
}

/** How a question was answered, as buttons; whoever left no way to reach her can be answered on the page or at the door alone. */
export function answerOptions(hasWay: boolean): { value: AnsweredHow; label: string }[] {
	const ways = answeredWays.filter((way) => (hasWay ? way !== 'no-way' : way === 'in-person' || way === 'no-way'));
	return ways.map((value) => ({ value, label: hows[value]() }));
}

/** How a question was answered, in words. */
export const answeredWords = (how: AnsweredHow): string => hows[how]();
