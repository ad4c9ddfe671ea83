import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { boardIn } from '#cast/board.ts';
import { test } from '../../../../tests/support/house.ts';
import { closeToRead, openBoard } from '../board/commands.server.ts';
import { addCardByCode, shiftCard } from './commands.server.ts';
import { listCards } from './queries.server.ts';

test('cards that come at once are each there once, and the same form from two phones at once is one card', async ({
	house
}) => {
	const { coordinator, boardId, code } = await boardIn(house);
	const wall = await code();
	const same = { id: uuidv7(), column: 1, words: 'The same', language: 'en' };
	const put = (card: typeof same) => house.as('door', (door) => addCardByCode(door, wall, card));
	const cards = Array.from({ length: 12 }, (_, n) => (n < 4 ? same : { ...same, id: uuidv7(), words: `Card ${n}` }));
	const answers = await Promise.all(cards.map(put));
	expect(answers.every(({ ok }) => ok)).toBe(true);
	expect(await coordinator((tx) => listCards(tx, boardId))).toHaveLength(9);
	const ids = (await coordinator((tx) => listCards(tx, boardId))).map(({ id }) => id);
	await Promise.all(ids.map((id, n) => coordinator((tx) => shiftCard(tx, boardId, id, n % 2 ? 'up' : 'down'))));
	const after = (await coordinator((tx) => listCards(tx, boardId))).map(({ id }) => id);
	expect([...after].sort()).toEqual([...ids].sort());
});

test('a close against cards: each that was taken is on the board, each that was refused is not', async ({ house }) => {
	const { coordinator, boardId, code } = await boardIn(house);
	const wall = await code();
	const taken: string[] = [];
	for (let round = 0; round < 10; round++) {
		const put = async (n: number) => {
			const words = `${round} ${n}`;
			const card = { id: uuidv7(), column: 1, words, language: 'en' };
			if ((await house.as('door', (door) => addCardByCode(door, wall, card))).ok) taken.push(words);
		};
		await Promise.all([put(1), put(2), coordinator((tx) => closeToRead(tx, boardId)), put(3), put(4)]);
		const there = (await coordinator((tx) => listCards(tx, boardId))).map(({ words }) => words);
		expect(there.sort()).toEqual([...taken].sort());
		await put(5);
		expect(taken).not.toContain(`${round} 5`);
		await coordinator((tx) => openBoard(tx, boardId));
	}
	expect(taken.length).toBeGreaterThan(0);
});
