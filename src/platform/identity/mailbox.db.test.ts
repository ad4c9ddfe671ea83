import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { mayJoinAs } from './guessing.ts';
import { allow } from './limits.ts';
import { mailboxKey } from './mailbox.ts';

/** How many of these addresses somebody may join under, by the limits of the hour and the day or by the day's alone. */
async function allowed(house: House, addresses: string[], slowly = false): Promise<number> {
	let count = 0;
	for (const address of addresses) {
		const may = await house.as('door', (door) =>
			mayJoinAs(
				async (what, ...asked) => (slowly && what === 'join as') || allow(door, what, ...asked),
				mailboxKey(house.orgId, address)
			)
		);
		if (may) count++;
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
