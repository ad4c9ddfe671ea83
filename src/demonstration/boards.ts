import { closeToRead, keepBoard, makeBoard, openBoard, readColumn } from '#rooms/coproduction/board/commands.server.ts';
import type { BoardFields } from '#rooms/coproduction/board/form.ts';
import { getBoard } from '#rooms/coproduction/board/queries.server.ts';
import { addCard, addCardByCode, correctCard, leadToTheme } from '#rooms/coproduction/card/commands.server.ts';
import type { CardWay } from '#rooms/coproduction/card/form.ts';
import { listCards } from '#rooms/coproduction/card/queries.server.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { reportThis, settleReported } from '#rooms/coproduction/reported/commands.server.ts';
import { getReportable, listReported } from '#rooms/coproduction/reported/queries.server.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { fillingBoard, keptBoard, nextBoard, reportedCards } from './boards-data.ts';
import type { Speakers, Work } from './speakers.ts';

interface Filled {
	question: BoardFields['question'];
	columns: readonly BoardFields['columns'][number][];
	/** The step of a workshop that it is for. */
	step?: string;
	cards: readonly { column: number; came: CardWay; language: string; words: string }[];
}

/** A board that is open, with its first cards; by phone they come as from a stranger. */
async function fillBoard(
	speakers: Speakers,
	runs: Work,
	project: string,
	{ question, columns, cards, step }: Filled,
	then: Date
) {
	const id = uuidv7();
	await runs((tx) => makeBoard(asOf(tx, then), project, { id, question, columns: [...columns], step }));
	await runs((tx) => openBoard(asOf(tx, then), id));
	const code = (await runs((tx) => getBoard(tx, id))).code ?? '';
	for (const { came, ...card } of cards) {
		const said = { id: uuidv7(), ...card };
		const added =
			came === 'phone'
				? await speakers.door((door) => addCardByCode(asOf(door, then), code, said))
				: await runs((tx) => addCard(asOf(tx, then), id, { ...said, came }));
		if (!added.ok) throw new Error('a card of the demonstration was not taken');
	}
	return { id, code };
}

/** What parents put on a board before there was a course: read back, one card put right, kept, and two cards that lead to themes. */
export async function keepFirstBoard(
	speakers: Speakers,
	runs: Work,
	{ project, step, theme, then }: { project: string; step: string; theme: string; then: Date }
): Promise<string> {
	const { id } = await fillBoard(speakers, runs, project, { ...keptBoard, step }, then);
	const card = async (words: string) =>
		(await runs((tx) => listCards(tx, id))).find((one) => one.words === words)?.id ?? '';
	await runs((tx) => closeToRead(asOf(tx, then), id));
	const [was, is] = keptBoard.corrected;
	const wrong = await card(was);
	await runs((tx) => correctCard(asOf(tx, then), id, wrong, is));
	for (const at of keptBoard.columns.keys()) await runs((tx) => readColumn(asOf(tx, then), id, at + 1));
	await runs((tx) => keepBoard(asOf(tx, then), id));
	const [known, fresh] = [await card(keptBoard.leads), await card(keptBoard.leadsToNew)];
	const led = [
		await runs((tx) => leadToTheme(asOf(tx, then), id, known, theme)),
		await runs((tx) => leadToTheme(asOf(tx, then), id, fresh, 'strength'))
	];
	if (led.some(({ ok }) => !ok)) throw new Error('a card of the demonstration leads nowhere');
	return id;
}

/** A board that is open now. */
export interface DemonstrationBoard {
	project: string;
	id: string;
	/** What stands on the wall. */
	code: string;
}

/** Somebody reports two cards; one of them is answered. */
async function reportCards(speakers: Speakers, runs: Work, board: string, then: Date): Promise<void> {
	const cards = await runs((tx) => listCards(tx, board));
	for (const { card, answer, ...said } of reportedCards) {
		const id = cards.find(({ words }) => words === card)?.id ?? '';
		const subject = await runs((tx) => getReportable(tx, 'card', id));
		await speakers.door((door) => reportThis(asOf(door, then), subject, { id: uuidv7(), ...said }));
		const [open] = await runs((tx) => listReported(tx, subject.projectId));
		if (answer && open)
			await runs((tx) => settleReported(asOf(tx, then), open.reportedId, { outcome: 'kept', answer }));
	}
}

/** Opens a board in a project that goes on now, and makes the next one ready. */
export async function openWallBoard(
	speakers: Speakers,
	runs: Work,
	project: string,
	now: Date
): Promise<DemonstrationBoard> {
	const { id, code } = await fillBoard(speakers, runs, project, fillingBoard, now);
	await reportCards(speakers, runs, id, now);
	const { question, columns } = nextBoard;
	const later = new Date(now.getTime() + 60_000);
	await runs((tx) => makeBoard(asOf(tx, later), project, { id: uuidv7(), question, columns: [...columns] }));
	return { project, id, code: inTwo(code) };
}
