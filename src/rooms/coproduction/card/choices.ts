import { m } from '#messages';
import { themeOptions } from '../theme/choices.ts';
import type { HeardTheme } from '../theme/queries.server.ts';
import { newThemeKinds, typedWays, type CardWay } from './form.ts';

/** How a card came. */
export const cardWayWords = (came: CardWay): string => m[`coproduction_board_came_${came}`]();

/** How those who run a board say that a card came. */
export const typedWayOptions = () => typedWays.map((value) => ({ value, label: cardWayWords(value) }));

/** To which theme a card can lead: none chosen, those that there are, or a new one. */
export const cardThemeOptions = (themes: readonly HeardTheme[]) => [
	...themeOptions(themes),
	...newThemeKinds.map((value) => ({ value, label: m[`coproduction_board_theme_new_${value}`]() }))
];

/** Why nothing could be done with a card, with a way forward. */
export const cardRefusalWords = {
	closed: m.coproduction_board_refused_closed,
	enough: m.coproduction_board_refused_enough,
	'no-column': m.coproduction_board_refused_column,
	kept: m.coproduction_board_refused_kept,
	'not-reading': m.coproduction_board_refused_not_reading,
	'not-kept': m.coproduction_board_lead_not_kept,
	hidden: m.coproduction_board_lead_hidden,
	'not-there': m.coproduction_board_lead_not_there
} as const;
