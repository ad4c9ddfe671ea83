import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../tests/support/house.ts';
import { addChild } from './child/commands.server.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { noRules } from './safe-contact/policy.ts';
import { byEmail, personIn } from '#cast/people.ts';

test('she is given everything held about her and nothing about anybody else; erased, nothing of it is left', async ({
	house
}) => {
	const whole = { safe: noRules, consents: { contact: true } };
	const [her, other] = [
		await personIn(house, { ...byEmail('her'), ...whole }),
		await personIn(house, { ...byEmail('other'), ...whole })
	];
	for (const person of [her, other])
		await person((tx) =>
			addChild(tx, person.id, { id: uuidv7(), firstName: 'Mateo', ageBand: 'two', allergies: '', needs: '' })
		);
	const copy = await her((tx) => copyFor(tx, her.id));
	expect(JSON.stringify(copy)).toContain('her@example.org');
	expect(JSON.stringify(copy)).not.toContain(other.id);
	for (const table of [
		'people.person',
		'people.address',
		'people.safe_contact',
		'people.consent',
		'people.child',
		'people.child_care'
	])
		expect(copy[table], table).toHaveLength(1);
	await expect(other((tx) => copyFor(tx, her.id))).rejects.toThrow(Forbidden);
	await expect(her((tx) => eraseFor(tx, her.id))).rejects.toThrow(Forbidden);
	await house.as('job', (job) => eraseFor(job, her.id));
	expect(Object.values(await her((tx) => copyFor(tx, her.id))).flat()).toEqual([]);
	expect((await other((tx) => copyFor(tx, other.id)))['people.child']).toHaveLength(1);
});
