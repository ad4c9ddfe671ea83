import { mayKeepVenueFacts } from '#rooms/programmes/courses/venue/policy.ts';
import { mayCompareAreas, seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import { mayManageAll, mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { isKnownToCoordinator } from '#rooms/people/person/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';

/** These pages are the coordinator's; anybody else is told so. A page of one course is there only for whoever coordinates it. */
export function forCoordinators(locals: App.Locals, cohortId?: string): void {
	if (!locals.actor || !mayManageCourses(locals.actor)) throw refusalOf(locals);
	if (cohortId !== undefined && !mayManageCourses(locals.actor, cohortId)) throw new NotFound();
}

/** What is for the whole organisation is not for the coordinator of an area. */
export function forWholeCoordinators(locals: App.Locals): void {
	if (!locals.actor || !mayManageAll(locals.actor)) throw refusalOf(locals);
}

/** Areas side by side are for coordinators, and for whoever leads a programme and knows nobody in it. */
export function forComparing(locals: App.Locals): void {
	if (!locals.actor || !(mayManageCourses(locals.actor) || mayCompareAreas(locals.actor))) throw new Forbidden();
}

/** What is public of a venue is kept by coordinators, and by whoever leads a programme. */
export function forVenueKeepers(locals: App.Locals): void {
	if (!locals.actor || !mayKeepVenueFacts(locals.actor)) throw new Forbidden();
}

/** For whoever sees nobody, a page with people in it is not there at all. */
const refusalOf = ({ actor }: App.Locals) => (actor && seesNobody(actor) ? new NotFound() : new Forbidden());

/** A page of one person is there only for whoever coordinates a course of hers: asked before anything is done at the door, where everybody is seen. */
export async function forCoordinatorOf(locals: App.Locals, personId: string): Promise<void> {
	forCoordinators(locals);
	const isHers = isId(personId) && (await locals.tx((tx) => isKnownToCoordinator(tx, personId)));
	if (!isHers) throw new NotFound();
}
