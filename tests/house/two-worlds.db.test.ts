// The same charity twice, with concerns of every kind and with none: whoever does not deal with them sees the same rows of every table.
import { expect } from 'vitest';
import { leaks } from './leaks.ts';
import { seenBy } from './seen-rows.ts';
import { matrix } from './who-sees.ts';
import { handlers, setApart, test, type Worlds } from './worlds.ts';

const speakers = [...Object.keys(matrix.speakers).filter((name) => !handlers.includes(name)), ...setApart];

/** The tables of which somebody sees other rows in one world than in the other. */
async function differences(worlds: Worlds, name: string, fault?: string): Promise<string[]> {
	const [here, there] = [await seenBy(worlds.with, name, fault), await seenBy(worlds.without, name, fault)];
	expect([...here.keys()]).toEqual([...there.keys()]);
	return [...here.keys()].filter((table) => here.get(table) !== there.get(table));
}

test('for those who deal with concerns the worlds differ, and every table is looked at', async ({ worlds }) => {
	for (const name of ['deputy', 'conduct'])
		expect(await differences(worlds, name)).toEqual(
			expect.arrayContaining([
				...['platform.access', 'platform.audit', 'platform.letter'],
				...['safeguarding.alert', 'safeguarding.apart', 'safeguarding.concern', 'safeguarding.entry']
			])
		);
	const looked = await seenBy(worlds.with, 'deputy');
	expect(looked.size).toBeGreaterThan(150);
});

test.for(speakers)('%s sees the same rows, whether somebody worried or nobody ever did', async (name, { worlds }) => {
	expect(await differences(worlds, name)).toEqual([]);
});

test.for(leaks)('it is found when it is opened: $way', async ({ who, opens }, { worlds }) => {
	expect(await differences(worlds, who, opens)).not.toEqual([]);
});

test('whoever raised concerns sees that she did, and nothing of what came of it', async ({ worlds }) => {
	expect(await differences(worlds, 'raiser')).toEqual(['platform.audit']);
	const { rows } = await worlds.with.set.scene.owner.query<{ action: string; subject: object }>(
		"select distinct action, subject from platform.audit where actor_id = $1 and action like 'safeguarding.%' and kept_from is null",
		[worlds.with.set.ids.person.raiser]
	);
	expect(rows).toEqual([{ action: 'safeguarding.worry.sent', subject: {} }]);
});
