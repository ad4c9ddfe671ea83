import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { BoardState } from './form.ts';
import type { BoardColumn } from './queries.server.ts';

/** How a board stands: its chip. */
export function boardChip(state: BoardState): { label: string; tone: 'leaf' | 'sun' | 'clay' | 'plain' } {
	if (state === 'open') return { label: m.coproduction_board_state_open(), tone: 'leaf' };
	if (state === 'reading') return { label: m.coproduction_board_state_reading(), tone: 'sun' };
	if (state === 'kept') return { label: m.coproduction_board_state_kept(), tone: 'plain' };
	return { label: m.coproduction_board_state_closed(), tone: 'plain' };
}

/** The columns of a board to choose from. */
export const columnOptions = (columns: readonly BoardColumn[]) =>
	columns.map(({ place, name }) => ({ value: String(place), label: inWords(name) }));

/** Why something could not be done with a board or a screen, with a way forward. */
export const boardRefusalWords = {
	kept: m.coproduction_board_refused_kept,
	opened: m.coproduction_board_refused_opened,
	'not-open': m.coproduction_board_refused_not_open,
	'not-reading': m.coproduction_board_refused_not_reading,
	'not-read': m.coproduction_board_refused_not_read,
	'not-running': m.coproduction_board_screen_not_now,
	'no-code': m.coproduction_board_screen_wrong,
	enough: m.coproduction_board_screen_enough
} as const;
