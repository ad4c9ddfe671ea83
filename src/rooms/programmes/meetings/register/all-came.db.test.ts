import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday } from '#cast/meetings.ts';
import { noteAllCame, noteAttendance, takeAllBack } from './commands.server.ts';
import { listRegister } from './queries.server.ts';

test('that all came is one press and one undo, which leaves what was noted by itself', async ({ house }) => {
	const { today, facilitator, coordinator, joins } = await courseToday(house);
	const people = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const ids = people.map(({ personId }) => personId);
	const [ana, , carla] = ids;
	const rows = async () => (await facilitator((tx) => listRegister(tx, today))).map(({ state }) => state ?? 'open');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: ana ?? '', state: 'apologies' }));
	const said = await facilitator((tx) => noteAllCame(tx, today.id, ids));
	expect(await rows()).toEqual(['apologies', 'came', 'came']);
	await coordinator((tx) => noteAttendance(tx, today.id, { person: carla ?? '', state: 'late' }));
	await facilitator((tx) => takeAllBack(tx, today.id, new Date(said.ok ? said.value : '')));
	expect(await rows()).toEqual(['apologies', 'open', 'late']);
});

test('a page that was left open says nothing of those whom it showed otherwise', async ({ house }) => {
	const { today, facilitator, joins } = await courseToday(house);
	const [ana, bea] = [(await joins('Ana')).personId, (await joins('Bea')).personId];
	await facilitator((tx) => noteAllCame(tx, today.id, [bea])); // Ana stood as absent there
	const lines = await facilitator((tx) => listRegister(tx, today));
	expect(lines.map(({ personId, state }) => [personId, state]).sort()).toEqual([
		[ana, null],
		[bea, 'came']
	]);
});
