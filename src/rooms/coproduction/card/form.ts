import * as v from 'valibot';
import { chosen, formId, lines, maybe, oneOf, whole } from '#platform/forms/fields.ts';
import type { ThemeKind } from '../theme/form.ts';

export const cardMost = { words: 200, aBoard: 400 } as const;

/** How a card came: said and written down for whoever said it, on paper, or by her own phone. */
export const cardWays = ['room', 'paper', 'phone'] as const;
export type CardWay = (typeof cardWays)[number];

/** How those who run a board say that a card came. */
export const typedWays = ['room', 'paper'] as const;

/** What somebody puts on a board. */
export interface CardFields {
	column: number;
	words: string;
}

const fields = { column: whole(1, 4), words: lines(cardMost.words) };

/** A card by a phone; `extra` is for machines: people do not see it. */
export const phoneCardForm = v.pipe(
	v.object({ id: formId, ...fields, extra: maybe(500) }),
	v.transform(({ extra, ...typed }) => ({ ...typed, machine: extra !== '' }))
);

/** A card that somebody of those who run the board types. */
export const typedCardForm = v.object({ id: formId, ...fields, came: oneOf(typedWays) });

/** A card, and whether it is taken off the board or shown again. */
export const hideCardForm = v.object({ card: chosen, hidden: oneOf(['yes', 'no']) });

/** A card, and the column it goes to, or which way it goes in its own. */
export const moveCardForm = v.object({
	card: chosen,
	column: v.optional(whole(1, 4), '1'),
	way: v.optional(oneOf(['up', 'down']))
});

/** A card in other words. */
export const correctCardForm = v.object({ card: chosen, words: lines(cardMost.words) });

/** What a theme of the card's own words can be. */
export const newThemeKinds = ['challenge', 'solution', 'strength'] as const satisfies readonly ThemeKind[];

/** A card, and the theme to which it leads: one that there is, or a new one of a kind, in the card's own words. */
export const cardThemeForm = v.object({ card: chosen, theme: chosen });
