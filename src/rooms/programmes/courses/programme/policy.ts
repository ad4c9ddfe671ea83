import { holds, type Actor } from '#platform/db/tx.ts';
import { isSameWords, type Words } from '#platform/forms/words.ts';
import type { Programme } from './queries.server.ts';

/** It is the first run of a programme of its own. */
export const ofItsOwn = 'own';

/** To which of the programmes of its template a run belongs: the one that was chosen, else the usual one; none where it begins one of its own or there is none yet. */
export function programmeChosen<One extends Pick<Programme, 'id'>>(
	known: readonly One[],
	chosen: string | undefined,
	usual?: string
): One | 'missing' | undefined {
	if (chosen === ofItsOwn) return undefined;
	if (chosen) return known.find(({ id }) => id === chosen) ?? 'missing';
	return known.find(({ id }) => id === usual) ?? known[0];
}

/** What a programme is called is for whoever coordinates the whole organisation. */
export const mayNameProgramme = (actor: Actor): boolean => holds(actor, 'coordinator');

/** What something was called before, each name once, and not what it is called now. */
export function namesBefore(now: Words, former: readonly Words[]): Words[] {
	const others = former.filter((name) => !isSameWords(name, now));
	return others.filter((name, at) => others.findIndex((one) => isSameWords(one, name)) === at);
}
