import type { Actor, Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { mayRunProject } from '../project/policy.ts';

/** Those who run a project ask, name who listens, and close. */
export function mayRunCampaign(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** Where a campaign stands on a day: its first day is still to come, it asks, its last day is over, or somebody closed it. */
export function campaignStands(
	{ opensOn, closesOn, closedAt }: { opensOn: string; closesOn: string; closedAt: Date | null },
	today: string
): 'coming' | 'asking' | 'over' | 'closed' {
	if (closedAt) return 'closed';
	if (today < opensOn) return 'coming';
	return today > closesOn ? 'over' : 'asking';
}

/** How well a group was heard against its aim. */
export const bands = ['nobody', 'some', 'well'] as const;
export type Band = (typeof bands)[number];

/** The band of a group of which so many were heard. */
export function bandOf(people: number, aim: number): Band {
	if (!people) return 'nobody';
	return people < aim ? 'some' : 'well';
}

/** The day it is where the charity is. */
export function todayOf({ now, zone }: Pick<Tx, 'now' | 'zone'>): string {
	return isoDay(now, zone);
}
