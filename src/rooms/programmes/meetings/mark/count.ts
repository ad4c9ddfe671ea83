import { fieldsOf, momentOf, type MarkLine } from './fold.ts';

/** How a session was attended, in numbers. `adults` and `children` are the larger of those who are named and the heads counted. */
export interface MarkCounts {
	came: number;
	late: number;
	leftEarly: number;
	apologies: number;
	noWord: number;
	walkIns: number;
	adults: number;
	children: number;
}

interface Somebody {
	/** The latest word on her line, and when it was said. */
	state: unknown;
	line: MarkLine | undefined;
	walkedIn: boolean;
	withHer: number;
}

/** Counts what a register says. Two walk-ins that somebody said are one person are one; an open difference counts as its latest. */
export function countMarks(lines: readonly MarkLine[]): MarkCounts {
	const one = sameAs(lines);
	const people = new Map<string, Somebody>();
	const children = new Set<string>();
	let [adultHeads, childHeads] = [0, 0];
	for (const line of lines) {
		const [who, value] = [one(line.subject), shown(line)];
		const her = people.get(who) ?? { state: null, line: undefined, walkedIn: false, withHer: 0 };
		people.set(who, her);
		if (line.field === 'line' && isLater(line, her.line)) Object.assign(her, { state: value, line });
		if ((line.field === 'walk-in' || line.field === 'known') && value) her.walkedIn = true;
		if (line.field === 'walk-in') childOf(value, who, one).forEach((child) => children.add(child));
		if (line.field === 'children') her.withHer = Math.max(her.withHer, numberOf(value));
		if (line.field === 'in' && value) children.add(who);
		if (line.field === 'count') {
			adultHeads = Math.max(adultHeads, heads(line, 'adults'));
			childHeads = Math.max(childHeads, heads(line, 'children'));
		}
	}
	const all = [...people.values()];
	const of = (state: string) => all.filter((her) => her.state === state).length;
	const inTheRoom = all.filter(({ state }) => !isAway(state)).reduce((sum, { withHer }) => sum + withHer, 0);
	return {
		came: of('came'),
		late: of('late'),
		leftEarly: of('left-early'),
		apologies: of('apologies'),
		noWord: of('no-word'),
		walkIns: all.filter(({ walkedIn }) => walkedIn).length,
		adults: Math.max(adultHeads, all.filter(isThere).length),
		children: Math.max(childHeads, inTheRoom + children.size)
	};
}

const shown = ({ value, stands }: MarkLine): unknown => value ?? stands[0]?.value ?? null;
const isAway = (state: unknown) => state === 'apologies' || state === 'no-word' || state === 'none';
const isThere = ({ state, walkedIn }: Somebody) =>
	state === 'came' || state === 'late' || state === 'left-early' || (walkedIn && !isAway(state));

/** `stands` begins with the latest; between two lines of one person the later word counts. */
function isLater(line: MarkLine, before: MarkLine | undefined): boolean {
	const moment = (of: MarkLine) => momentOf(of.stands[0]?.at ?? 0);
	return !before || moment(line) > moment(before);
}

function numberOf(value: unknown): number {
	if (Array.isArray(value)) return value.length;
	return typeof value === 'number' && value > 0 ? value : 0;
}

/** A head count is one value for both, or a value each. */
function heads(line: MarkLine, who: 'adults' | 'children'): number {
	const value = shown(line);
	return numberOf(line.subject === who ? value : fieldsOf(value)[who]);
}

function childOf(walkIn: unknown, parent: string, one: (subject: string) => string): string[] {
	const { child } = fieldsOf(walkIn);
	if (!child) return [];
	const { id } = fieldsOf(child);
	return [typeof id === 'string' ? one(id) : `a child of ${parent}`];
}

/** By which one name somebody is counted who was written down under several. */
function sameAs(lines: readonly MarkLine[]): (subject: string) => string {
	const first = new Map<string, string>();
	const one = (subject: string): string => {
		const other = first.get(subject);
		return other === undefined ? subject : one(other);
	};
	for (const line of lines) {
		const value = shown(line);
		if (line.field !== 'same' || typeof value !== 'string') continue;
		const [a = '', b = ''] = [one(line.subject), one(value)].sort();
		if (a !== b) first.set(b, a);
	}
	return one;
}
