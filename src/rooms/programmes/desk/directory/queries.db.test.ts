import { sql } from 'kysely';
import { expect } from 'vitest';
import { nameKey } from '#platform/forms/signs.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseWith } from '#cast/joining.ts';
import type { Search } from './form.ts';
import { listPeople } from './queries.server.ts';

const everybody: Search = { typed: '', filter: 'all', order: 'name' };

test('somebody is found over all courses by any part of her name, her address and her number, however typed', async ({
	house
}) => {
	const [one, other] = [await courseWith(house), await courseWith(house)];
	await one.joins({ called: 'Zoë Ñandú-O’Neill', reach: { kind: 'email', value: 'zoe.n@example.org' } });
	await other.joins({ called: 'محمد', reach: { kind: 'phone', value: '07700 900201' } });
	const found = async (typed: string) =>
		(await one.coordinator((tx) => listPeople(tx, { ...everybody, typed }))).shown.map(({ called }) => called);
	for (const typed of ['zoe', 'ZOË', 'nandu', 'oneill', 'nandu oneill zoe', 'zoe.n@exam', 'Zoe.N@'])
		expect(await found(typed), typed).toEqual(['Zoë Ñandú-O’Neill']);
	for (const typed of ['مُحمد', '07700 900201', '+44 7700 900201', '٩٠٠٢٠١', '0044 7700900201'])
		expect(await found(typed), typed).toEqual(['محمد']);
	for (const typed of ['0020', '70090020']) expect(await found(typed), typed).toContain('محمد');
	for (const typed of ['oe', 'nobody', '%', '_', 'zoe%', "'", "zoe':", 'zoe & neill', '\\', 'zoe_n@', '07700 900299'])
		expect(await found(typed), typed).toEqual([]);
	await expect(one.facilitator((tx) => listPeople(tx, everybody))).rejects.toThrow(Forbidden);
});

test('two called the same are told apart by child and first day; filters and order hold', async ({ house }) => {
	const { coordinator, joins } = await courseWith(house, { places: 2 });
	await joins({ called: 'Same Amy' });
	await joins({ called: 'Same Amy', children: [{ firstName: 'Leo', ageBand: 'two', allergies: '', needs: '' }] });
	await joins({ called: 'Same Bea' });
	const list = (search: Partial<Search>) =>
		coordinator((tx) => listPeople(tx, { ...everybody, typed: 'same', ...search }));
	const all = (await list({})).shown;
	expect(all.map(({ called }) => called)).toEqual(['Same Amy', 'Same Amy', 'Same Bea']);
	expect(all.map(({ children }) => children.join()).toSorted()).toEqual(['', '', 'Leo']);
	expect((await list({ order: 'newest' })).shown[0]?.called).toBe('Same Bea');
	expect((await list({ filter: 'waiting' })).shown.map(({ called }) => called)).toEqual(['Same Bea']);
	expect((await list({ filter: 'new' })).shown).toHaveLength(3);
	expect((await list({ filter: 'no-word' })).shown).toEqual([]);
	expect((await list({ filter: 'creche' })).shown.every(({ children }) => children.includes('Leo'))).toBe(true);
});

test('a name has the same key in the database as in the code', async ({ house }) => {
	const names = [
		'José',
		'Zoë',
		'Ñandú-O’Neill',
		'Łukasz  Ødegård',
		'Straße',
		'مُحَمَّد',
		'राजेन्द्र',
		'娜迪亚',
		'İpek ılgaz',
		'Æther Þór'
	];
	for (const name of names) {
		const { rows } = await sql<{ key: string }>`select people.name_key(${name}) as key`.execute(house.owner.db);
		expect(rows[0]?.key.normalize('NFC'), name).toBe(nameKey(name));
	}
});
