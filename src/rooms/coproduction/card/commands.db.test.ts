import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { boardIn } from '#cast/board.ts';
import { test } from '../../../../tests/support/house.ts';
import { closeToRead, readColumn } from '../board/commands.server.ts';
import { findJoined, getBoard } from '../board/queries.server.ts';
import { threadOf } from '../thread/queries.server.ts';
import { nameTheme } from '../theme/commands.server.ts';
import { listThemes } from '../theme/queries.server.ts';
import {
	addCard,
	addCardByCode,
	correctCard,
	hideCard,
	leadNoMore,
	leadToTheme,
	moveCard,
	shiftCard
} from './commands.server.ts';
import { listCards, themesOfCards } from './queries.server.ts';

test('a card by the code is written as the door: nobody stands in any row, no time is finer than the day, and the same form twice is one card', async ({
	house
}) => {
	const { coordinator, boardId, add, code } = await boardIn(house);
	const form = uuidv7();
	expect(await add('El autobús 🚌 <b>tarde</b>', 1, form)).toEqual({ ok: true });
	expect(await add('El autobús 🚌 <b>tarde</b>', 1, form)).toEqual({ ok: true });
	expect(await add('Otra cosa', 1, form)).toEqual({ ok: true });
	expect(await add('No column', 3)).toEqual({ ok: false, reason: 'no-column' });
	const rows = await house.owner.db
		.selectFrom('coproduction.card')
		.selectAll()
		.where('board_id', '=', boardId)
		.execute();
	expect(rows.map(({ words }) => words).sort()).toEqual(['El autobús 🚌 <b>tarde</b>', 'Otra cosa']);
	for (const row of rows) {
		expect(Object.keys(row).filter((name) => /_at$|_by$|person|account/.test(name))).toEqual([]);
		expect(row.place, 'no order in which they came').toBe(1000);
		expect(row.id[14], 'an id that tells no time').toBe('4');
	}
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'subject'])
		.where('action', '=', 'coproduction.card.added')
		.where((row) => sql<boolean>`${row.ref('subject')} ->> 'board' = ${boardId}`)
		.execute();
	expect(trail).toEqual(rows.map(() => ({ actor_id: null, subject: { board: boardId } })));
	const wall = await code();
	const card = { id: uuidv7(), column: 1, words: 'x', language: 'en' };
	await expect(coordinator((tx) => addCardByCode(tx, wall, card))).rejects.toThrow(Forbidden);
	expect(await house.as('door', (door) => addCardByCode(door, 'BBBBBBBB', card))).toEqual({
		ok: false,
		reason: 'closed'
	});
});

test('those who run a board write down what was said and what came on paper, hide, show again, move and put in order', async ({
	house
}) => {
	const { coordinator, member, boardId, add, code } = await boardIn(house);
	for (const [words, came] of [
		['One', 'room'],
		['Two', 'paper']
	] as const)
		await coordinator((tx) => addCard(tx, boardId, { id: uuidv7(), column: 1, words, language: 'en', came }));
	await add('Three');
	const words = async () => (await coordinator((tx) => listCards(tx, boardId))).map((card) => card.words);
	const id = async (of: string) =>
		(await coordinator((tx) => listCards(tx, boardId))).find((card) => card.words === of)?.id ?? '';
	for (const [of, times] of [
		['One', 2],
		['Two', 2]
	] as const)
		for (let n = 0; n < times; n++) await coordinator(async (tx) => shiftCard(tx, boardId, await id(of), 'up'));
	for (let n = 0; n < 2; n++) await coordinator(async (tx) => shiftCard(tx, boardId, await id('One'), 'up'));
	expect(await words()).toEqual(['One', 'Two', 'Three']);
	await coordinator(async (tx) => shiftCard(tx, boardId, await id('One'), 'down'));
	expect(await words()).toEqual(['Two', 'One', 'Three']);
	await coordinator(async (tx) => moveCard(tx, boardId, await id('Two'), 2));
	expect((await coordinator((tx) => listCards(tx, boardId))).find((card) => card.words === 'Two')).toMatchObject({
		column: 2
	});
	const three = await id('Three');
	await coordinator((tx) => hideCard(tx, boardId, three, true));
	const wall = await code();
	const inRoom = () =>
		house.as(
			'door',
			async (door) =>
				(await findJoined(door, wall)) && (await listCards(door, boardId)).map((card) => card.words).sort()
		);
	expect(await inRoom()).toEqual(['One', 'Two']);
	await coordinator((tx) => hideCard(tx, boardId, three, false));
	expect(await inRoom()).toEqual(['One', 'Three', 'Two']);
	for (const work of [
		(tx: Parameters<typeof hideCard>[0]) => hideCard(tx, boardId, three, true),
		(tx: Parameters<typeof hideCard>[0]) => moveCard(tx, boardId, three, 2),
		(tx: Parameters<typeof hideCard>[0]) => shiftCard(tx, boardId, three, 'up')
	])
		await expect(member(work)).rejects.toThrow(NotFound);
	const other = await boardIn(house);
	await expect(
		coordinator((tx) => hideCard(tx, other.boardId, three, true)),
		'a card of another board'
	).rejects.toThrow(NotFound);
});

