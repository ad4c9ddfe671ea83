import { m } from '#messages';
import type { WallPaper } from './form.ts';

/** Why no code can be made for a meeting. */
export function wallRefusalWords(reason: 'cancelled' | 'over'): string {
	return reason === 'over' ? m.programmes_wall_refuse_over() : m.programmes_wall_refuse_cancelled();
}

/** What a sheet is called where it is printed: its language and its paper. */
export function wallSheetWords(language: string, paper: WallPaper): string {
	return m.programmes_wall_print_one({ language, paper: paper.toUpperCase() });
}
