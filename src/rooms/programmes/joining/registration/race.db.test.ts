import { expect } from 'vitest';
import { connect } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { test } from '../../../../../tests/support/house.ts';
import { patiently } from '../../../../../tests/support/patient.ts';
import { takeUpAtFirstSignIn } from '../offer/commands.server.ts';
import { askExample } from '../offer/examples.ts';
import { getReceipt } from '../receipt/queries.server.ts';
import { join } from './commands.server.ts';
import { mateo, nadia } from './examples.ts';
import { getTurn } from './queries.server.ts';
import { courseWith, personAt } from '#cast/joining.ts';

const clients = 50;
/** How often the race is run; the long trial of bin/check --deep asks for more. */
const races = Number(process.env.KITH_RACES ?? 3);

test(
	'fifty parents ask at once, and answer at once, for the last place and the last crèche place: one gets each, and nobody is told otherwise',
	{ timeout: 60_000 * races },
	async ({ house, database }) => {
		const { db, close } = connect(database.appUrl);
		for (let race = 0; race < races; race++) {
			const bands = { 'under-two': 0, two: 2, 'three-or-more': 0 };
			const { course, joins } = await courseWith(house, { places: 3, bands });
			await joins({ children: [mateo] });
			await joins();
			const door = <T>(work: (tx: Tx) => Promise<T>) =>
				patiently(() => inTransaction(db, { orgId: house.orgId, kind: 'door' }, work));
			const addresses = Array.from({ length: clients }, () => nadia().reach);
			const told = await Promise.all(
				addresses.map((reach) =>
					door(async (tx) => getReceipt(tx, await askExample(tx, course.slug, { children: [mateo], reach })))
				)
			);
			expect(told.map((receipt) => receipt.state)).toEqual(addresses.map(() => 'open')); // the last is held for nobody
			const people = await Promise.all(addresses.map(({ value }) => personAt(house, value)));
			await Promise.all(people.map((person) => door((tx) => takeUpAtFirstSignIn(tx, person))));
			const waiting = await house.owner.db
				.selectFrom('programmes.registration')
				.select('id')
				.where('cohort_id', '=', course.id)
				.where('state', '=', 'waiting')
				.execute();
			const turns = await door((tx) => Promise.all(waiting.map(({ id }) => getTurn(tx, id))));
			expect(turns.sort((one, other) => one - other)).toEqual(
				Array.from({ length: clients - 1 }, (_, index) => index + 1)
			);
			const kept = await house.owner.db
				.selectFrom('programmes.registration')
				.select((on) => ['state', on.fn.countAll<number>().as('people')])
				.where('cohort_id', '=', course.id)
				.groupBy('state')
				.execute();
			expect(Object.fromEntries(kept.map((row) => [row.state, row.people]))).toEqual({
				place: 3,
				waiting: clients - 1
			});
			const creche = await house.owner.db
				.selectFrom('creche.place')
				.select('state')
				.where('circle_id', '=', course.id)
				.where('state', '=', 'place')
				.execute();
			expect(creche).toHaveLength(2);
		}
		await close();
	}
);

test('one parent sends one form fifty times at once: she is there once', async ({ house, database }) => {
	const { db, close } = connect(database.appUrl);
	const { course, states } = await courseWith(house);
	const joining = nadia({ children: [mateo] });
	const answers = await Promise.all(
		Array.from({ length: clients }, () =>
			patiently(() =>
				inTransaction(db, { orgId: house.orgId, kind: 'door' }, (door) => join(door, course.slug, joining))
			)
		)
	);
	expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
	expect(await states()).toEqual(['offered']);
	await close();
});

test('one new address joins two courses at the same moment: she is one person', async ({ house }) => {
	const [one, other] = [await courseWith(house), await courseWith(house)];
	const reach = { kind: 'email', value: 'twice@example.org' } as const;
	await Promise.all(
		[one, other].map(({ course }) => house.as('door', (door) => join(door, course.slug, nadia({ reach }))))
	);
	expect([await one.states(), await other.states()]).toEqual([['offered'], ['offered']]);
	const names = await house.owner.db
		.selectFrom('platform.sign_in_name')
		.select('account_id')
		.where('email', '=', reach.value)
		.execute();
	expect(names).toHaveLength(1);
});
