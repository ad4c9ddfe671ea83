import { expect } from 'vitest';
import { eraseFor as erasePerson } from '#rooms/people/own-data.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../tests/support/house.ts';
import { copyFor, endFor, eraseFor } from './own-data.server.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith, signIn } from '#cast/joining.ts';

test('she is given everything held about her part in courses, and nobody else’s; erased, nothing of it is left', async ({
	house
}) => {
	const { joins, states } = await courseWith(house);
	const [one, other] = [await joins({ children: [mateo] }), await joins({ children: [mateo] })];
	const speaks = await signIn(house, one.person);
	const copy = await speaks((tx) => copyFor(tx, one.person));
	expect(copy['programmes.registration']).toHaveLength(1);
	expect(JSON.stringify(copy)).not.toContain(other.person);
	await expect(speaks((tx) => copyFor(tx, other.person))).rejects.toThrow(Forbidden);
	await expect(speaks((tx) => eraseFor(tx, one.person))).rejects.toThrow(Forbidden);
	await house.as('job', async (job) => {
		await eraseFor(job, one.person);
		await erasePerson(job, one.person);
	});
	expect(await states()).toEqual(['place']);
	const left = await house.owner.db
		.selectFrom('people.creche_day')
		.select('child_id')
		.where('org_id', '=', house.orgId)
		.execute();
	expect(new Set(left.map((row) => row.child_id)).size).toBe(1);
});

test('leaving, she lets go of her places in every course at once', async ({ house }) => {
	const [first, second] = [await courseWith(house), await courseWith(house)];
	const { person, joining } = await first.joins();
	await second.joins({ reach: joining.reach });
	await (
		await signIn(house, person)
	)((tx) => endFor(tx, person));
	expect([await first.states(), await second.states()]).toEqual([['left'], ['left']]);
});
