import type { Actor } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { mayRunProject } from '../project/policy.ts';

/** Times for interviews are made by those who run the project; who comes at which, whoever coordinates reads. */
export function mayMakeInterviews(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** Whether a time can still be picked or given up by her: until the day before. */
export function isStillOpen(startsAt: Date, { now, zone }: { now: Date; zone: string }): boolean {
	return isoDay(startsAt, zone) > isoDay(now, zone);
}

/** When so many interviews begin that follow each other. */
export function inARow(first: Date, minutes: number, count: number): Date[] {
	return Array.from({ length: count }, (_, at) => new Date(first.getTime() + at * minutes * 60_000));
}
