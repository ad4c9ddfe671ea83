import { expect, test } from 'vitest';
import { openRecord, sealRecord } from './keys.ts';

const key = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

test('a record opens with its key, and not under another pocket, name or format', async () => {
	const mine = await key();
	const record = await sealRecord(mine, 'pocket', 'tap', 'Amina came');
	expect(await openRecord(mine, record)).toBe('Amina came');
	const others = [{ pocket: 'other' }, { id: 'other' }, { format: record.format + 1 }];
	for (const other of others) await expect(openRecord(mine, { ...record, ...other })).rejects.toThrow();
	await expect(openRecord(await key(), record)).rejects.toThrow();
});

test('no two records share a nonce', async () => {
	const mine = await key();
	const records = await Promise.all(Array.from({ length: 200 }, () => sealRecord(mine, 'pocket', 'tap', 'the same')));
	expect(new Set(records.map(({ nonce }) => nonce.join())).size).toBe(200);
});
