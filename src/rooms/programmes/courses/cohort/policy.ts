import { holds, type Actor } from '#platform/db/tx.ts';

/** Coordinators make, change and publish courses. */
export function mayManageCourses(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

export type CourseState = 'draft' | 'filling' | 'running' | 'finished';

/** Where a course stands: a draft, open before its first day, running, or over. */
export function stateOf(
	course: { publishedAt: Date | null; startsAt: Date | null; endsAt: Date | null },
	now: Date
): CourseState {
	if (!course.publishedAt) return 'draft';
	if (course.startsAt && now < course.startsAt) return 'filling';
	return course.endsAt && now >= course.endsAt ? 'finished' : 'running';
}

/** How far ahead a course may be planned: a slip in the year is likelier than a course in the next century. */
export const daysAhead = 730;

export type NextStep = 'find-facilitator' | 'publish' | 'share' | 'people' | 'session' | 'reunion' | 'report';

/** The one thing that helps a course on most now. */
export function nextStep(course: {
	state: CourseState;
	facilitators: number;
	places: number;
	placed: number;
	offered: number;
	next: object | null;
	hasReunion: boolean;
}): NextStep {
	if (course.state === 'finished') return course.hasReunion ? 'report' : 'reunion';
	if (!course.facilitators) return 'find-facilitator';
	if (course.state === 'draft') return 'publish';
	if (course.state === 'running') return course.next ? 'session' : 'people';
	return course.placed + course.offered < course.places ? 'share' : 'people';
}
