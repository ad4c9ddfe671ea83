import { nameKey } from '#platform/forms/signs.ts';
import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import { handsInWord, type Hands } from '../check-in/form.ts';
import { timesInWord, type NotedTimes } from '../day/form.ts';
import { states, type AttendanceState, type Noted } from './form.ts';

const there: readonly (AttendanceState | null)[] = ['came', 'late', 'left-early'];

/** Whether a state means that she was there. Apologies and no word never do. */
export function wasThere(state: AttendanceState | null): boolean {
	return there.includes(state);
}

/** A line of the register as far as it is counted. */
export interface CountedLine {
	state: AttendanceState | null;
	/** She has a place that has not ended. */
	hasPlace: boolean;
	walkIn: boolean;
}

/** How a session was attended, in numbers. */
export interface RegisterCounts {
	booked: number;
	/** Of those who have a place. */
	came: number;
	walkedIn: number;
	apologies: number;
	noWord: number;
	/** Have a place, and nothing is noted yet. */
	open: number;
}

/**
 * Counts a register. Whoever left the course counts nowhere, and a cancelled session
 * counts for nobody: this mirrors the view programmes.attended.
 */
export function countRegister(lines: readonly CountedLine[], session: { cancelledAt: Date | null }): RegisterCounts {
	const placed = lines.filter((line) => line.hasPlace);
	const counted = session.cancelledAt ? [] : lines;
	const of = (state: AttendanceState | null) =>
		placed.filter((line) => !session.cancelledAt && line.state === state).length;
	return {
		booked: placed.length,
		came: counted.filter((line) => line.hasPlace && wasThere(line.state)).length,
		walkedIn: counted.filter((line) => !line.hasPlace && line.walkIn && wasThere(line.state)).length,
		apologies: of('apologies'),
		noWord: of('no-word'),
		open: of(null)
	};
}

/** What decides whether somebody is rung. */
export interface RingingFacts {
	state: AttendanceState | null;
	isMissed: boolean;
	/** How the last try to reach her went, since she was missed. */
	reached: string | null;
}

/** Nobody who is here is rung, and nobody is rung again who was reached. */
export function isToBeRung({ isMissed, state, reached }: RingingFacts): boolean {
	const settled = reached === 'reached' || reached === 'not-needed';
	return isMissed && !wasThere(state) && state !== 'apologies' && !settled;
}

/** Whether what is known of a child was last confirmed too long ago. What can't be seen today is not asked. */
export function isStale(confirmedAt: string | Date | null, now: Date): boolean {
	return confirmedAt !== null && isToBeAskedAgain(new Date(confirmedAt), now);
}

/** What was just noted: of one person, that all came, that somebody walked in, or what times or hands stood before others were noted. */
export type JustNoted =
	| { all: string }
	| { person: string; walked: true }
	| { times: NotedTimes }
	| { hands: Hands }
	| (Noted & { person: string });

/** What a page's address says was just noted, so that it can be taken back; nothing where it says something else. */
export function justNoted(asked: URLSearchParams): JustNoted | undefined {
	const [all, walked] = [asked.get('all'), asked.get('walked')];
	if (all) return { all };
	if (walked) return { person: walked, walked: true };
	const [times, hands] = [timesInWord(asked.get('times') ?? ''), handsInWord(asked.get('hands') ?? '')];
	if (times) return { times };
	if (hands) return { hands };
	const [person = '', ...stood] = (asked.get('noted') ?? '').split('.');
	const [after, before] = stood.map((word) => states.find((one) => one === word) ?? null);
	return after === undefined || before === undefined ? undefined : { person, before, after };
}

/** The note that takes back what was just noted; nothing where nothing came of it, or the line has changed since. */
export function undoOf(
	{ before, after }: Noted,
	now: { state: AttendanceState | null; saw: string }
): { state: AttendanceState; saw: string } | undefined {
	if (now.state !== after || before === after) return undefined;
	const state = before ?? after;
	return state ? { state, saw: now.saw } : undefined;
}

/** How a register is looked at: whose name, and whether those come first of whom nothing was noted at a moment. */
export interface Look {
	find: string;
	since?: Date;
	/** What an address carries to be looked at in the same way. */
	query: string;
}

/** A register of more lines than this can be searched and put in another order. */
export const manyLines = 8;

/** How an address asks for a register to be looked at. */
export function registerLook(asked: URLSearchParams): Look {
	const [find, first] = [asked.get('find')?.trim().slice(0, 100) ?? '', asked.get('first') ?? ''];
	const since =
		/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(first) && !Number.isNaN(Date.parse(first)) ? new Date(first) : undefined;
	const kept = new URLSearchParams({ ...(find && { find }), ...(since && { first }) });
	return { find, since, query: kept.size ? `&${kept.toString()}` : '' };
}

/**
 * The lines of a register as they are looked at. Who is noted meanwhile keeps her place, so that nothing moves under the thumb until
 * the order is asked for anew.
 */
export function lookedAt<
	Each extends {
		called: string;
		state: AttendanceState | null;
		notedAt: Date | null;
		children: { firstName: string }[];
	}
>(lines: readonly Each[], { find, since }: Look): Each[] {
	const key = nameKey(find);
	const isFound = (line: Each) =>
		[line.called, ...line.children.map((child) => child.firstName)].some((name) => nameKey(name).includes(key));
	const wasOpen = (line: Each) =>
		line.state === null || (line.notedAt !== null && since !== undefined && line.notedAt > since);
	const found = lines.filter(isFound);
	return since ? [...found.filter(wasOpen), ...found.filter((line) => !wasOpen(line))] : found;
}

/** What the register says more of one of two who are called the same. */
export type Apart = { cameBefore: number } | { language: string } | { at: number; of: number };

/**
 * The shortest that tells those of one name apart on paper, of what their lines on the screen say more: how often each was here before,
 * or the language she prefers, where that differs for each of them; otherwise only that there are several.
 */
export function toldApart(
	lines: readonly { personId: string; called: string; cameBefore: number; language: string }[]
) {
	const apart = new Map<string, Apart>();
	for (const same of Map.groupBy(lines, ({ called }) => nameKey(called)).values()) {
		if (same.length < 2) continue;
		const differ = (field: 'cameBefore' | 'language') => new Set(same.map((line) => line[field])).size === same.length;
		for (const [index, { personId, cameBefore, language }] of same.entries())
			apart.set(
				personId,
				differ('cameBefore') ? { cameBefore } : differ('language') ? { language } : { at: index + 1, of: same.length }
			);
	}
	return apart;
}

/** Who of a register is called as another of it is, however both are written: their lines say more, so that nobody taps the other. */
export function namesakes(lines: readonly { personId: string; called: string }[]): Set<string> {
	const byName = Map.groupBy(lines, ({ called }) => nameKey(called));
	return new Set(
		[...byName.values()].filter(({ length }) => length > 1).flatMap((same) => same.map(({ personId }) => personId))
	);
}
