import { languages } from '#platform/i18n/language-list.ts';
import type { Words } from '#platform/forms/words.ts';

/** A paragraph where it stands: its key, which lives through versions, and its words. */
export interface KeyedWords {
	key: string;
	words: Words;
}

/** A draft while it is written: its paragraphs in their order, and of a key that is gone into which it went, of a new one from which it was split. */
export interface Draft {
	paragraphs: readonly KeyedWords[];
	others: Readonly<Record<string, string>>;
}

export const becameKinds = ['kept', 'reworded', 'added', 'taken-out', 'moved', 'joined', 'split'] as const;
export type BecameKind = (typeof becameKinds)[number];

/** What became of one paragraph from a version to a later one. */
export interface KeyChange {
	key: string;
	kind: BecameKind;
	/** Of one that is gone: into which it went. Of a new one: from which it was split. */
	other: string | null;
	before: Words | null;
	after: Words | null;
	/** Where it stands in the later version, from 1; null where it is gone. */
	place: number | null;
}

/** Whether two texts say the same in every language. */
export function sameWords(one: Words, other: Words): boolean {
	return languages.every((language) => (one[language] ?? '') === (other[language] ?? ''));
}

/** A draft with one paragraph more at a place, counted from 1; behind the last is last. */
export function added({ paragraphs, others }: Draft, paragraph: KeyedWords, place: number): Draft {
	return { paragraphs: paragraphs.toSpliced(place - 1, 0, paragraph), others };
}

/** A draft in which a paragraph has other words. */
export function reworded({ paragraphs, others }: Draft, key: string, words: Words): Draft {
	return { paragraphs: paragraphs.map((one) => (one.key === key ? { key, words } : one)), others };
}

/** A draft in which a paragraph stands at another place, counted from 1; behind the last is last. */
export function standingAt({ paragraphs, others }: Draft, key: string, place: number): Draft {
	const its = paragraphs.filter((one) => one.key === key);
	return { paragraphs: paragraphs.filter((one) => one.key !== key).toSpliced(place - 1, 0, ...its), others };
}

/** A draft without a paragraph. What had gone into it is gone too. */
export function takenOut({ paragraphs, others }: Draft, key: string): Draft {
	const rest = paragraphs.filter((one) => one.key !== key);
	const stands = (one: string) => rest.some((paragraph) => paragraph.key === one);
	const kept = Object.entries(others).filter(([from, to]) => from !== key && (to !== key || stands(from)));
	return { paragraphs: rest, others: Object.fromEntries(kept) };
}

/** A draft in which a paragraph and the one below it are one; as it was where there is none below. */
export function joinedWithNext(draft: Draft, key: string): Draft {
	const at = draft.paragraphs.findIndex((one) => one.key === key);
	const [its, next] = [draft.paragraphs[at], draft.paragraphs[at + 1]];
	if (!its || !next) return draft;
	const words: Words = {};
	for (const language of languages) {
		const both = [its.words[language], next.words[language]].filter(Boolean).join('\n');
		if (both) words[language] = both;
	}
	const stands = (one: string) => draft.paragraphs.some((paragraph) => paragraph.key === one);
	const led = Object.entries(draft.others).map(([from, to]) => [from, to === next.key && !stands(from) ? key : to]);
	return {
		paragraphs: draft.paragraphs.filter((one) => one !== next).map((one) => (one === its ? { key, words } : one)),
		others: { ...Object.fromEntries(led), [next.key]: key }
	};
}

const gap = /\n[^\S\n]*\n/;

/** Words before the first empty line, and after it; nothing where no language has one that parts it. */
export function partedAtGap(words: Words): [first: Words, second: Words] | undefined {
	const [first, second]: [Words, Words] = [{}, {}];
	for (const language of languages) {
		const [head = '', ...tail] = (words[language] ?? '').split(gap);
		if (head.trim()) first[language] = head.trim();
		const rest = tail.join('\n\n').trim();
		if (rest) second[language] = rest;
	}
	return Object.keys(first).length && Object.keys(second).length ? [first, second] : undefined;
}

