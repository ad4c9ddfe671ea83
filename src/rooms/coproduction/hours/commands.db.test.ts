import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { dayFrom, workIn } from '#cast/recruiting.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../tests/support/house.ts';
import { confirmHours, exportHours, noteHours, takeHoursBack } from './commands.server.ts';
import { countWorked, listWorked } from './queries.server.ts';

test('whoever works notes hours by her receipt, the same form twice is once, and takes back what nobody has confirmed', async ({
	house
}) => {
	const { codes, coordinator, projectId } = await workIn(house);
	const form = { id: uuidv7(), day: dayFrom(-1), minutes: 90, what: 'Read applications' };
	const note = (sent = form, code = codes[0] ?? '') => house.as('link', (tx) => noteHours(tx, code, sent));
	expect(await note()).toEqual({ ok: true });
	expect(await note()).toEqual({ ok: true });
	expect(await note({ ...form, day: dayFrom(1) })).toEqual({ ok: false, reason: 'ahead' });
	expect(await note({ ...form, day: dayFrom(-40) })).toEqual({ ok: false, reason: 'not-her-days' });
	await expect(note(form, codes[1])).rejects.toThrow(NotFound);
	await note({ ...form, id: uuidv7(), minutes: 30 });
	const noted = async () => (await coordinator((tx) => listWorked(tx, projectId)))[0]?.noted ?? [];
	expect(await noted()).toHaveLength(2);
	const short = (await noted()).find(({ minutes }) => minutes === 30)?.id ?? '';
	const back = (id: string) => house.as('link', (tx) => takeHoursBack(tx, codes[0] ?? '', id));
	expect(await back(short)).toEqual({ ok: true });
	expect(await noted()).toHaveLength(1);
});

test('those who run the project confirm hours, never she who noted them; what is confirmed stands, and pays', async ({
	house
}) => {
	const { codes, coordinator, worker, ana, projectId } = await workIn(house);
	const sent = { id: uuidv7(), day: dayFrom(-1), minutes: 90, what: 'Read' };
	const own = await house.as('link', async (tx) => {
		await noteHours(tx, codes[0] ?? '', sent);
		return tx.db
			.updateTable('coproduction.hours')
			.set({ confirmed_on: dayFrom(0) })
			.executeTakeFirst();
	});
	expect(own.numUpdatedRows).toBe(0n);
	const [work] = await worker((tx) => listWorked(tx, projectId));
	const shown = work?.noted.map(({ id }) => id) ?? [];
	const confirm = { engagement: work?.id ?? '', shown };
	await expect(ana((tx) => confirmHours(tx, projectId, confirm))).rejects.toThrow(Forbidden);
	const atOnce = [worker, coordinator, worker].map((who) => who((tx) => confirmHours(tx, projectId, confirm)));
	expect(await Promise.all(atOnce)).toEqual([1, 2, 3].map(() => ({ ok: true })));
	expect((await worker((tx) => listWorked(tx, projectId)))[0]).toMatchObject({ confirmed: 90, pay: 2250 });
	const back = await house.as('link', (tx) => takeHoursBack(tx, codes[0] ?? '', shown[0] ?? ''));
	expect(back).toEqual({ ok: false, reason: 'confirmed' });
	const sly = coordinator((tx) => tx.db.updateTable('coproduction.hours').set({ confirmed_on: null }).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
});

test('whoever evaluates reads how long was worked in all and no hours of anybody; the table is for whoever coordinates', async ({
	house
}) => {
	const { codes, coordinator, worker, ana, projectId } = await workIn(house);
	const sent = { id: uuidv7(), day: dayFrom(-1), minutes: 90, what: '=CNRY-what' };
	await house.as('link', (tx) => noteHours(tx, codes[0] ?? '', sent));
	const evaluator = await staffOf(house, 'evaluator');
	expect(await evaluator((tx) => countWorked(tx, projectId))).toEqual({ people: 1, minutes: 90, confirmed: 0 });
	expect(await evaluator((tx) => listWorked(tx, projectId))).toEqual([]);
	expect(await evaluator((tx) => tx.db.selectFrom('coproduction.hours').select('id').execute())).toEqual([]);
	expect(await ana((tx) => countWorked(tx, projectId))).toEqual({ people: 0, minutes: 0, confirmed: 0 });
	for (const who of [evaluator, worker])
		await expect(who((tx) => exportHours(tx, projectId))).rejects.toThrow(Forbidden);
	const table = await coordinator((tx) => exportHours(tx, projectId));
	expect(table).toContain("'=CNRY-what");
	expect(table).toContain('CNRY-lena');
});
