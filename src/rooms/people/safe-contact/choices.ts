import { m } from '#messages';
import { weekdays } from './form.ts';

const names = [
	m.people_day_1,
	m.people_day_2,
	m.people_day_3,
	m.people_day_4,
	m.people_day_5,
	m.people_day_6,
	m.people_day_7
];

/** A day of the week by its number, "1" for Monday. */
export const weekdayName = (day: string): string => names[Number(day) - 1]?.() ?? '';

/** The days of the week as choices. */
export const weekdayOptions = () => weekdays.map((value) => ({ value, label: weekdayName(value) }));
