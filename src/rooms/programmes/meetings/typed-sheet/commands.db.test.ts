import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { noteAttendance } from '../register/commands.server.ts';
import { listRegister } from '../register/queries.server.ts';
import { eraseFor } from '../../own-data.server.ts';
import { typeSheetBack, numberSheet } from './commands.server.ts';
import { findHeads } from '../head-count/queries.server.ts';
import { listSheets } from './queries.server.ts';

async function printed(house: Parameters<typeof courseToday>[0]) {
	const day = await courseToday(house);
	const { facilitator, today, joins } = day;
	const people = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const { sheet } = await facilitator((tx) => numberSheet(tx, today.id));
	const type = (said: string, number = sheet.number) =>
		facilitator((tx) => typeSheetBack(tx, today.id, { sheet: number, said }));
	const lines = async () =>
		(await facilitator((tx) => listRegister(tx, today))).map(({ called, state, differences }) =>
			[called, state ?? 'open', ...differences.flatMap(({ stands }) => stands.map(({ value }) => value))].join(' ')
		);
	return { ...day, people, sheet, type, lines };
}

test('what is typed back stands on the register by the numbers of the sheet, also where somebody joined since; heads stay beside names', async ({
	house
}) => {
	const { type, lines, joins, facilitator, today } = await printed(house);
	await joins('Aisha'); // before Ana in the order of names
	expect(await type('1, 2 l, 3 a, +2, heads 14/9')).toEqual({ ok: true, value: undefined });
	expect(await lines()).toEqual(['Aisha open', 'Ana came', 'Bea late', 'Carla apologies']);
	expect(await facilitator((tx) => findHeads(tx, today.id))).toMatchObject({ walkIns: 2, adults: 14, children: 9 });
	expect(await type('1, 2, 3 a')).toMatchObject({ ok: true }); // the sheet is put right: the paper knew what it said
	expect(await lines()).toEqual(['Aisha open', 'Ana came', 'Bea came', 'Carla apologies']);
	expect(await type('1, 4')).toEqual({ ok: false, reason: 'unreadable' });
	expect(await type('1, eight')).toEqual({ ok: false, reason: 'unreadable' });
});

test('paper saw what was noted before it was printed; what a phone noted meanwhile stands beside it', async ({
	house
}) => {
	const { coordinator, facilitator, today, type, lines, people, joins } = await printed(house);
	const [ana, bea] = people.map(({ personId }) => personId);
	await coordinator((tx) => noteAttendance(tx, today.id, { person: ana ?? '', state: 'apologies' }));
	await joins('Dana');
	const { sheet } = await facilitator((tx) => numberSheet(tx, today.id));
	expect(sheet.number).toBe(2);
	await coordinator((tx) => noteAttendance(tx, today.id, { person: bea ?? '', state: 'late' }));
	expect(await type('1, 2, 4', sheet.number)).toMatchObject({ ok: true });
	expect(await lines()).toEqual(['Ana came', 'Bea came came late', 'Carla open', 'Dana came']);
});

test('a sheet that is printed again is the same until somebody else stands on it; who left or was erased is left out', async ({
	house
}) => {
	const { facilitator, today, type, lines, people, leaves } = await printed(house);
	const again = await facilitator((tx) => numberSheet(tx, today.id));
	expect(again.sheet.number).toBe(1);
	await leaves(people[0]?.id ?? '');
	await house.as('job', (job) => eraseFor(job, people[1]?.personId ?? ''));
	expect(await type('1-3')).toMatchObject({ ok: true });
	expect(await lines()).toEqual(['Carla came']);
	const [kept] = await facilitator((tx) => listSheets(tx, today.id));
	expect(kept?.people).not.toContain(people[1]?.personId);
	expect(kept?.people).toHaveLength(3);
});

test('nobody types a sheet of a meeting that she does not run, or before its day', async ({ house }) => {
	const { facilitator, course, today, at, sheet } = await printed(house);
	const other = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	for (const speak of [minder, other.facilitator]) {
		await expect(speak((tx) => numberSheet(tx, today.id))).rejects.toThrow(Forbidden);
		await expect(speak((tx) => typeSheetBack(tx, today.id, { sheet: sheet.number, said: '1' }))).rejects.toThrow(
			Forbidden
		);
		expect(await speak((tx) => listSheets(tx, today.id))).toEqual([]);
	}
	const ahead = await facilitator((tx) => numberSheet(tx, at(2).id));
	const early = facilitator((tx) => typeSheetBack(tx, at(2).id, { sheet: ahead.sheet.number, said: '1' }));
	expect(await early).toEqual({ ok: false, reason: 'too-early' });
	await expect(facilitator((tx) => typeSheetBack(tx, today.id, { sheet: 9, said: '1' }))).rejects.toThrow(NotFound);
});

test('where no sheet was printed, the lines as the page showed them are numbered with what is typed; a look numbers none', async ({
	house
}) => {
	const { facilitator, today, joins } = await courseToday(house);
	const [ana, bea] = [await joins('Ana'), await joins('Bea')];
	const shown = [ana.personId, bea.personId];
	const type = (people: string[]) =>
		facilitator((tx) => typeSheetBack(tx, today.id, { sheet: 1, said: '1, 2 l', shown: people }));
	expect(await facilitator((tx) => listSheets(tx, today.id))).toEqual([]);
	expect(await type(shown.slice(1))).toEqual({ ok: false, reason: 'sheet-changed' });
	expect(await facilitator((tx) => listSheets(tx, today.id))).toEqual([]);
	expect(await type(shown)).toMatchObject({ ok: true });
	expect((await facilitator((tx) => listRegister(tx, today))).map(({ state }) => state)).toEqual(['came', 'late']);
});
