import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { Forbidden } from '#platform/outcome.ts';

/** These pages are the coordinator's; anybody else is told so. */
export function forCoordinators(locals: App.Locals): void {
	if (!locals.actor || !mayManageCourses(locals.actor)) throw new Forbidden();
}
