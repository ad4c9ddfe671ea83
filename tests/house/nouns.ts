import { importsOf, type Source } from './sources.ts';

/** Wings of programmes and of evaluation, and the hatches of others in their room that each may use; everybody may use the rooms on the ground. */
export const wingsMayUse: Record<string, readonly string[]> = {
	courses: [],
	joining: ['courses'],
	meetings: ['courses', 'joining'],
	'taking-part': ['courses', 'joining', 'meetings'],
	desk: ['courses', 'joining', 'meetings', 'taking-part'],
	telling: [],
	reading: ['telling'],
	weighing: ['telling', 'reading']
};

const wings = Object.keys(wingsMayUse).join('|');
const isTest = (path: string) => /\.test\.ts$|\.child\.ts$|examples\.ts$/.test(path);

/** The noun to which a file belongs, such as "programmes/courses/venue"; nothing for a file of the room or the wing as a whole. */
export function nounOf(path: string): string | undefined {
	return new RegExp(`^src/rooms/([a-z-]+/(?:(?:${wings})/)?[a-z-]+)/[^/]+$`).exec(path)?.[1];
}

const wingOf = (path: string) => new RegExp(`^src/rooms/(?:programmes|evaluation)/(${wings})/`).exec(path)?.[1];

/** Which noun imports which, as "one → other"; tests may look anywhere. */
export function nounImports(sources: Source[]): Set<string> {
	const found = new Set<string>();
	for (const source of sources) {
		const from = isTest(source.path) ? undefined : nounOf(source.path);
		for (const target of from ? importsOf(source) : []) {
			const to = nounOf(target);
			if (to && to !== from && !target.endsWith('/index.server.ts')) found.add(`${from} → ${to}`);
		}
	}
	return found;
}

/** Imports between nouns that lead back to where they came from: nouns form a tree, or nobody can take one out. */
export function circles(sources: Source[]): string[] {
	const edges = [...nounImports(sources)].map((edge) => edge.split(' → ') as [string, string]);
	const next = new Map<string, string[]>();
	for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
	const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
		(next.get(from) ?? []).some((to) => {
			if (to === goal) return true;
			if (seen.has(to)) return false;
			seen.add(to);
			return reaches(to, goal, seen);
		});
	return edges
		.filter(([from, to]) => reaches(to, from))
		.map(([from, to]) => `${from} → ${to}`)
		.sort();
}

/** Imports from one wing of a room into another that the map of wings does not allow. */
export function brokenWings(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => wingOf(path) && !isTest(path))
		.flatMap((source) =>
			importsOf(source).flatMap((target) => {
				const [wing = '', other] = [wingOf(source.path), wingOf(target)];
				if (!other || other === wing || wingsMayUse[wing]?.includes(other)) return [];
				return [`${source.path} imports ${target}: ${wing} may not use ${other}`];
			})
		);
}
