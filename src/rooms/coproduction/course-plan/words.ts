import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { CoursePlan } from './queries.server.ts';

/** Whether a plan is final, and since when by which meeting. */
export function finalWords({ finalOn, finalBy }: Pick<CoursePlan, 'finalOn' | 'finalBy'>, zone: string): string {
	if (!finalOn) return m.coproduction_plan_draft();
	return m.coproduction_plan_final({
		day: longDay(instantOf(finalOn, '12:00', zone), zone),
		meeting: inWords(finalBy)
	});
}
