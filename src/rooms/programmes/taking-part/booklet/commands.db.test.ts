import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { changeBooklet, giveBooklet, layBooklet, openBooklet } from './commands.server.ts';
import { mostPages } from './policy.ts';
import { findBooklet, getMyBooklet, leadsToBooklets, listMyBooklets, listOpened } from './queries.server.ts';
import { library } from '../exercise/library.ts';

test('a booklet is laid out, edited and given; her facilitators see that she opened it, a coordinator how many', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	expect(await facilitator((tx) => layBooklet(tx, today.id, 'outside'))).toEqual({ ok: true });
	const laid = await facilitator((tx) => findBooklet(tx, today.id));
	expect(laid?.exercises.filter(({ theme }) => theme === 'outside')).toHaveLength(3);
	await expect(
		ana((tx) => getMyBooklet(tx, today.id)),
		'before it is given'
	).rejects.toThrow(NotFound);
	const [first] = laid?.exercises ?? [];
	const out = { act: 'out' as const, page: first?.id ?? '', version: 1 };
	expect(await facilitator((tx) => changeBooklet(tx, today.id, out))).toEqual({ ok: true });
	expect(await facilitator((tx) => changeBooklet(tx, today.id, out))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	await facilitator((tx) => giveBooklet(tx, today.id));
	expect(await facilitator((tx) => layBooklet(tx, today.id, 'arriving'))).toEqual({ ok: false, reason: 'given' });
	expect(await ana((tx) => listMyBooklets(tx))).toHaveLength(1);
	expect((await ana((tx) => getMyBooklet(tx, today.id))).exercises).toHaveLength(4);
	await ana((tx) => openBooklet(tx, today.id));
	await ana((tx) => openBooklet(tx, today.id));
	expect(await facilitator((tx) => listOpened(tx, today.id))).toMatchObject({ people: [{ called: 'Ana' }], count: 1 });
	expect(await coordinator((tx) => listOpened(tx, today.id))).toEqual({ people: [], count: 1 });
	expect((await deeds(house)).filter((deed) => deed === 'programmes.booklet.opened')).toHaveLength(1);
});

test('a booklet stays foldable and never empty', async ({ house }) => {
	const { facilitator, today } = await courseToday(house);
	await facilitator((tx) => layBooklet(tx, today.id, 'arriving'));
	let refusal = '';
	for (const { id } of library) {
		const version = (await facilitator((tx) => findBooklet(tx, today.id)))?.version ?? 0;
		const outcome = await facilitator((tx) => changeBooklet(tx, today.id, { act: 'add', page: id, version }));
		if (!outcome.ok) {
			refusal = outcome.reason;
			break;
		}
	}
	const booklet = await facilitator((tx) => findBooklet(tx, today.id));
	expect([refusal, booklet?.exercises.length]).toEqual(['too-many', mostPages]);
});

test('whoever is not of the group has no booklet, and only whoever runs the meeting lays one out', async ({
	house
}) => {
	const { facilitator, today, joins } = await courseToday(house);
	const other = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await other.joins('Bea')).personId);
	await facilitator((tx) => layBooklet(tx, today.id, 'outside'));
	await facilitator((tx) => giveBooklet(tx, today.id));
	await expect(bea((tx) => getMyBooklet(tx, today.id))).rejects.toThrow(NotFound);
	await expect(bea((tx) => openBooklet(tx, today.id))).rejects.toThrow(NotFound);
	for (const speaks of [ana, other.facilitator])
		await expect(speaks((tx) => layBooklet(tx, today.id, 'arriving'))).rejects.toThrow(Forbidden);
	expect(await other.facilitator((tx) => listOpened(tx, today.id))).toEqual({ people: [], count: 0 });
});

test('whoever asked for quiet is led to no booklet, and one that she opens has nothing about a baby', async ({
	house
}) => {
	const { facilitator, today, joins } = await courseToday(house);
	const { personId } = await joins('Ana');
	const ana = await speaker(house, personId);
	await facilitator((tx) => layBooklet(tx, today.id, 'baby-and-me'));
	await facilitator((tx) => giveBooklet(tx, today.id));
	const seen = () =>
		ana(async (tx) => [await leadsToBooklets(tx), (await getMyBooklet(tx, today.id)).exercises.length]);
	expect(await seen()).toEqual([true, 5]);
	await ana((tx) =>
		tx.db.insertInto('people.loss').values({ org_id: tx.actor.orgId, person_id: personId, told_by: personId }).execute()
	);
	expect(await seen()).toEqual([false, 2]);
});
