import type { VoteOption } from '../option/queries.server.ts';
import type { ProjectDecision } from '../decision/queries.server.ts';

type Told = Pick<
	ProjectDecision,
	| 'projectId'
	| 'question'
	| 'why'
	| 'method'
	| 'places'
	| 'dots'
	| 'tieRule'
	| 'shows'
	| 'circles'
	| 'closesAt'
	| 'noGo'
	| 'noGoOf'
>;

/** The terms of a vote as one text, always the same for the same terms: its SHA-256 goes into the trail when the vote opens. */
export function frozenText(decision: Told, options: readonly Pick<VoteOption, 'place' | 'name' | 'meaning'>[]): string {
	const { projectId, question, why, method, places, dots, tieRule, shows, circles, closesAt, noGo, noGoOf } = decision;
	const said = options.map(({ place, name, meaning }) => ({ place, name, meaning }));
	const terms = { projectId, question, why, method, places, dots, tieRule, shows, circles: circles.toSorted() };
	const round = noGoOf ? { noGo } : {};
	return JSON.stringify(inOrder({ ...terms, ...round, closesAt: closesAt?.toISOString() ?? null, options: said }));
}

/** The same with the names in every object in alphabetical order: a database gives them back in its own. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries.map(([name, one]) => [name, inOrder(one)]));
}
