import type { Words } from '#platform/forms/words.ts';
import { threadKinds, type ThreadKind } from './form.ts';

/** One end of the thread. */
export interface ThreadEnd {
	kind: ThreadKind;
	id: string;
	/** In its own words; null where they are hidden. */
	words: Words | null;
	hidden: boolean;
}

/** What was met on the way. */
export interface ThreadStep {
	way: 'earlier' | 'later';
	kind: ThreadKind;
	id: string;
	words: Words | null;
	/** How many steps away; nought is where it began. */
	depth: number;
	/** Whether it rests on anything itself. */
	rests: boolean;
}

/** From something to what it rests on and what rests on it. */
export interface Thread {
	from: ThreadEnd;
	earlier: ThreadEnd[];
	later: ThreadEnd[];
	/** The kinds in which it ends on the earlier side. */
	ends: ThreadKind[];
	/** What rests on nothing and is nothing that was said. */
	gaps: ThreadEnd[];
}

/** What rests on nothing, because somebody said it, or counted it. */
const saidKinds: readonly ThreadKind[] = ['note', 'card', 'comment', 'need'];

const endOf = ({ kind, id, words }: ThreadStep): ThreadEnd => ({ kind, id, words, hidden: words === null });

/** A thread from what was met: nearest first, later kinds before earlier ones; undefined where it begins with nothing. A note is named and never shown. */
export function threadFrom(steps: readonly ThreadStep[]): Thread | undefined {
	const order = [...steps].sort(
		(a, b) => a.depth - b.depth || threadKinds.indexOf(a.kind) - threadKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1)
	);
	const from = order.find(({ depth }) => depth === 0);
	if (!from) return undefined;
	const on = (way: ThreadStep['way']) => order.filter((step) => step.way === way && step.depth > 0);
	const last = order.filter(({ way, rests }) => way === 'earlier' && !rests);
	const ends = threadKinds.filter((kind) => last.some((step) => step.kind === kind));
	const gaps = last.filter(({ kind }) => !saidKinds.includes(kind)).map(endOf);
	return { from: endOf(from), earlier: on('earlier').map(endOf), later: on('later').map(endOf), ends, gaps };
}
