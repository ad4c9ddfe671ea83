import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday } from '#cast/meetings.ts';
import { noteAllCame, noteAttendance, takeAllBack } from './commands.server.ts';
import { listRegister } from './queries.server.ts';

test('that all came is one press and one undo, which leaves what was noted by itself', async ({ house }) => {
	const { today, facilitator, coordinator, joins } = await courseToday(house);
	const people = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const [ana, , carla] = people.map(({ personId }) => personId);
	const rows = async () => (await facilitator((tx) => listRegister(tx, today))).map(({ state }) => state ?? 'open');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: ana ?? '', state: 'apologies', was: '' }));
	const said = await facilitator((tx) => noteAllCame(tx, today.id));
	expect(await rows()).toEqual(['apologies', 'came', 'came']);
	await coordinator((tx) => noteAttendance(tx, today.id, { person: carla ?? '', state: 'late', was: 'came' }));
	await facilitator((tx) => takeAllBack(tx, today.id, new Date(said.ok ? said.value : '')));
	expect(await rows()).toEqual(['apologies', 'open', 'late']);
});
