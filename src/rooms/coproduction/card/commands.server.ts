import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toRunBoard } from '../board/commands.server.ts';
import { findJoined, type WholeBoard } from '../board/queries.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockBoard } from '../locks.ts';
import { idOfLinkNote } from '../note/policy.ts';
import { mayRunProject } from '../project/policy.ts';
import { nameTheme } from '../theme/commands.server.ts';
import { themeMost } from '../theme/form.ts';
import { getTheme } from '../theme/queries.server.ts';
import { cardMost, newThemeKinds, type CardFields, type CardWay } from './form.ts';
import { getCard, listCards, type BoardCard } from './queries.server.ts';

export type CardRefusal = 'closed' | 'enough' | 'no-column';

/** By the code on the wall anybody adds a card. Nobody is looked up, and no account stands in any row. The same form twice is one card. */
export async function addCardByCode(
	door: Tx,
	code: string,
	card: CardFields & { id: string; language: string }
): Promise<Outcome<CardRefusal>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const found = await findJoined(door, code);
	if (!found) return refused('closed');
	await lockBoard(door, found.id);
	const board = await findJoined(door, code); // closed while she waited
	return board ? put(door, board, { ...card, came: 'phone' }) : refused('closed');
}

/** Somebody of those who run a board adds what was said, or what stands on a card of paper. */
export async function addCard(
	tx: Tx,
	boardId: string,
	card: CardFields & { id: string; language: string; came: 'room' | 'paper' }
): Promise<Outcome<CardRefusal>> {
	return put(tx, await toRunBoard(tx, boardId), card);
}

type Put = CardFields & { id: string; language: string; came: CardWay };

