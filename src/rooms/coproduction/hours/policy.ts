import { holds, type Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** Hours are confirmed by those who run the project. */
export function mayConfirmHours(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** How much was worked in all is read by them, and by whoever evaluates. */
export function mayReadTotals(actor: Actor, project: { projectId: string }): boolean {
	return mayConfirmHours(actor, project) || holds(actor, 'evaluator');
}

/** What somebody worked in all, what of it is confirmed, and what that pays, in pence, at so much an hour: rounded once, at the end. */
export function sumOfHours(
	hours: readonly { minutes: number; confirmedOn: string | null }[],
	rate: number
): { minutes: number; confirmed: number; pay: number } {
	const sum = (all: typeof hours) => all.reduce((total, { minutes }) => total + minutes, 0);
	const confirmed = sum(hours.filter(({ confirmedOn }) => confirmedOn));
	return { minutes: sum(hours), confirmed, pay: Math.round((confirmed * rate) / 60) };
}
