import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import type { Need } from '#rooms/people/need/form.ts';
import { courseWith, lettersLeave, registrationOf } from '#cast/joining.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { acceptOffer, lapseOffers } from '../offer/commands.server.ts';
import { nadia } from '../registration/examples.ts';
import { join } from '../registration/commands.server.ts';

const needs: Need[] = [{ kind: 'interpreter', choices: ['so'], words: '' }];
const typed = async (house: House, registration: string) =>
	(
		await house.owner.db
			.selectFrom('programmes.typed_need')
			.select('id')
			.where('registration_id', '=', registration)
			.execute()
	).length;
const kept = (house: House, person: string) =>
	house.owner.db
		.selectFrom('people.need')
		.select(['kind', 'choices', 'words'])
		.where('person_id', '=', person)
		.execute();

test('what a form says that somebody needs is nobody’s before she answers, and hers with her yes', async ({
	house
}) => {
	const { coordinator, facilitator, asks } = await courseWith(house);
	const { person, registration } = await asks({ needs });
	expect([await typed(house, registration), await kept(house, person)]).toEqual([1, []]);
	for (const reader of [coordinator, facilitator])
		await expect(reader((tx) => tx.db.selectFrom('programmes.typed_need').select('id').execute())).rejects.toThrow(
			/denied/
		);
	await coordinator.atDoor((tx) => acceptOffer(tx, { registration }));
	expect([await typed(house, registration), await kept(house, person)]).toEqual([0, needs]);
});

test('what was typed with the address of somebody who is known changes nothing of hers until she says yes, and then counts of that kind alone', async ({
	house
}) => {
	const one = await courseWith(house);
	const food: Need = { kind: 'food', choices: ['no-nuts'], words: '' };
	const first = await one.joins({ needs: [food, { ...needs[0], choices: ['ar'] } as Need] });
	const other = await courseWith(house);
	const again = nadia({ needs, reach: first.joining.reach });
	await house.as('door', (door) => join(door, other.course.slug, again));
	expect(await kept(house, first.person)).toHaveLength(2);
	const registration = await registrationOf(house, other.course.id, first.person);
	await other.coordinator.atDoor((tx) => acceptOffer(tx, { registration: registration?.id ?? '' }));
	expect((await kept(house, first.person)).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([food, ...needs]);
});

test('what nobody answered for is forgotten when the place is let go', async ({ house }) => {
	const { course, asks } = await courseWith(house);
	const { person, registration } = await asks({ needs });
	await lettersLeave(house);
	await house.as('job', (job) => lapseOffers(asOf(job, new Date(job.now.getTime() + 8 * 86_400_000)), course.id));
	expect(await registrationOf(house, course.id, person)).toMatchObject({ state: 'left' });
	expect([await typed(house, registration), await kept(house, person)]).toEqual([0, []]);
});
