import { daysAfter } from '#platform/calendar/day.ts';

/** From how many days before her last one, and until how many after it, somebody may look back at her work. */
const around = { before: 14, after: 92 } as const;

/** Whether somebody is asked on a day what her work was like. */
export function mayLookBack({ untilOn }: { untilOn: string }, today: string): boolean {
	return today >= daysAfter(untilOn, -around.before) && today <= daysAfter(untilOn, around.after);
}
