import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';
import type { ProjectDecision } from './queries.server.ts';

/** A decision is written, opened and adopted by those who run its project. */
export function mayRunDecision(actor: Actor, { projectId }: Pick<ProjectDecision, 'projectId'>): boolean {
	return mayRunProject(actor, projectId);
}

/** Whether papers are taken at a moment. */
export function takesPapers({ state, closesAt }: Pick<ProjectDecision, 'state' | 'closesAt'>, now: Date): boolean {
	return state === 'open' && closesAt !== null && now < closesAt;
}

/** Whether those who run it may still write the list of what can be chosen. */
export function isListOpen({ state, listClosedAt }: Pick<ProjectDecision, 'state' | 'listClosedAt'>): boolean {
	return state === 'drafting' || (state === 'suggesting' && listClosedAt === null);
}

/** Whether names are taken at a moment. */
export function takesNames(
	{ state, listClosedAt, suggests }: Pick<ProjectDecision, 'state' | 'listClosedAt' | 'suggests'>,
	now: Date
): boolean {
	return state === 'suggesting' && listClosedAt === null && suggests !== null && now < suggests.until;
}

/** Whether it has not opened yet, so that its end can still be moved. */
export function isUnopened({ state }: Pick<ProjectDecision, 'state'>): boolean {
	return state === 'drafting' || state === 'suggesting' || state === 'no-go';
}