async function put(
	tx: Tx,
	board: WholeBoard,
	{ id: formId, column, words, language, came }: Put
): Promise<Outcome<CardRefusal>> {
	if (board.state !== 'open') return refused('closed');
	if (!board.columns.some(({ place }) => place === column)) return refused('no-column');
	const id = idOfLinkNote(formId, ['card', board.id, column, words]);
	const there = await tx.db
		.selectFrom('coproduction.card')
		.select((row) => row.fn.countAll<string>().as('n'))
		.where('board_id', '=', board.id)
		.executeTakeFirstOrThrow();
	if (Number(there.n) >= cardMost.aBoard) return refused('enough');
	const own = { org_id: tx.actor.orgId, id, board_id: board.id, project_id: board.projectId };
	const added = await tx.db
		.insertInto('coproduction.card')
		.values({ ...own, column_place: column, words, language, came, added_on: todayOf(tx) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (added.numInsertedOrUpdatedRows) await record(tx, 'coproduction.card.added', { board: board.id });
	return done;
}

/** A card of a board that is not kept yet, with the board held; undefined where it is kept. Throws NotFound, Forbidden. */
async function toWriteCard(
	tx: Tx,
	boardId: string,
	id: string
): Promise<{ board: WholeBoard; card: BoardCard } | undefined> {
	const board = await toRunBoard(tx, boardId);
	const card = await getCard(tx, id);
	if (card.boardId !== boardId) throw new NotFound();
	return board.state === 'kept' ? undefined : { board, card };
}

type Changed = Partial<{ is_hidden: boolean; column_place: number; place: number; words: string }>;
const change = (tx: Tx, id: string, to: Changed) =>
	tx.db.updateTable('coproduction.card').set(to).where('id', '=', id).execute();

/** A column to which a card came while the board is read back has to be read anew. */
const toReadAnew = (tx: Tx, boardId: string, place: number) =>
	tx.db
		.updateTable('coproduction.board_column')
		.set({ read_on: null, read_by: null })
		.where('board_id', '=', boardId)
		.where('place', '=', place)
		.execute();

/** Takes a card off the board, or shows it again. Sent twice is once. */
export async function hideCard(tx: Tx, boardId: string, id: string, hidden: boolean): Promise<Outcome<'kept'>> {
	const held = await toWriteCard(tx, boardId, id);
	if (!held) return refused('kept');
	if (held.card.isHidden === hidden) return done;
	await change(tx, id, { is_hidden: hidden });
	if (!hidden) await toReadAnew(tx, boardId, held.card.column);
	await record(tx, hidden ? 'coproduction.card.hidden' : 'coproduction.card.shown', { board: boardId, card: id });
	return done;
}

/** A card goes to the end of another column. */
export async function moveCard(
	tx: Tx,
	boardId: string,
	id: string,
	column: number
): Promise<Outcome<'kept' | 'no-column'>> {
	const held = await toWriteCard(tx, boardId, id);
	if (!held) return refused('kept');
	if (!held.board.columns.some(({ place }) => place === column)) return refused('no-column');
	if (held.card.column === column) return done;
	await change(tx, id, { column_place: column, place: 1000 });
	await toReadAnew(tx, boardId, column);
	await record(tx, 'coproduction.card.moved', { board: boardId, card: id });
	return done;
}

/** A card goes one place up or down in its column. */
export async function shiftCard(tx: Tx, boardId: string, id: string, way: 'up' | 'down'): Promise<Outcome<'kept'>> {
	const held = await toWriteCard(tx, boardId, id);
	if (!held) return refused('kept');
	const ids = (await listCards(tx, boardId)).filter(({ column }) => column === held.card.column).map((card) => card.id);
	const at = ids.indexOf(id);
	const to = way === 'up' ? at - 1 : at + 1;
	if (to < 0 || to >= ids.length) return done;
	ids.splice(to, 0, ...ids.splice(at, 1));
	await sql`update coproduction.card c set place = o.place from unnest(${ids}::uuid[]) with ordinality o (id, place)
		where c.board_id = ${boardId}::uuid and c.id = o.id`.execute(tx.db);
	await record(tx, 'coproduction.card.moved', { board: boardId, card: id });
	return done;
}

/** While a board is read back a card is put right on the spot; the reading of its column counts how often. The same words change nothing. */
export async function correctCard(tx: Tx, boardId: string, id: string, words: string): Promise<Outcome<'not-reading'>> {
	const held = await toWriteCard(tx, boardId, id);
	if (held?.board.state !== 'reading') return refused('not-reading');
	if (held.card.words === words) return done;
	await change(tx, id, { words });
	await tx.db
		.updateTable('coproduction.board_column')
		.set((row) => ({ corrected: row('corrected', '+', 1) }))
		.where('board_id', '=', boardId)
		.where('place', '=', held.card.column)
		.execute();
	await record(tx, 'coproduction.card.corrected', { board: boardId, card: id });
	return done;
}

export type LeadRefusal = 'not-kept' | 'hidden' | 'not-there';

/** A card of a kept board leads to a theme of its project: one that there is, or a new one in the card's own words (`challenge`, `solution`, `strength`). Sent twice is once. */
export async function leadToTheme(tx: Tx, boardId: string, id: string, theme: string): Promise<Outcome<LeadRefusal>> {
	const board = await toRunBoard(tx, boardId);
	const card = await getCard(tx, id);
	if (card.boardId !== boardId) throw new NotFound();
	if (board.state !== 'kept') return refused('not-kept');
	if (card.isHidden) return refused('hidden');
	const themeId = await themeFor(tx, card, theme);
	if (!themeId) return refused('not-there');
	await tx.db
		.insertInto('coproduction.because')
		.values({ org_id: tx.actor.orgId, project_id: card.projectId, theme_id: themeId, by_card_id: id })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.thread.tied', { theme: themeId, card: id });
	return done;
}

/** The theme that was chosen, made where it is a new one; undefined where there is none in the project. A card leads to one new theme only. */
async function themeFor(
	tx: Tx,
	{ id, projectId, words, language }: BoardCard,
	theme: string
): Promise<string | undefined> {
	const kind = newThemeKinds.find((known) => known === theme);
	if (!kind) {
		const found = await getTheme(tx, theme).catch((error: unknown) => {
			if (error instanceof NotFound) return undefined;
			throw error;
		});
		return found?.projectId === projectId && !found.mergedInto ? found.id : undefined;
	}
	const name = { [language]: [...words.replace(/\s+/g, ' ')].slice(0, themeMost.name).join('') };
	const same = await tx.db
		.selectFrom('coproduction.because as because')
		.innerJoin('coproduction.theme as theme', (join) =>
			join.onRef('theme.org_id', '=', 'because.org_id').onRef('theme.id', '=', 'because.theme_id')
		)
		.select('theme.id')
		.where('because.by_card_id', '=', id)
		.where(sql<boolean>`theme.name::jsonb = ${JSON.stringify(name)}::jsonb`)
		.executeTakeFirst();
	if (same) return same.id;
	const ends = { endA: {}, endB: {}, forA: {}, forB: {} };
	const made = await nameTheme(tx, projectId, { id: uuidv7(), kind, name, ...ends });
	return made.ok ? made.value : undefined;
}

/** A card leads to a theme no more. Sent twice is once. */
export async function leadNoMore(tx: Tx, boardId: string, id: string, theme: string): Promise<Outcome<never>> {
	const card = await getCard(tx, id);
	if (card.boardId !== boardId) throw new NotFound();
	if (!mayRunProject(tx.actor, card.projectId)) throw new Forbidden();
	await tx.db
		.deleteFrom('coproduction.because')
		.where('by_card_id', '=', id)
		.where('theme_id', '=', (await getTheme(tx, theme)).id)
		.execute();
	await record(tx, 'coproduction.thread.untied', { theme, card: id });
	return done;
}
