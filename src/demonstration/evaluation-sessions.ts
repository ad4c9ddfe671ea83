import { noteDisturbance, planOccasion, tellOccasion } from '#rooms/evaluation/telling/occasion/commands.server.ts';
import type { OccasionFields, StretchKind } from '#rooms/evaluation/telling/occasion/form.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import type { Work } from './speakers.ts';

/** Throws where the demonstration asked something that a rule refuses. */
export function sure(outcome: { ok: boolean; reason?: string }, what: string): void {
	if (!outcome.ok) throw new Error(`${what} of the demonstration was refused: ${outcome.reason ?? ''}`);
}

const parts = (kinds: StretchKind[]) => kinds.map((kind) => ({ kind, words: null, minutes: null }));

/** It has time for everything. */
const calm: Omit<OccasionFields, 'heldOn'> = {
	...{ starts: '10:00', place: 'Willow Lane, the garden room', minutes: 100, people: 6, facilitators: 2 },
	...{ languages: ['en'], children: false, parts: parts(['arrive', 'welcome', 'warm-up', 'stories', 'break', 'close']) }
};

/** It has not: the maps and the close would be lost. */
const full: Omit<OccasionFields, 'heldOn'> = {
	...{ starts: '09:30', place: 'Riverside library', minutes: 150, people: 8, facilitators: 3 },
	...{ languages: ['en', 'es'], children: true },
	parts: parts(['arrive', 'welcome', 'stories', 'focus-group', 'break', 'support-map', 'close'])
};

/** One session was a week ago, and the parent who collects wrote down what happened; one is today, and has too little time. Returns that of today. */
export async function planSessions(evaluator: Work, collector: Work, days: Days, evaluation: string): Promise<string> {
	const [past, today] = [uuidv7(), uuidv7()];
	for (const fields of [
		{ id: past, heldOn: days.day(-7), ...calm },
		{ id: today, heldOn: days.day(0), ...full }
	])
		sure(await evaluator((tx) => planOccasion(tx, evaluation, fields)), 'a session');
	sure(await collector((tx) => noteDisturbance(tx, evaluation, past, 'noise')), 'a disturbance');
	const told = [
		{ place: 4, took: 35, why: null },
		{ place: 5, took: 0, why: 'The stories were worth it' }
	];
	const happened = { came: 5, late: 15, parts: told };
	sure(await collector((tx) => tellOccasion(tx, evaluation, past, happened)), 'what happened');
	return today;
}
