import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { listWhoComes } from '#rooms/programmes/joining/coming/queries.server.ts';
import { test } from '../../../../tests/support/house.ts';
import { keepWorkerHours, keepSpace, takeChange } from './commands.server.ts';
import type { WorkerHours } from './form.ts';
import { offerAsText } from './policy.ts';
import { findOwnHours, getRota } from './queries.server.ts';
import { nextFamilyWords } from './words.ts';

const nobody = { people: [], each: false };

type House = Parameters<typeof courseToday>[0];
const baby = (firstName: string) => ({ ...mateo, firstName, ageBand: 'under-two' }) as const;
const bands = { 'under-two': 3, two: 0, 'three-or-more': 0 };

/** Three babies with a place, a family of two that waits, and two who mind them: Joy may stay longer. */
async function scene(house: House) {
	const day = await courseToday(house);
	const [joy, lou] = [
		await staffOf(house, 'creche_worker', day.course.id),
		await staffOf(house, 'creche_worker', day.course.id)
	];
	await house.owner.db.deleteFrom('creche.band').where('circle_id', '=', day.course.id).execute();
	for (const [age_band, places] of Object.entries(bands))
		await house.owner.db
			.insertInto('creche.band')
			.values({ org_id: house.orgId, circle_id: day.course.id, age_band, places })
			.execute();
	await day.joins('Ana', { children: [baby('Leo'), baby('Mia'), baby('Sol')] });
	const waits = await day.joins('Bea', { children: [baby('Noa'), baby('Ian')] });
	const open = async () =>
		day.coordinator(async (tx) => getRota(tx, day.today.id, await listWhoComes(tx, day.course.id, day.today.id)));
	const { from, to } = await open();
	const hours = { from, to, mayFrom: null, mayTo: null, inRatio: true, following: false };
	const keep = (worker: string, changes: Partial<WorkerHours> = {}, sitting = day.today.id) =>
		day.coordinator((tx) => keepWorkerHours(tx, sitting, { worker, ...hours, ...changes }));
	return { ...day, joy, lou, waits, open, keep, from, to };
}

test('the family that waits longest fits once somebody stays longer within what she said; one tap writes it', async ({
	house
}) => {
	const { joy, lou, waits, open, keep, from, to, coordinator, today, at, course } = await scene(house);
	expect((await open()).next).toMatchObject({ family: waits.personId, fits: 'nobody' });
	await keep(lou.id);
	await keep(joy.id, { to: to - 30, mayFrom: from, mayTo: to });
	const rota = await open();
	expect(rota).toMatchObject({ children: 3, waits: 2, squareMetres: null });
	expect(rota.slots.at(-1)).toMatchObject({ needed: 2, present: 1 });
	expect(rota.next).toMatchObject({
		fits: 'with-change',
		people: 1,
		minutes: 30,
		change: [{ worker: joy.id, from, to }]
	});
	const change = (rota.next?.change ?? []).map((one) => ({ ...one, worker: 'Joy' }));
	const said = nextFamilyWords({ ...rota.next!, change }, rota.waits, [{ ...rota.workers[0]!, id: 'Joy', from }]);
	expect(said).toMatch(/^If Joy stays until \d\d:\d\d \(30 minutes more\), she and her 2 can come\.$/);
	const take = (shown: string) =>
		coordinator(async (tx) => takeChange(tx, today.id, await listWhoComes(tx, course.id, today.id), shown));
	expect(await take('somebody 0 15')).toEqual({ ok: false, reason: 'changed' });
	const shown = offerAsText(rota.next!);
	const later = { following: false, mayFrom: from, mayTo: to };
	await keep(joy.id, { ...later, to: to - 30, mayTo: to - 30 }, at(3).id);
	expect(await take(shown), 'a place counts for all planned days').toEqual({ ok: false, reason: 'other-days' });
	expect((await open()).next?.fits, 'nothing was written').toBe('with-change');
	await keep(joy.id, { ...later, to: to - 30 }, at(3).id);
	await keep(lou.id, {}, at(3).id);
	expect(await take(shown)).toEqual({ ok: true, value: waits.personId });
	expect(await open()).toMatchObject({ children: 5, next: null });
	expect((await open()).slots.every(({ needed, present }) => present >= needed)).toBe(true);
	expect(await joy((tx) => findOwnHours(tx, at(3).id)), 'on the other day too').toEqual({ from, to });
	const places = house.owner.db.selectFrom('creche.place').select('state').where('person_id', '=', waits.personId);
	expect(await places.execute()).toEqual([{ state: 'place' }, { state: 'place' }]);
	const days = house.owner.db.selectFrom('people.creche_day').select('day').where('circle_id', '=', course.id);
	expect(await days.execute()).toHaveLength(35);
	expect(await take(shown), 'she has it already').toEqual({ ok: false, reason: 'changed' });
});

