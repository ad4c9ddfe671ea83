import { expect, test } from 'vitest';
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
	'week %i ends on a high, with a check-in, a break and a part that a parent leads',
	(_, week) => {
		expect(week.parts.at(-1)?.kind).toBe('energiser');
		for (const kind of ['grounding', 'check-in', 'parent-led', 'break'])
			expect(week.parts.map((part) => part.kind)).toContain(kind);
	}
);