test('a card is put right while it is read back, and the reading counts how often', async ({ house }) => {
	const { coordinator, boardId, add } = await boardIn(house);
	await add('The buss');
	const [card] = await coordinator((tx) => listCards(tx, boardId));
	const id = card?.id ?? '';
	expect(await coordinator((tx) => correctCard(tx, boardId, id, 'The bus'))).toEqual({
		ok: false,
		reason: 'not-reading'
	});
	await coordinator((tx) => closeToRead(tx, boardId));
	for (let n = 0; n < 2; n++) await coordinator((tx) => correctCard(tx, boardId, id, 'The bus'));
	await coordinator((tx) => readColumn(tx, boardId, 1));
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({
		columns: [{ corrected: 1 }, { corrected: 0 }]
	});
	const [row] = await house.owner.db
		.selectFrom('coproduction.board_column')
		.select(['read_by', 'read_on'])
		.where('board_id', '=', boardId)
		.orderBy('place')
		.execute();
	expect(row?.read_by).toBeTruthy();
});

test('a kept card leads to a theme, new or known; its people read the way back to it, a hidden card and another project are refused', async ({
	house
}) => {
	const { coordinator, member, boardId, projectId, add, keep } = await boardIn(house);
	await add('Nobody rings back');
	await add('Off');
	const at = Object.fromEntries(
		(await coordinator((tx) => listCards(tx, boardId))).map((card) => [card.words, card.id])
	);
	const [id, off] = [at['Nobody rings back'] ?? '', at.Off ?? ''];
	await coordinator((tx) => hideCard(tx, boardId, off, true));
	expect(await coordinator((tx) => leadToTheme(tx, boardId, id, 'challenge'))).toEqual({
		ok: false,
		reason: 'not-kept'
	});
	await keep();
	expect(await coordinator((tx) => leadToTheme(tx, boardId, off, 'challenge'))).toEqual({
		ok: false,
		reason: 'hidden'
	});
	for (let n = 0; n < 2; n++)
		expect(await coordinator((tx) => leadToTheme(tx, boardId, id, 'challenge'))).toEqual({ ok: true });
	const [theme, ...more] = await coordinator((tx) => listThemes(tx, projectId));
	expect([theme?.name, more]).toEqual([{ en: 'Nobody rings back' }, []]);
	expect(await member((tx) => threadOf(tx, 'theme', theme?.id ?? ''))).toMatchObject({
		...{ earlier: [{ kind: 'card', id, words: { en: 'Nobody rings back' } }], ends: ['card'], gaps: [] }
	});
	expect(await member((tx) => themesOfCards(tx, boardId))).toEqual({ [id]: [theme?.id] });
	const known = uuidv7();
	const fields = { kind: 'solution', name: { en: 'A call' }, endA: {}, endB: {}, forA: {}, forB: {} } as const;
	await coordinator((tx) => nameTheme(tx, projectId, { id: known, ...fields }));
	expect(await coordinator((tx) => leadToTheme(tx, boardId, id, known))).toEqual({ ok: true });
	await coordinator((tx) => leadNoMore(tx, boardId, id, known));
	expect(await coordinator((tx) => themesOfCards(tx, boardId))).toEqual({ [id]: [theme?.id] });
	const other = await boardIn(house);
	const far = uuidv7();
	await other.coordinator((tx) => nameTheme(tx, other.projectId, { id: far, ...fields }));
	expect(await coordinator((tx) => leadToTheme(tx, boardId, id, far))).toEqual({ ok: false, reason: 'not-there' });
	await expect(
		house.owner.db
			.insertInto('coproduction.because')
			.values({ org_id: house.orgId, project_id: other.projectId, theme_id: far, by_card_id: id })
			.execute(),
		'no link to a card of another project'
	).rejects.toMatchObject({ code: '23503' });
	await expect(member((tx) => leadToTheme(tx, boardId, id, known))).rejects.toThrow(Forbidden);
});