test('nobody is ever one adult alone, who does not count is not counted, and a small room says that no rota helps', async ({
	house
}) => {
	const { joy, lou, open, keep, coordinator, today } = await scene(house);
	await keep(joy.id);
	expect((await open()).slots[0]).toMatchObject({ needed: 2, present: 1 });
	await keep(lou.id, { inRatio: false });
	expect((await open()).slots[0]).toMatchObject({ present: 1 });
	await keep(lou.id);
	expect((await open()).next?.fits).toBe('now'); // two adults mind five babies: one for three
	await coordinator((tx) => keepSpace(tx, today.id, 17));
	expect((await open()).next?.fits, 'five babies need 17.5 square metres').toBe('no-room');
	await coordinator((tx) => keepSpace(tx, today.id, 17.5));
	expect((await open()).next?.fits).toBe('now');
	await coordinator((tx) => keepSpace(tx, today.id, null));
	expect((await open()).squareMetres).toBeNull();
});

test('hours are kept for one meeting or for all that follow, taken off again, and said to whoever has them', async ({
	house
}) => {
	const { joy, lou, open, keep, from, to, today, at } = await scene(house);
	await keep(joy.id, { following: true }, at(3).id);
	const kept = house.owner.db.selectFrom('creche.worker_hours').select('sitting_id').where('account_id', '=', joy.id);
	expect((await kept.execute()).map(({ sitting_id }) => sitting_id).sort()).toEqual(
		[3, 4, 5, 6, 7].map((week) => at(week).id).sort()
	);
	expect(await joy((tx) => findOwnHours(tx, at(7).id))).toEqual({ from, to });
	expect(await lou((tx) => findOwnHours(tx, at(7).id))).toBeUndefined();
	await keep(joy.id);
	await keep(joy.id, { from: null, to: null });
	expect((await open()).workers.find(({ id }) => id === joy.id)).toMatchObject({ from: null });
	expect(await joy((tx) => findOwnHours(tx, today.id))).toBeUndefined();
	expect(await joy((tx) => findOwnHours(tx, at(7).id))).toEqual({ from, to });
});

test('only a coordinator plans, for those who mind the children alone; nobody reads another’s hours', async ({
	house
}) => {
	const { joy, lou, keep, facilitator, coordinator, today, from, to } = await scene(house);
	const hours = { worker: joy.id, from, to, mayFrom: null, mayTo: null, inRatio: true, following: false };
	for (const speak of [joy, facilitator]) {
		await expect(speak((tx) => keepWorkerHours(tx, today.id, hours))).rejects.toThrow(Forbidden);
		await expect(speak((tx) => getRota(tx, today.id, nobody))).rejects.toThrow(Forbidden);
		await expect(speak((tx) => takeChange(tx, today.id, nobody, ''))).rejects.toThrow(Forbidden);
		await expect(speak((tx) => keepSpace(tx, today.id, 20))).rejects.toThrow(Forbidden);
	}
	await keep(joy.id);
	await expect(keep(facilitator.id)).rejects.toThrow(NotFound);
	await expect(keep(uuidv7())).rejects.toThrow(NotFound);
	const read = (speak: typeof joy) =>
		speak((tx) => tx.db.selectFrom('creche.worker_hours').select('account_id').execute());
	expect(await read(joy)).toEqual([{ account_id: joy.id }]);
	for (const speak of [lou, facilitator]) expect(await read(speak)).toEqual([]);
	expect(await facilitator((tx) => tx.db.selectFrom('creche.space').selectAll().execute())).toEqual([]);
	const elsewhere = await courseToday(house);
	const stranger = await staffOf(house, 'creche_worker', elsewhere.course.id);
	expect(await read(stranger)).toEqual([]);
	const deeds = house.owner.db.selectFrom('platform.audit').select('action').where('actor_id', '=', coordinator.id);
	expect(await deeds.where('action', '=', 'creche.hours.kept').execute()).toHaveLength(1);
});
