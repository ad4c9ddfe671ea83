import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';
import type { PromiseState } from './form.ts';

/** Promises are written, and let to be read by anybody, by those who run the project. */
export function mayPromise(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** Whether its day has passed and it is neither done nor given up. */
export function isOverdue({ state, byOn }: { state: PromiseState; byOn: string | null }, today: string): boolean {
	return byOn !== null && byOn < today && (state === 'doing' || state === 'not-yet');
}
