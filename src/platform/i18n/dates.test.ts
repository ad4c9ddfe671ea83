import { expect, test } from 'vitest';
import { dayAndTime, longDay, shortDay } from './dates.ts';
import { inLanguage } from './language.ts';

const christmas = new Date('2026-12-26T10:00:00Z');
const said = (language: 'en' | 'es') =>
	inLanguage(language, () => [longDay, shortDay, dayAndTime].map((say) => say(christmas, 'Europe/London')));

test('a day stands in a Spanish sentence without a comma behind its weekday, and in an English one as before', () => {
	expect(said('es')).toEqual(['sábado 26 de diciembre', 'sáb 26 dic', 'sábado 26 de diciembre, 10:00']);
	expect(said('en')).toEqual(['Saturday 26 December', 'Sat 26 Dec', 'Saturday 26 December, 10:00']);
});
