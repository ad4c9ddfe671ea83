import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test } from '../../../../tests/support/house.ts';
import { personIn } from '#cast/people.ts';
import { courseWith } from '#cast/joining.ts';
import { noRules } from '../safe-contact/policy.ts';
import { openReaching } from './commands.server.ts';

/** Hours of a day that is not today, so that it is never safe now. */
const another = (now: Date) => ({ ...noRules, mayEmail: false, days: [((now.getUTCDay() + 2) % 7) + 1] });

test('outside her hours no number comes along; in danger it does, is recorded, and she sees it', async ({ house }) => {
	const { coordinator, facilitator, course } = await courseWith(house);
	const now = await house.as('visitor', (tx) => Promise.resolve(tx.now));
	const her = await personIn(house, { reach: { kind: 'phone', value: '07700 900171' }, safe: another(now) });
	const membership = { org_id: house.orgId, circle_id: course.id, person_id: her.id };
	await house.owner.db.insertInto('people.membership').values(membership).execute();
	for (const staff of [coordinator, facilitator]) {
		expect((await staff((tx) => openReaching(tx, her.id, 'in-her-hours'))).person.addresses).toEqual([]);
		const opened = await staff((tx) => openReaching(tx, her.id, 'in-danger'));
		expect(opened.person.addresses).toEqual([{ kind: 'phone', value: '+447700900171' }]);
	}
	const looked = await her((tx) =>
		tx.db.selectFrom('platform.access').select(['actor_id', 'what']).where('person_id', '=', her.id).execute()
	);
	expect(looked.filter(({ what }) => what === 'people.in-danger')).toHaveLength(2);
	expect(new Set(looked.map(({ actor_id }) => actor_id)).size).toBe(2);
});

test('at an hour that is safe the number is there; nobody who may not reach her opens anything', async ({ house }) => {
	const { coordinator, facilitator } = await courseWith(house);
	const [her, other] = [
		await personIn(house, { reach: { kind: 'phone', value: '07700 900172' }, safe: noRules }),
		await personIn(house)
	];
	expect((await coordinator((tx) => openReaching(tx, her.id, 'in-her-hours'))).person.addresses).toHaveLength(1);
	await expect(other((tx) => openReaching(tx, her.id, 'in-danger'))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => openReaching(tx, her.id, 'in-danger'))).rejects.toThrow(NotFound); // of no course of hers
	await expect(coordinator((tx) => openReaching(tx, uuidv7(), 'in-danger'))).rejects.toThrow(NotFound);
});
