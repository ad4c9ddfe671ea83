import { sql } from 'kysely';
import { expect } from 'vitest';
import { shiftIn, wokenLead } from '#cast/duty.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../tests/support/house.ts';
import { planDuty } from './commands.server.ts';

test('two who lay shifts over one another at the same moment: one is laid, the other reads that it is taken', async ({
	house
}) => {
	const [lead, coordinator] = [await wokenLead(house), await staffOf(house, 'coordinator')];
	const early = await shiftIn(house, 220, { who: lead.id, from: '09:00', to: '17:00' });
	const late = await shiftIn(house, 220, { who: lead.id, from: '13:00', to: '20:00' });
	let laid = () => {};
	let checked = () => {};
	const isLaid = new Promise<void>((done) => (laid = done));
	const goesOn = new Promise<void>((done) => (checked = done));
	const first = lead(async (tx) => {
		const outcome = await planDuty(tx, early);
		laid();
		await goesOn; // not committed yet when the other looks
		return outcome;
	});
	await isLaid;
	const second = coordinator((tx) => planDuty(tx, late));
	setTimeout(checked, 300);
	expect(await first).toEqual({ ok: true });
	expect(await second).toMatchObject({ reason: 'taken' });
	const other = await shiftIn(house, 220, { who: '', turn: '2', from: '13:00', to: '20:00' });
	expect(await coordinator((tx) => planDuty(tx, other))).toEqual({ ok: true });
	// whoever writes past the command is held too
	const over = (turn: number) =>
		sql`insert into watch.duty (org_id, turn, starts_at, ends_at)
		select org_id, ${turn}::int, ends_at - interval '1 hour', ends_at + interval '1 hour' from watch.duty
		where turn = 1 and account_id = ${lead.id}`.execute(house.owner.db);
	await expect(over(1)).rejects.toThrow(/laid at that time already/);
});
