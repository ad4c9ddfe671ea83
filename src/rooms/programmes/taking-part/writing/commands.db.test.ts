import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Tx } from '#platform/db/tx.ts';
import { asOf } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { giveBooklet, layBooklet } from '../booklet/commands.server.ts';
import { beginWritingAnew, keepLock, keepText, letOldWritingGo, showPage, takeShownBack } from './commands.server.ts';
import { findWritingKey, listPageTexts, listShownTo } from './queries.server.ts';
import { makeWritingKey, openText, sealText } from './seal.ts';

const lock = { language: 'en' as const, salt: 'a'.repeat(22), wrapped: '1.abc' };

async function pageToWrite(house: House) {
	const made = await courseToday(house);
	await made.facilitator((tx) => layBooklet(tx, made.today.id, 'outside'));
	await made.facilitator((tx) => giveBooklet(tx, made.today.id));
	const ana = await speaker(house, (await made.joins('Ana')).personId);
	const bea = await speaker(house, (await made.joins('Bea')).personId);
	const begun = await ana((tx) => keepLock(tx, lock));
	if (!begun.ok) throw new Error(begun.reason);
	const page = { sessionId: made.today.id, page: 'two-minutes-of-sky' };
	const at = (tx: Tx) => listPageTexts(tx, page.sessionId, page.page);
	return { ...made, ana, bea, key: begun.value, page, at };
}

test('what nobody else saw is taken over, two that did not know of each other both stand, and sent twice it is one', async ({
	house
}) => {
	const { ana, key, page, at } = await pageToWrite(house);
	const ids = Array.from({ length: 4 }, () => randomUUID());
	const [first = '', second = '', third = '', both = ''] = ids;
	const keep = (id: string, saw: string[] = []) => ana((tx) => keepText(tx, page, { id, key, sealed: `1.${id}`, saw }));
	await keep(first);
	await keep(second, [first]);
	expect((await ana(at)).map(({ id }) => id)).toEqual([second]);
	await keep(third, [first]); // another tab, that knew the first alone
	await keep(third, [first]);
	expect((await ana(at)).map(({ id }) => id).sort()).toEqual([second, third].sort());
	await keep(both, [second, third]);
	expect((await ana(at)).map(({ id }) => id)).toEqual([both]);
});

test('it is hers alone: nobody else reads a sealed version, and what lies in the database has no word of it', async ({
	house
}) => {
	const { ana, bea, facilitator, coordinator, key, page, at } = await pageToWrite(house);
	const own = await makeWritingKey();
	const id = randomUUID();
	const where = { org: house.orgId, key, session: page.sessionId, page: page.page, id };
	const sealed = await sealText(own, where, 'CNRY-page I am tired');
	await ana((tx) => keepText(tx, page, { id, key, sealed, saw: [] }));
	for (const speaks of [bea, facilitator, coordinator]) {
		expect(await speaks((tx) => tx.db.selectFrom('programmes.page_text').selectAll().execute())).toEqual([]);
		expect(await speaks((tx) => tx.db.selectFrom('programmes.writing_key').selectAll().execute())).toEqual([]);
	}
	const [kept] = await ana(at);
	expect(JSON.stringify(kept)).not.toContain('CNRY');
	expect(kept && (await openText(own, where, kept.sealed))).toBe('CNRY-page I am tired');
	await expect(bea((tx) => keepText(tx, { ...page, page: 'not-there' }, { id, key, sealed, saw: [] }))).rejects.toThrow(
		NotFound
	);
	expect(await bea((tx) => keepText(tx, page, { id: randomUUID(), key, sealed, saw: [id] }))).toEqual({
		ok: false,
		reason: 'another-key'
	});
	expect(await ana(at)).toHaveLength(1);
});

test('new words change the lock alone; begun anew, the old pages stay sealed for a year and then go', async ({
	house
}) => {
	const { ana, key, page, at } = await pageToWrite(house);
	await ana((tx) => keepText(tx, page, { id: randomUUID(), key, sealed: '1.x', saw: [] }));
	expect(await ana((tx) => keepLock(tx, lock)), 'two tabs began').toEqual({ ok: false, reason: 'another-key' });
	expect(await ana((tx) => keepLock(tx, { ...lock, key, wrapped: '1.new' }))).toEqual({ ok: true, value: key });
	expect(await ana(findWritingKey)).toMatchObject({ id: key, wrapped: '1.new' });
	await ana(beginWritingAnew);
	expect(await ana(findWritingKey)).toBeNull();
	const after = (days: number) =>
		house.as('job', (tx) => letOldWritingGo(asOf(tx, new Date(tx.now.getTime() + days * 86_400_000))));
	await after(0);
	expect(await ana(at)).toHaveLength(1);
	await after(366);
	expect(await ana(at)).toEqual([]);
});

test('she shows a copy of a page, and takes it back', async ({ house }) => {
	const { ana, facilitator, coordinator, bea, page } = await pageToWrite(house);
	const shown = (tx: Tx) => listShownTo(tx, page.sessionId);
	await ana((tx) => showPage(tx, page, 'the sky was green'));
	await ana((tx) => showPage(tx, page, 'the sky was grey'));
	expect(await facilitator(shown)).toMatchObject([{ called: 'Ana', words: 'the sky was grey' }]);
	for (const speaks of [coordinator, bea]) expect(await speaks(shown)).toEqual([]);
	await ana((tx) => takeShownBack(tx, page));
	expect(await facilitator(shown)).toEqual([]);
});
