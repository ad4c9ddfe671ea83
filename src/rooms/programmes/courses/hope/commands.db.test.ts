import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { deeds } from '#cast/courses.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { exportAttendance } from '#rooms/programmes/desk/attendance-table/commands.server.ts';
import { lookIn } from '#rooms/programmes/desk/attendance-table/form.ts';
import { test } from '../../../../../tests/support/house.ts';
import { keepHopes } from './commands.server.ts';
import { getHopes } from './queries.server.ts';

test('what a run hopes for is kept anew as a whole, stands beside who came, and is for nobody but who coordinates it', async ({
	house
}) => {
	const { course, today, coordinator, facilitator, joins } = await courseToday(house, 2);
	const { personId } = await joins('Ana');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: personId, state: 'came' }));
	await coordinator((tx) => keepHopes(tx, course.id, { all: 9, of: { es: 3 } }));
	await coordinator((tx) => keepHopes(tx, course.id, { all: 12, of: { en: 7, es: 4 } }));
	expect(await coordinator((tx) => getHopes(tx, course.id))).toEqual({ all: 12, of: { en: 7, es: 4 } });
	expect(await deeds(house)).toContain('programmes.hopes.kept');
	const taken = (asked: string) => coordinator((tx) => exportAttendance(tx, lookIn(new URLSearchParams(asked))));
	expect(await taken('by=programme')).toMatch(/,2,1,1,1,12\r\n/);
	expect(await taken('by=language')).toMatch(/Spanish,0,0,0,0,4\r\n/);
	expect(await taken('by=membership')).toMatch(/Less than a month,1,1,1,1\r\n/);
	expect(await taken('by=month')).not.toContain('Hoped for');
	const before = await coordinator((tx) => getHopes(tx, course.id));
	for (const speaks of [facilitator, await staffOf(house, 'evaluator')]) {
		expect(await speaks((tx) => getHopes(tx, course.id))).toEqual({ all: null, of: {} });
		await expect(speaks((tx) => keepHopes(tx, course.id, { all: 1, of: {} }))).rejects.toThrow(Forbidden);
	}
	expect(await coordinator((tx) => getHopes(tx, course.id))).toEqual(before);
});
