import { mayManageAll, mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { isKnownToCoordinator } from '#rooms/people/person/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';

/** These pages are the coordinator's; anybody else is told so. A page of one course is there only for whoever coordinates it. */
export function forCoordinators(locals: App.Locals, cohortId?: string): void {
	if (!locals.actor || !mayManageCourses(locals.actor)) throw new Forbidden();
	if (cohortId !== undefined && !mayManageCourses(locals.actor, cohortId)) throw new NotFound();
}

/** What is for the whole organisation is not for the coordinator of an area. */
export function forWholeCoordinators(locals: App.Locals): void {
	if (!locals.actor || !mayManageAll(locals.actor)) throw new Forbidden();
}

/** A page of one person is there only for whoever coordinates a course of hers: asked before anything is done at the door, where everybody is seen. */
export async function forCoordinatorOf(locals: App.Locals, personId: string): Promise<void> {
	forCoordinators(locals);
	const isHers = isId(personId) && (await locals.tx((tx) => isKnownToCoordinator(tx, personId)));
	if (!isHers) throw new NotFound();
}
