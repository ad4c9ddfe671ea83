import type { Words } from '#platform/forms/words.ts';
import type { FitRules } from '#rooms/programmes/courses/fit-rule/form.ts';
import { inAllLanguages } from '#rooms/programmes/courses/cohort/form.ts';

/** What somebody has while she waits: open doors that fit her, and booklets that she may read. */
export interface WhileWaiting {
	doors: { slug: string; label: Words; when: string; where: string }[];
	/** By the meeting to which each belongs. */
	booklets: { sessionId: string; title: Words }[];
}

/** As much of a run as it takes to say whether its door is open to somebody who waits for another. */
export interface DoorFacts extends FitRules {
	id: string;
	wayIn: string;
	heldIn: string;
	forWhom: string;
	area: string | null;
	venue: { area: string } | null;
}

/** At most so many open doors are named to somebody who waits. */
const mostDoors = 2;

/**
 * The open doors that are named to somebody while she waits for a run: nothing that is known of her speaks against them, and those in the
 * same area come first. What has a rule of its own is named only where the run that she asked for has the same.
 */
export function doorsFor<Run extends DoorFacts>(runs: readonly Run[], waitsFor: DoorFacts, language: string): Run[] {
	const speaks = ['', inAllLanguages, language, waitsFor.heldIn];
	const fits = (run: Run) =>
		run.wayIn === 'open' &&
		run.id !== waitsFor.id &&
		(run.forWhom === 'everybody' || run.forWhom === waitsFor.forWhom) &&
		speaks.includes(run.heldIn) &&
		within(run, waitsFor);
	const areaOf = ({ area, venue }: DoorFacts) => area ?? venue?.area ?? '';
	const far = (run: Run) => (areaOf(run) === areaOf(waitsFor) ? 0 : 1);
	return runs
		.filter(fits)
		.sort((one, other) => far(one) - far(other))
		.slice(0, mostDoors);
}

/** Whether each rule of a run is one of the other, too, or none. */
function within(run: FitRules, other: FitRules): boolean {
	const names = ['ageFrom', 'ageTo', 'childFrom', 'childTo', 'beenBefore'] as const;
	return names.every((name) => [null, '', 'either', other[name]].includes(run[name]));
}
