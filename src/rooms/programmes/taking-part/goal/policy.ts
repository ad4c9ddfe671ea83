import { daysAfter, weekdayOf } from '#platform/calendar/day.ts';
import type { GoalState } from './form.ts';

/** How far the drawn bean has grown: it never shrinks, whatever a week was like, and it blooms when she says so. */
export type Stage = 0 | 1 | 2 | 3 | 4;

/** How many leaves it takes until the bean is drawn taller. */
const grown = [1, 4, 9] as const;

/** How the bean of a goal is drawn, by all its leaves so far. */
export function stageOf({ leaves, state }: { leaves: number; state: GoalState }): Stage {
	if (state === 'in-bloom') return 4;
	return grown.filter((least) => leaves >= least).length as Stage;
}

/** The Monday of the week in which a calendar day lies. */
export function weekOf(day: string): string {
	return daysAfter(day, -((weekdayOf(day) + 6) % 7));
}

/** Whether a goal takes the place of the one that she looks after now: what bloomed and what she let go does not. */
export const isTended = (state: GoalState): boolean => state !== 'in-bloom' && state !== 'let-go';
