import { describe, expect, test } from 'vitest';
import { minutesOf, partKinds, sessionKinds, type Template } from './course-template.ts';
import { blockAfter, findTemplate, templates, templateKeys, templateWeeks } from './templates.ts';

const weeksOf = (template: Template) =>
	template.blocks.length ? template.blocks.flatMap((block) => block.weeks) : template.weeks;

test('each key finds its template, and nothing else does', () => {
	expect(templates.map((template) => template.key)).toEqual([...templateKeys]);
	for (const key of templateKeys) expect(findTemplate(key)?.key).toBe(key);
	expect(findTemplate('knitting')).toBeUndefined();
	expect(findTemplate(null)).toBeUndefined();
});

describe.each(templates.map((template) => [template.key, template as Template] as const))('%s', (_, template) => {
	test('says everything in English and in Spanish, and no two weeks are called the same', () => {
		const weeks = weeksOf(template);
		const texts = [
			template.name,
			template.promise,
			...template.blocks.map((block) => block.title),
			...weeks.flatMap((week) => [week.title, ...week.parts.map((part) => part.title)])
		];
		for (const text of texts) {
			expect(text.en?.trim()).toBeTruthy();
			expect(text.es?.trim()).toBeTruthy();
			expect(text.en).not.toBe(text.es);
		}
		expect(new Set(weeks.map((week) => week.title.en)).size).toBe(weeks.length);
	});

	test('every week fills its hours, begins with arriving, and is made of parts that there are', () => {
		for (const week of weeksOf(template)) {
			const { from, to } = template.hours ?? { from: '10:00', to: '12:00' };
			const hours = Number(to.slice(0, 2)) - Number(from.slice(0, 2));
			expect(minutesOf(week.parts)).toBe(60 * hours);
			expect(week.parts[0]?.kind).toBe('arrive');
			expect(sessionKinds).toContain(week.kind);
			for (const part of week.parts) expect(partKinds).toContain(part.kind);
		}
	});

	test('begins with its first block where it comes round, and counts no children where the door is open', () => {
		if (template.blocks.length) expect(template.weeks).toBe(template.blocks[0]?.weeks);
		if (template.wayIn === 'open') expect(template.children).not.toBe('creche');
	});
});

test('a group comes round: after the last block the first is laid again', () => {
	const group = findTemplate('three-block-group');
	if (!group) throw new Error('no such template');
	const keys = ['me', 'baby', 'people'];
	expect(group.blocks.map((block) => block.key)).toEqual(keys);
	expect(keys.map((key) => blockAfter(group, key)?.key)).toEqual(['baby', 'people', 'me']);
	expect(blockAfter(templates[0], null)).toBeUndefined();
	expect(templateWeeks(group, 'people')).toBe(group.blocks[2]?.weeks);
	expect(templateWeeks(group, 'none')).toEqual([]);
});
