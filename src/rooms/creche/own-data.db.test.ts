import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { signIn } from '#cast/joining.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { listAwayChildren } from '#rooms/programmes/meetings/absence/queries.server.ts';
import { test } from '../../../tests/support/house.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { signChildIn } from './visit/commands.server.ts';
import { getCreche } from './visit/queries.server.ts';

test('she is given the places and visits of her own children, and nobody else’s; erased, she asked for none', async ({
	house
}) => {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const other = await day.joins('Bea', { children: [{ ...mateo, firstName: 'Leo' }] });
	const minder = await staffOf(house, 'creche_worker', day.course.id);
	const { children } = await minder(async (tx) =>
		getCreche(tx, day.today.id, await listAwayChildren(tx, day.today.id))
	);
	for (const { id, parent } of children)
		await minder((tx) => signChildIn(tx, day.today.id, { child: id, who: parent }));
	const speaks = await signIn(house, personId);
	const copy = await speaks((tx) => copyFor(tx, personId));
	expect(copy['creche.place']).toMatchObject([{ person_id: personId }]);
	expect(copy['creche.visit']).toMatchObject([{ brought_by: 'Elena' }]);
	await expect(speaks((tx) => copyFor(tx, other.personId))).rejects.toThrow(Forbidden);
	await expect(speaks((tx) => eraseFor(tx, personId))).rejects.toThrow(Forbidden);
	await house.as('job', (job) => eraseFor(job, personId));
	const left = house.owner.db.selectFrom('creche.place').select('person_id').where('circle_id', '=', day.course.id);
	expect(await left.execute()).toEqual([{ person_id: other.personId }]);
});
