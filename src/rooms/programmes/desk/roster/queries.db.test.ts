import { phoneShown } from '#platform/forms/phone.ts';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseWith } from '#cast/joining.ts';
import { fatou } from '#rooms/programmes/joining/registration/examples.ts';
import { exportRoster } from './commands.server.ts';
import { listNames, listRoster, openAsked } from './queries.server.ts';

const layla = { firstName: 'ليلى', ageBand: 'under-two', allergies: 'Milk', needs: 'Her blanket' } as const;

/** A course with one place: Nadia and her child have it, and two wait. */
async function scene(house: House) {
	const made = await courseWith(house, { places: 1 });
	const nadia = await made.joins({ called: '=HYPERLINK("http://evil.example")', children: [layla] });
	const waiting = await made.joins({
		called: 'Fatou',
		reach: fatou().reach,
		safe: { ...fatou().safe, fromHour: 10, toHour: 15, note: '+44 text first' }
	});
	const last = await made.joins({ called: 'Åsa' });
	const looked = async (person: string) => {
		const rows = await house.owner.db
			.selectFrom('platform.access')
			.select('what')
			.where('person_id', '=', person)
			.orderBy('at')
			.execute();
		return rows.map((row) => row.what);
	};
	return { ...made, nadia, waiting, last, looked };
}

test('who has a place comes first, then who waits, in the order in which they asked; allergies are seen, and that is noted', async ({
	house
}) => {
	const { coordinator, course, nadia, waiting, last, looked } = await scene(house);
	const lines = await coordinator((tx) => listRoster(tx, course.id));
	expect(lines.map((line) => [line.personId, line.state])).toEqual([
		[nadia.person, 'place'],
		[waiting.person, 'waiting'],
		[last.person, 'waiting']
	]);
	expect(lines[0]?.children).toEqual([{ ...layla, creche: 'place' }]);
	expect(await looked(nadia.person)).toEqual(['programmes.allergies']);
	expect(await looked(last.person)).toEqual([]);
});

test('labels hold the names of whoever has a place, to nobody but who coordinates, and nothing of theirs is opened for it', async ({
	house
}) => {
	const { coordinator, facilitator, course, nadia, looked } = await scene(house);
	expect(await coordinator((tx) => listNames(tx, course.id))).toEqual(['=HYPERLINK("http://evil.example")']);
	expect(await looked(nadia.person)).toEqual([]);
	await expect(facilitator((tx) => listNames(tx, course.id))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => listNames(tx, uuidv7()))).rejects.toThrow(NotFound);
});

test('how to reach somebody is opened one by one, and she can see who looked', async ({ house }) => {
	const { coordinator, course, waiting, looked } = await scene(house);
	const { person, safe } = await coordinator((tx) => openAsked(tx, course.id, waiting.person, 'in-her-hours'));
	expect(person.addresses).toEqual([{ kind: 'phone', value: waiting.joining.reach.value }]);
	expect(safe).toMatchObject({ mayText: true, fromHour: 10, toHour: 15 });
	expect(await looked(waiting.person)).toEqual(['people.reaching']);
	for (const nobody of [uuidv7(), 'x'])
		await expect(coordinator((tx) => openAsked(tx, course.id, nobody, 'in-her-hours'))).rejects.toThrow(NotFound);
	const { course: other } = await courseWith(house);
	await expect(coordinator((tx) => openAsked(tx, other.id, waiting.person, 'in-her-hours'))).rejects.toThrow(NotFound);
});

test('the table for a spreadsheet starts no formula, keeps every script and every nought, and is written down', async ({
	house
}) => {
	const { coordinator, course, nadia, waiting, looked } = await scene(house);
	const table = await coordinator((tx) => exportRoster(tx, course.id));
	expect(table.startsWith('\ufeff')).toBe(true);
	const [columns, ...rows] = parse(table, { bom: true }) as string[][];
	expect(columns?.length).toBe(rows[0]?.length);
	expect(rows).toHaveLength(3);
	for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	expect(rows[0]?.join('|')).toContain('ليلى: Milk');
	expect(rows[1]?.join('|')).toContain(phoneShown(waiting.joining.reach.value, 'Europe/London'));
	expect(rows[1]?.[2]).toBe('1');
	expect(await deeds(house)).toContain('programmes.roster.exported');
	expect(await looked(nadia.person)).toContain('programmes.exported');
});

test('nobody but a coordinator opens or takes the list', async ({ house }) => {
	const { facilitator, course, nadia, looked } = await scene(house);
	await expect(facilitator((tx) => listRoster(tx, course.id))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => openAsked(tx, course.id, nadia.person, 'in-her-hours'))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => exportRoster(tx, course.id))).rejects.toThrow(Forbidden);
	expect(await looked(nadia.person)).toEqual([]);
});
