import { expect } from 'vitest';
import { joinExample, mateo } from './examples.ts';
import { courseOf } from './scene.ts';
import { test } from '../../../../tests/support/house.ts';

test('try', async ({ house }) => {
	const course = await courseOf(house, { places: 2 });
	const token = await house.as('door', (door) => joinExample(door, course.slug, { children: [mateo] }));
	expect(token.length).toBeGreaterThan(20);
});
