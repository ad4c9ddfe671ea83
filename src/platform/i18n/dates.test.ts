import { expect, test } from 'vitest';
import { clock, dayAndTime, hourOfDay, longDay, shortDay } from './dates.ts';
import { inLanguage, standingAlone } from './language.ts';

const christmas = new Date('2026-12-26T10:00:00Z');
const said = (language: 'en' | 'es') =>
	inLanguage(language, () => [longDay, shortDay, dayAndTime].map((say) => say(christmas, 'Europe/London')));

test('a day stands in a Spanish sentence without a comma behind its weekday, and in an English one as before', () => {
	expect(said('es')).toEqual(['sábado 26 de diciembre', 'sáb 26 dic', 'sábado 26 de diciembre, 10:00']);
	expect(said('en')).toEqual(['Saturday 26 December', 'Sat 26 Dec', 'Saturday 26 December, 10:00']);
});

test('a day, a month or a language that stands alone begins with a large letter, and so does nothing else', () => {
	const alone = (words: string) => inLanguage('es', () => standingAlone(words));
	expect(['sábado 26 de diciembre', 'español', 'águilas', '1 de enero', ''].map(alone)).toEqual([
		'Sábado 26 de diciembre',
		'Español',
		'Águilas',
		'1 de enero',
		''
	]);
});

test('parents who read English read times as they are said; the team, and Spanish, by the clock of 24 hours', () => {
	const at = (time: string) => new Date(`2027-01-26T${time}:00Z`);
	const shown = (language: 'en' | 'es', audience: 'parents' | 'team') =>
		inLanguage(language, () =>
			['00:00', '00:05', '09:30', '12:00', '12:15', '13:00', '23:59'].map((time) =>
				clock(at(time), 'Europe/London', audience)
			)
		);
	const by24 = ['00:00', '00:05', '09:30', '12:00', '12:15', '13:00', '23:59'];
	expect(shown('en', 'parents')).toEqual(['midnight', '12:05am', '9:30am', 'midday', '12:15pm', '1pm', '11:59pm']);
	for (const [language, audience] of [
		['en', 'team'],
		['es', 'parents'],
		['es', 'team']
	] as const)
		expect(shown(language, audience)).toEqual(by24);
	expect([0, 9, 12, 13, 24].map((hour) => hourOfDay(hour, 'parents'))).toEqual([
		'midnight',
		'9am',
		'midday',
		'1pm',
		'midnight'
	]);
	expect(hourOfDay(9, 'team')).toBe('09:00');
	expect(inLanguage('en', () => dayAndTime(christmas, 'Europe/London', 'parents'))).toBe('Saturday 26 December, 10am');
});
