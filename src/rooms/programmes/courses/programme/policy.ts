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
