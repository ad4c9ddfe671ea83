import { expect } from 'vitest';
import { rooms } from '#rooms';
import { byEmail, personIn } from '#cast/people.ts';
import { topics } from '#platform/mail/kind.ts';
import { endableTopic, readStop, stopLink } from '#platform/mail/stop.ts';
import { Forbidden } from '#platform/outcome.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test } from '../../../../tests/support/house.ts';
import { endTopic } from './commands.server.ts';

test('the link of a letter ends its topic by every way, and no other, and nothing about her own places', async ({
	house
}) => {
	const her = await personIn(house, byEmail('stops'));
	const says = async (kind: string) => (await gateSays(house, her.id, kind)).held;
	const link = stopLink(house.orgId, her.id, ['celebration']);
	expect(link).not.toContain(her.id);
	const said = readStop(house.orgId, link);
	expect(said).toEqual({ accountId: her.id, ended: ['celebration'] });
	for (const _ of ['twice, as some mail programs do', 'again'])
		await house.as('link', (tx) => endTopic(tx, her.id, 'celebration', 'letter'));
	expect(await says('programmes.reunion')).toBe('topic-off');
	for (const kind of ['programmes.reminder', 'programmes.coming', 'programmes.offer', 'programmes.session-news'])
		expect(await says(kind), kind).toBeNull();
	const off = await her((tx) => tx.db.selectFrom('people.topic').select(['topic', 'is_on']).execute());
	expect(off).toEqual(Array(4).fill({ topic: 'celebration', is_on: false }));
});

test('a link is good in one organisation, a changed one nowhere, and nobody but a link ends anything', async ({
	house
}) => {
	const her = await personIn(house);
	const link = stopLink(house.orgId, her.id, ['news']);
	const elsewhere = '0197a000-0000-7000-8000-000000000000';
	expect([
		readStop(elsewhere, link),
		readStop(house.orgId, `${link.slice(0, -2)}AA`),
		readStop(house.orgId, 'x')
	]).toEqual([null, null, null]);
	await expect(her((tx) => endTopic(tx, her.id, 'news', 'letter'))).rejects.toThrow(Forbidden);
	await house.as('link', (tx) => endTopic(tx, elsewhere, 'news', 'letter'));
	expect(await her((tx) => tx.db.selectFrom('people.topic').selectAll().execute())).toEqual([]);
});

test('a letter can be ended where its topic can be switched off, and no letter about her own places can', async ({
	house
}) => {
	const her = await personIn(house, byEmail('endable'));
	const kinds = rooms.flatMap((room) => Object.values(room.kinds));
	for (const kind of kinds) {
		const ends = endableTopic(kind);
		if (ends) expect(topics).toContain(ends);
		else expect(kind.topic === null || !['reminder', 'news'].includes(kind.class), kind.name).toBe(true);
		if (['service', 'answer', 'asked', 'alert', 'care'].includes(kind.class)) expect(ends, kind.name).toBeNull();
	}
	expect((await gateSays(house, her.id, 'programmes.reminder')).go?.ends).toBe('day-before');
	expect((await gateSays(house, her.id, 'programmes.offer')).go?.ends).toBeUndefined();
});
