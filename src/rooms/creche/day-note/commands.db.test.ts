import { expect } from 'vitest';
import { moment } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { signIn } from '#cast/joining.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../tests/support/house.ts';
import { crecheListOf } from '../visit/sheet.ts';
import { getCreche } from '../visit/queries.server.ts';
import { letDayNotesGo, mostNotesOfOne, sayNoteRead, writeOfChild, writeToCreche } from './commands.server.ts';
import { listDayNotes, listOwnDayNotes, listOwnExpected, listOwnSittings } from './queries.server.ts';

type House = Parameters<typeof courseToday>[0];

async function scene(house: House) {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const other = await signIn(house, (await day.joins('Bea', { children: [{ ...mateo, firstName: 'Leo' }] })).personId);
	const minder = await staffOf(house, 'creche_worker', day.course.id);
	const her = await signIn(house, personId);
	const id = day.today.id;
	const [child] = await her((tx) => listOwnExpected(tx, id));
	if (!child) throw new Error('the crèche expects nobody');
	const before = (tx: Tx) => asOf(tx, day.today.startsAt);
	const writes = (words = 'Slept badly, bottle at 11') =>
		her((tx) => writeOfChild(before(tx), id, { id: uuidv7(), child: child.id, words }));
	return { ...day, id, personId, her, other, minder, child, before, writes };
}

test('a parent writes of her child for its day; the crèche reads it on its list and on paper, and she sees that it was read', async ({
	house
}) => {
	const { her, writes, minder, facilitator, id } = await scene(house);
	expect(await writes()).toEqual({ ok: true });
	expect(await her((tx) => listOwnSittings(tx))).toContain(id);
	const [note] = await minder((tx) => listDayNotes(tx, id));
	expect(note).toMatchObject({ child: 'Mateo', by: 'Elena', words: 'Slept badly, bottle at 11', readAt: null });
	const printed = await minder(async (tx) =>
		crecheListOf(await getCreche(tx, id, new Set()), {
			...{ organisation: '', zone: tx.zone, now: moment(), meeting: '', venue: '' },
			notes: await listDayNotes(tx, id)
		})
	);
	expect(printed.notes.lines).toEqual([
		expect.stringMatching(/^Mateo · from Elena, \d\d:\d\d: Slept badly, bottle at 11$/)
	]);
	expect(await facilitator((tx) => listDayNotes(tx, id))).toHaveLength(1);
	for (let twice = 0; twice < 2; twice++) await minder((tx) => sayNoteRead(tx, id, note?.id ?? ''));
	expect((await her((tx) => listOwnDayNotes(tx, id)))[0]?.readAt).toBeInstanceOf(Date);
	const deeds = house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.where('action', 'like', 'creche.day-note.%')
		.orderBy('at');
	expect((await deeds.execute()).map(({ action }) => action)).toEqual([
		'creche.day-note.written',
		'creche.day-note.read'
	]);
});

test('whoever runs the meeting writes to its crèche, sees that it was read, and does not say so herself', async ({
	house
}) => {
	const { facilitator, minder, her, id, before } = await scene(house);
	const note = { id: uuidv7(), words: 'We end ten minutes early' };
	expect(await facilitator((tx) => writeToCreche(before(tx), id, note))).toEqual({ ok: true });
	await facilitator((tx) => sayNoteRead(tx, id, note.id));
	expect(await facilitator((tx) => listDayNotes(tx, id))).toMatchObject([{ child: null, isOwn: true, readAt: null }]);
	await minder((tx) => sayNoteRead(tx, id, note.id));
	expect(await facilitator((tx) => listDayNotes(tx, id))).toMatchObject([{ readAt: expect.any(Date) }]);
	expect(await her((tx) => listOwnDayNotes(tx, id))).toEqual([]);
	await expect(minder((tx) => writeToCreche(before(tx), id, note))).rejects.toThrow(Forbidden);
});

test('only those who mind the children that day and those who run the meeting read it, and nobody writes of another’s child', async ({
	house
}) => {
	const { writes, other, child, id, her, course, coordinator, before } = await scene(house);
	await writes();
	const elsewhere = (await courseToday(house)).course.id;
	const rows = (tx: Tx) => tx.db.selectFrom('creche.day_note').select('id').execute();
	const strangers = [
		other,
		coordinator,
		await staffOf(house, 'creche_worker', elsewhere),
		await staffOf(house, 'facilitator', elsewhere),
		await staffOf(house, 'safeguarding_lead')
	];
	for (const stranger of strangers) expect(await stranger(rows)).toEqual([]);
	expect(await house.as('visitor', rows)).toEqual([]);
	const note = { id: uuidv7(), child: child.id, words: 'Not hers' };
	await expect(other((tx) => writeOfChild(before(tx), id, note))).rejects.toThrow(NotFound);
	for (const stranger of strangers.slice(2, 4))
		await expect(stranger((tx) => sayNoteRead(tx, id, note.id))).rejects.toThrow(Forbidden);
	await expect(her((tx) => sayNoteRead(tx, id, note.id))).rejects.toThrow(Forbidden);
	const minder = await staffOf(house, 'creche_worker', course.id);
	await house.owner.db.deleteFrom('people.creche_day').where('child_id', '=', child.id).execute();
	expect(await minder(rows), 'a child that is not expected today is nobody’s to read of').toEqual([]);
});

test('for a day that is not over and not called off, and five at most', async ({ house }) => {
	const { her, child, id, today, writes } = await scene(house);
	const at = (ms: number) =>
		her((tx) => writeOfChild(asOf(tx, new Date(ms)), id, { id: uuidv7(), child: child.id, words: 'Bottle at 11' }));
	expect(await at(today.startsAt.getTime() - 864e5)).toEqual({ ok: true });
	expect(await at(today.startsAt.getTime() + 864e5)).toEqual({ ok: false, reason: 'over' });
	for (let sent = 1; sent < mostNotesOfOne; sent++) expect(await writes()).toEqual({ ok: true });
	expect(await writes()).toEqual({ ok: false, reason: 'enough' });
});

test('a note goes 28 days after its day', async ({ house }) => {
	const { writes, id } = await scene(house);
	await writes();
	const left = async (days: number) => {
		const at = new Date((await house.as('job', async (tx) => tx.now)).getTime() - days * 864e5);
		const times = { starts_at: new Date(at.getTime() - 36e5), ends_at: at };
		await house.owner.db.updateTable('programmes.session').set(times).where('id', '=', id).execute();
		await house.as('job', letDayNotesGo);
		return (await house.owner.db.selectFrom('creche.day_note').select('id').where('sitting_id', '=', id).execute())
			.length;
	};
	expect(await left(27)).toBe(1);
	expect(await left(29)).toBe(0);
});
