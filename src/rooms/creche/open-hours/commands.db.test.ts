import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { moment } from '#platform/clock.ts';
import { courseToday } from '#cast/meetings.ts';
import { test } from '../../../../tests/support/house.ts';
import { getRota } from '../rota/queries.server.ts';
import { crecheListOf } from '../visit/sheet.ts';
import { getCreche } from '../visit/queries.server.ts';
import { keepOpenHours } from './commands.server.ts';
import { hasOwnHours, hoursShown } from '../sitting/policy.ts';
import { getSitting } from '../sitting/queries.server.ts';

const zone = 'Europe/London';

test('a crèche is open at hours of its own, on its list, on paper and in its rota; they move with the meeting', async ({
	house
}) => {
	const { coordinator, facilitator, today, at } = await courseToday(house);
	const keep = (opens: number | null, closes: number | null, openFollowing = false) =>
		coordinator((tx) => keepOpenHours(tx, today.id, { opens, closes, openFollowing }));
	const shown = async (id: string) => hoursShown(await coordinator((tx) => getSitting(tx, id)), zone);
	expect(await shown(today.id)).toEqual({ from: '10:00', to: '12:00' });
	expect(await keep(585, 705, true)).toEqual({ ok: true });
	expect(await shown(today.id)).toEqual({ from: '09:45', to: '11:45' });
	expect(await shown(at(2).id)).toEqual({ from: '09:45', to: '11:45' });
	const list = await facilitator(async (tx) =>
		crecheListOf(await getCreche(tx, today.id, new Set()), {
			...{ organisation: '', zone, now: moment(), meeting: '', venue: '' }
		})
	);
	expect(list.when).toMatch(/09:45–11:45$/);
	expect(await coordinator((tx) => getRota(tx, today.id, { people: [], each: false }))).toMatchObject({
		from: 585,
		to: 705
	});
	await house.owner.db
		.updateTable('programmes.session')
		.set({ starts_at: new Date(today.startsAt.getTime() + 36e5), ends_at: new Date(today.endsAt.getTime() + 36e5) })
		.where('id', '=', today.id)
		.execute();
	expect(await shown(today.id)).toEqual({ from: '10:45', to: '12:45' });
	expect(await keep(null, null)).toEqual({ ok: true });
	expect(hasOwnHours(await coordinator((tx) => getSitting(tx, today.id)))).toBe(false);
	expect(await shown(at(2).id)).toEqual({ from: '09:45', to: '11:45' });
});

test('only a coordinator says when it is open, and a slip of half a day is asked about', async ({ house }) => {
	const { coordinator, facilitator, today } = await courseToday(house);
	const hours = { opens: 600, closes: 735, openFollowing: false };
	await expect(facilitator((tx) => keepOpenHours(tx, today.id, hours))).rejects.toThrow(Forbidden);
	const late = { opens: 1380, closes: 1425, openFollowing: false };
	expect(await coordinator((tx) => keepOpenHours(tx, today.id, late))).toEqual({ ok: false, reason: 'too-far' });
});

test('a meeting that is made too short for them takes its crèche back to its own hours', async ({ house }) => {
	const { coordinator, today } = await courseToday(house);
	await coordinator((tx) => keepOpenHours(tx, today.id, { opens: 630, closes: 690, openFollowing: false }));
	const ends = new Date(today.startsAt.getTime() + 30 * 60_000);
	await house.owner.db.updateTable('programmes.session').set({ ends_at: ends }).where('id', '=', today.id).execute();
	const sitting = await coordinator((tx) => getSitting(tx, today.id));
	expect([sitting.opensAt, sitting.closesAt]).toEqual([today.startsAt, ends]);
});
