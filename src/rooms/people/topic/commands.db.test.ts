import { expect } from 'vitest';
import { byEmail, personIn } from '#cast/people.ts';
import { topics } from '#platform/mail/kind.ts';
import { Forbidden } from '#platform/outcome.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test } from '../../../../tests/support/house.ts';
import { chooseTopics } from './commands.server.ts';
import { tickFor, topicWays } from './form.ts';
import { getTopics, listRulings } from './queries.server.ts';

const all = topics.flatMap((topic) => topicWays.map((way) => tickFor(topic, way)));
const alone = { others_mailbox: false, others_phone: false };

test('a topic that she switched off ends, the others go on, and what concerns her own place always comes', async ({
	house
}) => {
	const her = await personIn(house, byEmail('topics'));
	const says = async (kind: string) => (await gateSays(house, her.id, kind)).held;
	expect(await her(getTopics)).toEqual({ on: all, mailbox: false, phone: false });
	await her((tx) => chooseTopics(tx, { on: all.filter((one) => !one.startsWith('day-before')), ...alone }));
	expect(await says('programmes.reminder')).toBe('topic-off');
	expect(await says('programmes.reunion')).toBeNull();
	await her((tx) => chooseTopics(tx, { on: [], ...alone }));
	for (const kind of ['programmes.reunion', 'programmes.coming', 'evaluation.invitation'])
		expect(await says(kind), kind).toBe('topic-off');
	for (const kind of ['programmes.place', 'programmes.session-news', 'programmes.offer'])
		expect(await says(kind), kind).toBeNull();
	await her((tx) => chooseTopics(tx, { on: all, ...alone }));
	expect(await says('programmes.reminder')).toBeNull();
	expect((await her((tx) => listRulings(tx, 2))).map(({ held }) => held)).toEqual([null, null]);
	await expect(house.as('door', (tx) => chooseTopics(tx, { on: all, ...alone }))).rejects.toThrow(Forbidden);
});

test('where somebody else reads her mailbox nothing goes there but the letter with which she signs in', async ({
	house
}) => {
	const her = await personIn(house, byEmail('read'));
	await her((tx) => chooseTopics(tx, { on: all, others_mailbox: true, others_phone: false }));
	expect(await gateSays(house, her.id)).toEqual({ go: null, held: 'no-way' });
	expect(await gateSays(house, her.id, 'platform.sign-in')).toMatchObject({ go: { way: 'email' } });
	const other = await personIn(house);
	expect(await other((tx) => tx.db.selectFrom('people.other_readers').selectAll().execute())).toEqual([]);
});