/** A draft in which a paragraph is two: what stands behind the first empty line is a paragraph of its own. As it was where there is no such line. */
export function splitAtGap({ paragraphs, others }: Draft, key: string, newKey: string): Draft {
	const at = paragraphs.findIndex((one) => one.key === key);
	const parts = paragraphs[at] && partedAtGap(paragraphs[at].words);
	if (!parts) return { paragraphs, others };
	const two = [
		{ key, words: parts[0] },
		{ key: newKey, words: parts[1] }
	];
	return { paragraphs: paragraphs.toSpliced(at, 1, ...two), others: { ...others, [newKey]: others[key] ?? key } };
}

/** What became of each paragraph from one version to another, in the order of the later; what is gone stands where it stood. */
export function changesBetween(
	before: readonly KeyedWords[],
	after: readonly KeyedWords[],
	others: Readonly<Record<string, string>>
): KeyChange[] {
	const [was, is] = [wordsOf(before), wordsOf(after)];
	const gone = before.filter(({ key }) => !is.has(key)).map(({ key }) => [key, others[key] ?? ''] as const);
	const fresh = after.filter(({ key }) => !was.has(key)).map(({ key }) => [key, others[key] ?? ''] as const);
	const steady = inOrder(before, after);
	const kindOf = (key: string): BecameKind => {
		if (gone.some(([, into]) => into === key)) return 'joined';
		if (fresh.some(([, from]) => from === key)) return 'split';
		if (!sameWords(was.get(key) ?? {}, is.get(key) ?? {})) return 'reworded';
		return steady.has(key) ? 'kept' : 'moved';
	};
	const changes = after.map(({ key, words }, at): KeyChange => {
		const stands = { key, after: words, before: was.get(key) ?? null, place: at + 1 };
		if (was.has(key)) return { ...stands, kind: kindOf(key), other: null };
		const from = others[key] ?? '';
		if (was.has(from)) return { ...stands, kind: 'split', other: from };
		return { ...stands, kind: gone.some(([, into]) => into === key) ? 'joined' : 'added', other: null };
	});
	return withGone(before, changes, new Map(gone));
}

/** The later version, made from the earlier one and what became of each paragraph. */
export function applied(before: readonly KeyedWords[], changes: readonly KeyChange[]): KeyedWords[] {
	const was = wordsOf(before);
	return changes
		.filter(({ place }) => place !== null)
		.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
		.map(({ key, kind, after }) => ({
			...{ key, words: (kind === 'kept' || kind === 'moved' ? was.get(key) : after) ?? {} }
		}));
}

/** Whether somebody is asked why: of what is as it was nobody is, and of what went into another or came out of it that other is. */
export function asksWhy({ kind, other }: { kind: BecameKind; other: string | null }): boolean {
	return kind !== 'kept' && other === null;
}

const wordsOf = (paragraphs: readonly KeyedWords[]) => new Map(paragraphs.map(({ key, words }) => [key, words]));

function withGone(
	before: readonly KeyedWords[],
	changes: readonly KeyChange[],
	gone: ReadonlyMap<string, string>
): KeyChange[] {
	const all = [...changes];
	const stands = (key: string) => changes.some((change) => change.key === key);
	for (const [at, { key, words }] of before.entries()) {
		const into = gone.get(key);
		if (into === undefined) continue;
		const isJoined = stands(into);
		const behind = all.findIndex((change) => change.key === before[at - 1]?.key);
		const change = { key, before: words, after: null, place: null, other: isJoined ? into : null } as const;
		all.splice(behind + 1, 0, { ...change, kind: isJoined ? 'joined' : 'taken-out' });
	}
	return all;
}

/** The most paragraphs of both versions that stand in the same order: a longest rising run. */
function inOrder(before: readonly KeyedWords[], after: readonly KeyedWords[]): Set<string> {
	const at = new Map(before.map(({ key }, index) => [key, index]));
	const both = after.flatMap(({ key }) => (at.has(key) ? [{ key, at: at.get(key) ?? 0 }] : []));
	const runs: { key: string; at: number; length: number; from: number }[] = [];
	for (const one of both) {
		const from = runs.reduce(
			(best, run, index) => (run.at < one.at && (best < 0 || run.length > (runs[best]?.length ?? 0)) ? index : best),
			-1
		);
		runs.push({ ...one, from, length: (runs[from]?.length ?? 0) + 1 });
	}
	const steady = new Set<string>();
	let last = runs.reduce((best, run, index) => (run.length > (runs[best]?.length ?? 0) ? index : best), -1);
	while (last >= 0) {
		const run = runs[last];
		if (!run) break;
		steady.add(run.key);
		last = run.from;
	}
	return steady;
}
