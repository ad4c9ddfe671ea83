import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { addPageFor, addPerson, changeDetails } from './commands.server.ts';
import { findCalled, findKnown, getPerson } from './queries.server.ts';
import { byEmail, personIn } from '#cast/people.ts';

test('she changes what she is called and her language, in any script', async ({ house }) => {
	const her = await personIn(house, byEmail('change'));
	for (const called of ['نادية', 'Ñandú 🌻', '娜迪亚', "O'Brien-Łukasz"]) {
		await her((tx) => changeDetails(tx, her.id, { called, language: 'es' }));
		expect(await her((tx) => getPerson(tx, her.id))).toMatchObject({ called, language: 'es' });
	}
});

test('nobody changes somebody else’s name, and only the door and the staff write people down', async ({ house }) => {
	const [her, other] = [await personIn(house), await personIn(house)];
	await expect(other((tx) => changeDetails(tx, her.id, { called: 'Mallory', language: 'en' }))).rejects.toThrow(
		Forbidden
	);
	await expect(house.as('visitor', (tx) => addPerson(tx, { called: 'Mallory', language: 'en' }))).rejects.toThrow(
		Forbidden
	);
	await expect(other((tx) => addPerson(tx, { called: 'Mallory', language: 'en' }))).rejects.toThrow(Forbidden);
	await expect(other((tx) => addPageFor(tx, her.id, 'Mallory'))).rejects.toThrow(Forbidden);
	expect(await her((tx) => findCalled(tx, her.id))).toBe('Nadia');
});

test('an address is known by its owner; a phone number by its owner’s name too', async ({ house }) => {
	const her = await personIn(house, byEmail('known'));
	const him = await personIn(house, { called: 'José', reach: { kind: 'phone', value: '07700900456' } });
	const known = (kind: 'email' | 'phone', value: string, called: string) =>
		house.as('door', (door) => findKnown(door, { kind, value }, called));
	expect(await known('email', 'known@example.org', 'Anybody')).toBe(her.id);
	expect(await known('email', 'unknown@example.org', 'Nadia')).toBeUndefined();
	expect(await known('phone', '07700900456', 'JOSE\u0301')).toBe(him.id);
	expect(await known('phone', '07700900456', 'Ana')).toBeUndefined();
});

test('a number in several spellings is one person’s, and her no to being rung holds for all of them', async ({
	house
}) => {
	const spellings = ['07700 900150', '+44 7700 900150', '0044 7700900150', '+44 (0)7700 900150'];
	const reach = (value: string) => ({ kind: 'phone' as const, value });
	const her = await personIn(house, { called: 'Amina', reach: reach(spellings[0] ?? '') });
	for (const spelling of spellings)
		expect(await house.as('door', (door) => findKnown(door, reach(spelling), 'amina')), spelling).toBe(her.id);
	expect(await her((tx) => getPerson(tx, her.id))).toMatchObject({
		addresses: [{ kind: 'phone', value: '+447700900150' }]
	});
	for (const kept of ['07700900151', '00447700900151', '+4407700900151']) {
		const before = await personIn(house, { called: `Kept as ${kept}` });
		const row = { org_id: house.orgId, person_id: before.id, kind: 'phone', value: kept };
		await house.owner.db.insertInto('people.address').values(row).execute();
		expect(await house.as('door', (door) => findKnown(door, reach('07700 900151'), `kept as ${kept}`))).toBe(before.id);
	}
});
