import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { boardIn } from '#cast/board.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { hideCard, moveCard, shiftCard } from '../card/commands.server.ts';
import { listCards } from '../card/queries.server.ts';
import {
	changeBoard,
	closeToRead,
	endScreen,
	keepBoard,
	letScreenIn,
	makeBoard,
	openBoard,
	readColumn,
	throwBoardAway,
	turnToColumn
} from './commands.server.ts';
import { codeOfScreen, newScreenToken } from './policy.ts';
import { findJoined, findOnScreen, getBoard, listBoards, listScreens } from './queries.server.ts';

test('a board goes from closed to open to reading back to kept; each column is read first, and what is kept stands', async ({
	house
}) => {
	const { coordinator, boardId, projectId, add, code } = await boardIn(house, { isOpen: false });
	expect(await coordinator((tx) => closeToRead(tx, boardId))).toEqual({ ok: false, reason: 'not-open' });
	expect(await coordinator((tx) => readColumn(tx, boardId, 1))).toEqual({ ok: false, reason: 'not-reading' });
	expect(await coordinator((tx) => openBoard(tx, boardId))).toEqual({ ok: true });
	const first = await code();
	expect(first).toMatch(/^[A-Z]{8}$/);
	expect(await coordinator((tx) => openBoard(tx, boardId))).toEqual({ ok: true });
	expect(await code()).toBe(first);
	await add('Nobody rings back');
	expect(await coordinator((tx) => keepBoard(tx, boardId))).toEqual({ ok: false, reason: 'not-read' });
	await coordinator((tx) => closeToRead(tx, boardId));
	expect(await add('Too late')).toEqual({ ok: false, reason: 'closed' });
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({ state: 'reading', reads: 1 });
	expect(await coordinator((tx) => readColumn(tx, boardId, 3))).toEqual({ ok: false, reason: 'not-reading' });
	await coordinator((tx) => readColumn(tx, boardId, 1));
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({ reads: 2 });
	expect(await coordinator((tx) => keepBoard(tx, boardId))).toEqual({ ok: false, reason: 'not-read' });
	await expect(
		coordinator((tx) =>
			tx.db
				.updateTable('coproduction.board')
				.set({ state: 'kept', code: null, reads: null, kept_on: '2026-01-01' })
				.execute()
		),
		'nor by a statement of its own'
	).rejects.toMatchObject({ code: '42501' });
	await coordinator((tx) => turnToColumn(tx, boardId, 1));
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({ reads: 1 });
	await coordinator((tx) => readColumn(tx, boardId, 2));
	expect(await coordinator((tx) => keepBoard(tx, boardId))).toEqual({ ok: true });
	expect(await coordinator((tx) => keepBoard(tx, boardId))).toEqual({ ok: true });
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({
		state: 'kept',
		code: null,
		columns: [{ corrected: 0 }, {}]
	});
	expect(await coordinator((tx) => openBoard(tx, boardId))).toEqual({ ok: false, reason: 'kept' });
	const [card] = await coordinator((tx) => listCards(tx, boardId));
	const id = card?.id ?? '';
	expect(await coordinator((tx) => hideCard(tx, boardId, id, true))).toEqual({ ok: false, reason: 'kept' });
	expect(await coordinator((tx) => moveCard(tx, boardId, id, 2))).toEqual({ ok: false, reason: 'kept' });
	expect(await coordinator((tx) => shiftCard(tx, boardId, id, 'up'))).toEqual({ ok: false, reason: 'kept' });
	expect((await coordinator((tx) => listBoards(tx, projectId))).map((board) => board.id)).toEqual([boardId]);
});

test('a board that is opened again is read anew, and so is a column to which a card comes meanwhile', async ({
	house
}) => {
	const { coordinator, boardId, add } = await boardIn(house);
	await add('Here', 1);
	await coordinator((tx) => closeToRead(tx, boardId));
	for (const place of [1, 2]) await coordinator((tx) => readColumn(tx, boardId, place));
	const [card] = await coordinator((tx) => listCards(tx, boardId));
	await coordinator((tx) => moveCard(tx, boardId, card?.id ?? '', 2));
	expect(await coordinator((tx) => keepBoard(tx, boardId))).toEqual({ ok: false, reason: 'not-read' });
	await coordinator((tx) => readColumn(tx, boardId, 2));
	await coordinator((tx) => openBoard(tx, boardId));
	await coordinator((tx) => closeToRead(tx, boardId));
	const { columns } = await coordinator((tx) => getBoard(tx, boardId));
	expect(columns.map(({ readOn }) => readOn)).toEqual([null, null]);
});

test('boards are for those who run the project until they are kept, then for its people and whoever evaluates', async ({
	house
}) => {
	const { boardId, projectId, member, add, keep } = await boardIn(house);
	await add('The bus');
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const far = await staffOf(house, 'facilitator', uuidv7());
	const evaluator = await staffOf(house, 'evaluator');
	const stranger = await personIn(house);
	expect(await facilitator((tx) => listCards(tx, boardId))).toHaveLength(1);
	const sees = async (who: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>) => [
		(await who((tx) => listBoards(tx, projectId))).length,
		(await who((tx) => listCards(tx, boardId))).length
	];
	for (const who of [member, far, evaluator, stranger]) expect(await sees(who)).toEqual([0, 0]);
	for (const who of [member, evaluator, stranger, far]) {
		await expect(who((tx) => openBoard(tx, boardId))).rejects.toThrow(NotFound);
		await expect(who((tx) => letScreenIn(tx, boardId, 'BBBBBBBB'))).rejects.toThrow(NotFound);
	}
	await expect(
		evaluator((tx) => makeBoard(tx, projectId, { id: uuidv7(), question: { en: 'x' }, columns: [{ en: 'y' }] }))
	).rejects.toThrow(Forbidden);
	await expect(
		member((tx) => makeBoard(tx, projectId, { id: uuidv7(), question: { en: 'x' }, columns: [{ en: 'y' }] }))
	).rejects.toThrow(Forbidden);
	await keep();
	for (const who of [member, evaluator]) {
		expect(await sees(who)).toEqual([1, 1]);
		await expect(who((tx) => openBoard(tx, boardId))).rejects.toThrow(Forbidden);
	}
	for (const who of [far, stranger]) expect(await sees(who)).toEqual([0, 0]);
});

