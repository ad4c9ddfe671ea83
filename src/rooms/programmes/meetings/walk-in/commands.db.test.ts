import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { getCreche } from '#rooms/creche/visit/queries.server.ts';
import { getDay } from '../day/queries.server.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { countRegister } from '../register/policy.ts';
import { listRegister } from '../register/queries.server.ts';
import { countAttended } from '../attendance/queries.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from './commands.server.ts';

const bea = () => ({ id: randomUUID(), called: 'Bea', language: 'es', brought: 'her sister' });
const tom = { firstName: 'Tom', ageBand: 'two', allergies: 'Kiwi', needs: '' } as const;

test('a name is enough; she is there, and her child is on today’s list with its allergy', async ({ house }) => {
	const { facilitator, today, course } = await courseToday(house);
	const form = { ...bea(), child: tom };
	expect(await facilitator((tx) => welcomeWalkIn(tx, today.id, form))).toMatchObject({ ok: true });
	const lines = await facilitator(async (tx) => listRegister(tx, await getDay(tx, today.id)));
	expect(lines).toMatchObject([
		{
			called: 'Bea',
			walkIn: true,
			hasPlace: false,
			state: 'came',
			brought: 'her sister',
			children: [{ firstName: 'Tom', allergies: 'Kiwi' }]
		}
	]);
	expect(countRegister(lines, today)).toMatchObject({ booked: 0, came: 0, walkedIn: 1 });
	expect((await facilitator((tx) => countAttended(tx, [today.id]))).get(today.id)).toBe(1);
	const minder = await staffOf(house, 'creche_worker', course.id);
	expect((await minder((tx) => getCreche(tx, today.id, new Set()))).children).toMatchObject([
		{ firstName: 'Tom', allergies: 'Kiwi', parent: 'Bea' }
	]);
});

test('an address under which somebody signs in stays hers, whoever writes down a walk-in and however many at once', async ({
	house
}) => {
	const { coordinator, joins, today } = await courseToday(house);
	const reach = { kind: 'email', value: `${randomUUID()}@example.org` } as const;
	const known = await joins('Known', { reach });
	const fresh = { kind: 'email', value: `${randomUUID()}@example.org` } as const;
	const walksIn = (address: typeof reach) =>
		coordinator((tx) => welcomeWalkIn(tx, today.id, { ...bea(), reach: address }));
	expect(await walksIn(reach)).toMatchObject({ ok: true });
	const outcomes = await Promise.all([walksIn(fresh), walksIn(fresh), walksIn(fresh)]);
	expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
	const names = await house.owner.db
		.selectFrom('platform.sign_in_name')
		.select(['email', 'account_id'])
		.where('email', 'in', [reach.value, fresh.value])
		.execute();
	expect(names).toHaveLength(2);
	expect(names.find(({ email }) => email === reach.value)?.account_id).toBe(known.personId);
});

test('who walked in before is welcomed again, once; a stranger’s id is not there', async ({ house }) => {
	const { facilitator, coordinator, at, today } = await courseToday(house, 2);
	const first = await facilitator((tx) => welcomeWalkIn(tx, at(1).id, bea()));
	const person = first.ok ? first.value : '';
	await Promise.all([1, 2].map(() => coordinator((tx) => welcomeAgain(tx, today.id, person))));
	const kept = await house.owner.db
		.selectFrom('programmes.attendance')
		.select('walk_in')
		.where('session_id', '=', today.id)
		.execute();
	expect(kept).toEqual([{ walk_in: true }]);
	await expect(facilitator((tx) => welcomeAgain(tx, today.id, coordinator.id))).rejects.toThrow(NotFound);
});

test('not before the day, and not by whoever does not run the session', async ({ house }) => {
	const { facilitator, at, today, course } = await courseToday(house);
	expect(await facilitator((tx) => welcomeWalkIn(tx, at(2).id, bea()))).toEqual({ ok: false, reason: 'too-early' });
	const minder = await staffOf(house, 'creche_worker', course.id);
	await expect(minder((tx) => welcomeWalkIn(tx, today.id, bea()))).rejects.toThrow(Forbidden);
	const kept = await house.owner.db
		.selectFrom('programmes.attendance')
		.select('id')
		.where('session_id', 'in', [today.id, at(2).id])
		.execute();
	expect(kept).toEqual([]);
});

test('a walk-in that was a mistake is on no register, no crèche list and not of the course; whoever came before stays', async ({
	house
}) => {
	const { facilitator, at, today, course } = await courseToday(house, 2);
	const known = await facilitator((tx) => welcomeWalkIn(tx, at(1).id, bea()));
	const again = known.ok ? known.value : '';
	await facilitator((tx) => welcomeAgain(tx, today.id, again));
	const fresh = await facilitator((tx) => welcomeWalkIn(tx, today.id, { ...bea(), child: tom }));
	const slip = fresh.ok ? fresh.value : '';
	const minder = await staffOf(house, 'creche_worker', course.id);
	await expect(minder((tx) => takeWalkInBack(tx, today.id, slip))).rejects.toThrow(Forbidden);
	for (const person of [slip, again])
		expect((await facilitator((tx) => takeWalkInBack(tx, today.id, person))).ok).toBe(true);
	expect(await facilitator((tx) => takeWalkInBack(tx, today.id, slip))).toEqual({ ok: false, reason: 'not-walked-in' });
	expect(await facilitator(async (tx) => listRegister(tx, await getDay(tx, today.id)))).toEqual([]);
	expect((await minder((tx) => getCreche(tx, today.id, new Set()))).children).toEqual([]);
	const members = await facilitator((tx) =>
		tx.db.selectFrom('people.member').select('person_id').where('circle_id', '=', course.id).execute()
	);
	expect(members).toEqual([{ person_id: again }]);
});
