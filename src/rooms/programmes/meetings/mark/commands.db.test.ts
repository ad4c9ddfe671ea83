import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { getDay } from '../day/queries.server.ts';
import { noteAttendance, noteBrought } from '../register/commands.server.ts';
import { listRegister } from '../register/queries.server.ts';
import { letOldMarksGo, settleLine } from './commands.server.ts';

const dayMs = 86_400_000;

/** A course today with Nadia, whose line two phones show differently: came, and late. */
async function differing(house: Parameters<typeof courseToday>[0]) {
	const { facilitator, coordinator, today, joins, course } = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	const line = async () => {
		const [found] = await facilitator(async (tx) => listRegister(tx, await getDay(tx, today.id)));
		if (!found) throw new Error('she has a line');
		return found;
	};
	await facilitator((tx) => noteAttendance(tx, today.id, { person, state: 'came' }));
	await coordinator((tx) => noteAttendance(tx, today.id, { person, state: 'late' }));
	return { facilitator, coordinator, today, course, person, line };
}

test('what two phones say without knowing of each other both stands, until somebody taps one, whose word saw both', async ({
	house
}) => {
	const { facilitator, today, person, line } = await differing(house);
	const shown = await line();
	expect(shown.state).toBe('late');
	expect(shown.differences.flatMap(({ stands }) => stands.map(({ value }) => value))).toEqual(['late', 'came']);
	const came = shown.differences[0]?.stands[1]?.id ?? '';
	const settle = (saw: string[]) => facilitator((tx) => settleLine(tx, today.id, { person, mark: came, saw }));
	expect(await settle([came])).toEqual({ ok: false, reason: 'changed' }); // her screen did not show both
	expect(await settle(shown.saw.split(' '))).toEqual({ ok: true, value: { before: 'late', after: 'came' } });
	expect(await line()).toMatchObject({ state: 'came', differences: [] });
});

test('a tap that saw another replaces it; a tap that a phone sends again changes nothing', async ({ house }) => {
	const { facilitator, coordinator, today, joins } = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	const line = async () => (await facilitator((tx) => listRegister(tx, today)))[0];
	const first = { person, state: 'came', mark: randomUUID() } as const;
	await facilitator((tx) => noteAttendance(tx, today.id, first));
	await coordinator((tx) => noteAttendance(tx, today.id, { person, state: 'late', saw: [first.mark] }));
	expect(await line()).toMatchObject({ state: 'late', differences: [] });
	await facilitator((tx) => noteAttendance(tx, today.id, first)); // the answer was lost on the way
	expect(await line()).toMatchObject({ state: 'late', differences: [] });
	const own = { person, state: 'apologies', mark: randomUUID() } as const;
	await facilitator((tx) => noteAttendance(tx, today.id, own));
	await facilitator((tx) => noteAttendance(tx, today.id, { person, state: 'came' })); // her own page from before
	expect((await line())?.differences[0]?.stands.map(({ value }) => value)).toEqual(['came', 'late']);
	await facilitator((tx) => noteBrought(tx, today.id, person, { brought: 'her mother' }));
	await coordinator((tx) => noteBrought(tx, today.id, person, { brought: 'her sister' }));
	expect((await line())?.differences.map(({ field }) => field)).toEqual(['brought', 'line']);
});

test('marks are let go 90 days after the meeting; the register stands, and can still be put right', async ({
	house
}) => {
	const { facilitator, today, person, line } = await differing(house);
	const kept = () =>
		house.owner.db.selectFrom('programmes.mark').select('id').where('session_id', '=', today.id).execute();
	const sweep = (days: number) =>
		house.owner.db
			.updateTable('programmes.session')
			.set({
				starts_at: new Date(today.startsAt.getTime() - days * dayMs),
				ends_at: new Date(today.endsAt.getTime() - days * dayMs)
			})
			.where('id', '=', today.id)
			.execute()
			.then(() => house.as('job', letOldMarksGo));
	await sweep(89);
	expect(await kept()).toHaveLength(2);
	await sweep(91);
	expect(await kept()).toEqual([]);
	const left = await line();
	expect(left).toMatchObject({ state: 'late', differences: [] });
	await facilitator((tx) => noteAttendance(asOf(tx), today.id, { person, state: 'late', saw: [left.saw] }));
	expect((await line()).state).toBeNull();
});

test('marks are seen and settled by those who see the register, and nobody adds one elsewhere', async ({ house }) => {
	const { today, course, person, line } = await differing(house);
	const other = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const { saw, differences } = await line();
	const mark = differences[0]?.stands[1]?.id ?? '';
	const marksFor = (speak: typeof minder) =>
		speak((tx) => tx.db.selectFrom('programmes.mark').select('id').where('session_id', '=', today.id).execute());
	for (const speak of [minder, other.facilitator]) {
		expect(await marksFor(speak)).toEqual([]);
		await expect(speak((tx) => settleLine(tx, today.id, { person, mark, saw: saw.split(' ') }))).rejects.toThrow(
			Forbidden
		);
	}
	const her = await speaker(house, person);
	expect(await marksFor(her)).toHaveLength(2);
	for (const [speak, value] of [
		[her, '"came"'],
		[other.facilitator, '"came"']
	] as const) {
		const row = { org_id: house.orgId, session_id: today.id, person_id: person, field: 'line', value };
		const forged = { ...row, pocket: speak.id, noted_by: speak.id };
		await expect(speak((tx) => tx.db.insertInto('programmes.mark').values(forged).execute())).rejects.toThrow(
			'row-level security'
		);
	}
	expect((await line()).differences).toHaveLength(1);
});
