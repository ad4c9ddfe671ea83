import type { Actor } from '#platform/db/tx.ts';
import { daysBetween } from '#platform/calendar/day.ts';
import { mayRunProject } from '../project/policy.ts';
import type { NeedFields } from './form.ts';

/** Needs are written down by those who run the project. */
export function mayWriteNeeds(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** After how many days a source is looked at again. */
export const sourceKeeps = 365;

/** What is to be looked at: nobody has said how it is known, or its source was looked at long ago or never. */
export function toLookAt(need: NeedFields, today: string): 'unknown' | 'old' | null {
	const { source, link, themeId, checkedOn } = need;
	if (!source && !link) return themeId ? null : 'unknown';
	return checkedOn && daysBetween(checkedOn, today) <= sourceKeeps ? null : 'old';
}