test('a borrowed screen shows one board once its code was typed, until it is ended, four hours are over, or the board is kept; by a code on the wall nobody runs anything', async ({
	house
}) => {
	const { coordinator, boardId, add, keep, code } = await boardIn(house);
	await add('The bus');
	const token = newScreenToken();
	const onWall = codeOfScreen(token);
	const shown = (of = token) => house.as('door', (door) => findOnScreen(door, codeOfScreen(of)));
	expect(await shown()).toBeUndefined();
	expect(await coordinator((tx) => letScreenIn(tx, boardId, 'BCD'))).toEqual({ ok: false, reason: 'no-code' });
	await coordinator((tx) => letScreenIn(tx, boardId, onWall.toLowerCase().replace(/(....)/, '$1 - ')));
	expect(await shown()).toMatchObject({ id: boardId });
	expect(
		await house.as('door', async (door) => (await findOnScreen(door, onWall)) && listCards(door, boardId))
	).toHaveLength(1);
	expect(await shown(newScreenToken())).toBeUndefined();
	const [screen] = await coordinator((tx) => listScreens(tx, boardId));
	await coordinator((tx) => endScreen(tx, boardId, screen?.id ?? ''));
	expect(await shown()).toBeUndefined();
	await coordinator((tx) => letScreenIn(tx, boardId, onWall));
	expect(await shown()).toBeDefined();
	await house.owner.db
		.updateTable('coproduction.board_screen')
		.set({ ends_at: new Date(0) })
		.execute();
	expect(await shown()).toBeUndefined();
	await coordinator((tx) => letScreenIn(tx, boardId, onWall));
	const joined = await code();
	expect(await house.as('door', (door) => findJoined(door, joined))).toBeDefined();
	await expect(house.as('door', (door) => openBoard(door, boardId))).rejects.toThrow(NotFound);
	await keep();
	expect(await shown()).toBeUndefined();
	expect(await house.as('door', (door) => findJoined(door, joined))).toBeUndefined();
	expect(await coordinator((tx) => letScreenIn(tx, boardId, onWall))).toEqual({ ok: false, reason: 'not-running' });
});

test('until it is opened a board asks what it is told to ask, and may be thrown away; then it stands', async ({
	house
}) => {
	const { coordinator, member, boardId, projectId } = await boardIn(house, { isOpen: false });
	const other = { question: { en: 'What helps?' }, columns: [{ en: 'At home' }, { en: 'Here' }, { en: 'Nowhere' }] };
	await expect(member((tx) => changeBoard(tx, boardId, other))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => changeBoard(tx, boardId, other))).toEqual({ ok: true });
	expect(await coordinator((tx) => getBoard(tx, boardId))).toMatchObject({
		question: { en: 'What helps?' },
		columns: [{ name: { en: 'At home' } }, { name: { en: 'Here' } }, { name: { en: 'Nowhere' } }]
	});
	await coordinator((tx) => openBoard(tx, boardId));
	const opened = { ok: false, reason: 'opened' };
	expect(await coordinator((tx) => changeBoard(tx, boardId, other))).toEqual(opened);
	expect(await coordinator((tx) => throwBoardAway(tx, boardId))).toEqual(opened);
	for (const [table, words] of [
		['coproduction.board', { question: '{"en":"x"}' }],
		['coproduction.board_column', { name: '{"en":"x"}' }]
	] as const)
		await expect(
			coordinator((tx) => tx.db.updateTable(table).set(words).execute()),
			'nor by a statement of its own'
		).rejects.toMatchObject({ code: '42501' });
	const second = uuidv7();
	await coordinator((tx) => makeBoard(tx, projectId, { id: second, ...other }));
	await expect(member((tx) => throwBoardAway(tx, second))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => throwBoardAway(tx, second))).toEqual({ ok: true });
	expect((await coordinator((tx) => listBoards(tx, projectId))).map(({ id }) => id)).toEqual([boardId]);
});

test('whoever lets a screen in reads whether one came with that code', async ({ house }) => {
	const { coordinator, boardId } = await boardIn(house);
	const token = newScreenToken();
	await coordinator((tx) => letScreenIn(tx, boardId, codeOfScreen(token)));
	await coordinator((tx) => letScreenIn(tx, boardId, 'BBBBBBBB'));
	const came = async () => (await coordinator((tx) => listScreens(tx, boardId))).map((screen) => screen.came);
	expect(await came()).toEqual([false, false]);
	await house.as('door', (door) => findOnScreen(door, codeOfScreen(token)));
	expect(await came()).toEqual([true, false]);
});

test('a board is for a step of its own project alone', async ({ house }) => {
	const { coordinator, projectId } = await boardIn(house);
	const board = { id: uuidv7(), question: { en: 'What helps?' }, columns: [{ en: 'Here' }] };
	await expect(
		coordinator((tx) => makeBoard(tx, projectId, { ...board, step: uuidv7() })),
		'a step that is not there'
	).rejects.toThrow(NotFound);
});
