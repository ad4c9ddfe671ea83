import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import type { ChildrensPlace, Mode, WayIn } from '../template/course-template.ts';

/** Coordinators make, change and publish courses: all of them, or those of their areas. Asked of one course, it has to be one of hers. */
export function mayManageCourses(actor: Actor, cohortId?: string): boolean {
	return cohortId === undefined ? holdsAnywhere(actor, 'coordinator') : holds(actor, 'coordinator', cohortId);
}

/** What belongs to no single course is for whoever coordinates the whole organisation. */
export function mayManageAll(actor: Actor): boolean {
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

/** Whether a run needs a room: unless it meets online alone, and minds no children. */
export function needsVenue({ mode, bands }: { mode?: Mode; bands: Bands }): boolean {
	return mode !== 'online' || ageBands.some((band) => bands[band] > 0);
}

export type PlacesRefusal = 'has-no-places' | 'places-needed' | 'has-no-creche';

/** Why a run can't have so many places: behind an open door nobody takes one, and where no crèche counts them no child does. */
export function refusedPlaces(
	run: { wayIn: WayIn; children: ChildrensPlace },
	{ places, bands }: { places: number | null; bands: Bands }
): PlacesRefusal | undefined {
	if (run.wayIn === 'open' && places !== null) return 'has-no-places';
	if (run.wayIn !== 'open' && places === null) return 'places-needed';
	return run.children !== 'creche' && ageBands.some((band) => bands[band] > 0) ? 'has-no-creche' : undefined;
}

/** How far ahead a course may be planned: a slip in the year is likelier than a course in the next century. */
export const daysAhead = 730;

export type NextStep = 'block' | 'find-facilitator' | 'publish' | 'share' | 'people' | 'session' | 'reunion' | 'report';

/** The one thing that helps a course on most now. */
export function nextStep(course: {
	state: CourseState;
	facilitators: number;
	/** null where the door is open */
	places: number | null;
	placed: number;
	offered: number;
	next: object | null;
	hasReunion: boolean;
	/** It is a group, and the last meetings that were laid are near or past. */
	needsBlock: boolean;
}): NextStep {
	if (course.needsBlock && course.state !== 'draft') return 'block';
	if (course.state === 'finished') return course.hasReunion ? 'report' : 'reunion';
	if (!course.facilitators) return 'find-facilitator';
	if (course.state === 'draft') return 'publish';
	if (course.state === 'running') return course.next ? 'session' : 'people';
	return course.places === null || course.placed + course.offered < course.places ? 'share' : 'people';
}

/** So many days before the last meeting that was laid, the next block of a group is asked for. */
const blockAhead = 15 * 86_400_000;

/** Whether the next block of a group should be laid now: it comes round, and few of its meetings are still to come. */
export function needsBlock(kind: string, lastAt: Date | null, now: Date): boolean {
	return kind === 'group' && lastAt !== null && lastAt.getTime() - now.getTime() < blockAhead;
}
