import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { whenToJoinAs } from './guessing.ts';
import { allow } from './limits.ts';
import { mailboxKey } from './mailbox.ts';

/** How many of these addresses somebody may join under, by the limits of the hour and the day or by the day's alone. */
async function allowed(house: House, addresses: string[], slowly = false): Promise<number> {
	let count = 0;
	for (const address of addresses) {
		const when = await house.as('door', (door) =>
			whenToJoinAs(
				async (what, ...asked) => (slowly && what === 'join as') || allow(door, what, ...asked),
				mailboxKey(house.orgId, address)
			)
		);
		if (when === 'now') count++;
	}
	return count;
}

const ways = (name: string, many: number) =>
	Array.from({ length: many }, (_, index) =>
		index % 2 ? `${name}+${index}@example.org` : `${name.toUpperCase()}@example.org`
	);

test('five forms an hour bring letters to one mailbox, however its address is written', async ({ house }) => {
	expect(await allowed(house, ways('ana', 12))).toBe(5);
	expect(await allowed(house, ways('bea', 3)), 'somebody else').toBe(3);
});

test('whoever may not send one more is told how long that is so', async ({ house }) => {
	const when = (slowly: boolean) =>
		house.as('door', (door) =>
			whenToJoinAs(async (what, ...asked) => (slowly && what === 'join as') || allow(door, what, ...asked), 'dora')
		);
	const all: string[] = [];
	for (let sent = 0; sent < 5; sent++) all.push(await when(false));
	all.push(await when(false));
	for (let sent = 0; sent < 5; sent++) all.push(await when(true));
	expect(all).toEqual([...Array<string>(5).fill('now'), 'in an hour', ...Array<string>(4).fill('now'), 'tomorrow']);
});

test('ten a day, however slowly they are sent', async ({ house }) => {
	expect(await allowed(house, ways('cleo', 14), true)).toBe(10);
});

test('a plus alone, and what stands after the @, are nobody else’s mailbox', ({ house }) => {
	const key = (address: string) => mailboxKey(house.orgId, address);
	expect(key('a+b+c@example.org')).toBe(key('a@example.org'));
	expect(key('+a@example.org')).not.toBe(key('@example.org'));
	expect(key('a@b+c.example')).not.toBe(key('a@b.example'));
	expect(key('+447700900123')).not.toBe(key('+447700900124'));
});
