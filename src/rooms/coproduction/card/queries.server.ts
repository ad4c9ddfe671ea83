import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { CardWay } from './form.ts';

/** A card on a board. */
export interface BoardCard {
	id: string;
	boardId: string;
	projectId: string;
	column: number;
	words: string;
	language: string;
	came: CardWay;
	isHidden: boolean;
}

const cards = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.card')
		.select(['id', 'board_id as boardId', 'project_id as projectId', 'column_place as column', 'words', 'language'])
		.select(['came', 'is_hidden as isHidden'])
		.$narrowType<{ came: CardWay }>();

/** The cards of a board that the speaker may see, column by column: those that were put in order, then the others in no order that tells when they came. */
export async function listCards(tx: Tx, boardId: string): Promise<BoardCard[]> {
	return cards(tx).where('board_id', '=', boardId).orderBy('column_place').orderBy('place').orderBy('id').execute();
}

/** One card. Throws NotFound. */
export async function getCard(tx: Tx, id: string): Promise<BoardCard> {
	const card = isId(id) ? await cards(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!card) throw new NotFound();
	return card;
}

/** The cards of kept boards that lead to a theme, as far as the speaker sees them, each with its board. */
export async function listCardsOfTheme(tx: Tx, themeId: string): Promise<BoardCard[]> {
	return cards(tx)
		.where('id', 'in', (because) =>
			because
				.selectFrom('coproduction.because')
				.select('by_card_id')
				.where('theme_id', '=', themeId)
				.where('by_card_id', 'is not', null)
				.$narrowType<{ by_card_id: string }>()
		)
		.orderBy('board_id')
		.orderBy('id')
		.execute();
}

/** To which themes each card of a board leads, by its id, as far as the speaker sees the link. */
export async function themesOfCards(tx: Tx, boardId: string): Promise<Record<string, string[]>> {
	const rows = await tx.db
		.selectFrom('coproduction.because as because')
		.innerJoin('coproduction.card as card', (join) =>
			join.onRef('card.org_id', '=', 'because.org_id').onRef('card.id', '=', 'because.by_card_id')
		)
		.select(['card.id as card', 'because.theme_id as theme'])
		.where('card.board_id', '=', boardId)
		.orderBy('because.id')
		.execute();
	const themes: Record<string, string[]> = {};
	for (const { card, theme } of rows) if (theme) (themes[card] ??= []).push(theme);
	return themes;
}
