import { expect, test } from 'vitest';
import { minutesOf, partKinds } from './course-template.ts';
import { sevenWeekCourse as course } from './seven-week-course.ts';

test('seven weeks: a soft start, a theme a week, nature late, a celebration last', () => {
	expect(course.weeks.map((week) => week.kind)).toEqual([
		'settling-in',
		'theme',
		'theme',
		'theme',
		'theme',
		'nature',
		'celebration'
	]);
	expect(JSON.stringify(course.weeks[0])).toContain('Stay and play');
	expect(course.weeks[2]?.title.en).toBe('Saying no kindly');
});

test.each(course.weeks.map((week, index) => [index + 1, week] as const))(
	'week %i lasts two hours, begins with arriving and ends on a high',
	(_, week) => {
		expect(minutesOf(week.parts)).toBe(120);
		expect(week.parts[0]?.kind).toBe('arrive');
		expect(week.parts.at(-1)?.kind).toBe('energiser');
		for (const kind of ['grounding', 'check-in', 'parent-led', 'break'])
			expect(week.parts.map((part) => part.kind)).toContain(kind);
	}
);

test('every word is there in English and in Spanish, and no two weeks are called the same', () => {
	const texts = [
		course.name,
		course.promise,
		...course.weeks.flatMap((week) => [week.title, ...week.parts.map((part) => part.title)])
	];
	for (const text of texts) {
		expect(text.en?.trim()).toBeTruthy();
		expect(text.es?.trim()).toBeTruthy();
		expect(text.en).not.toBe(text.es);
	}
	expect(new Set(course.weeks.map((week) => week.title.en)).size).toBe(7);
	for (const part of course.weeks.flatMap((week) => week.parts)) expect(partKinds).toContain(part.kind);
});
