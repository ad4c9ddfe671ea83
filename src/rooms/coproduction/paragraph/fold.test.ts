import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	added,
	applied,
	asksWhy,
	changesBetween,
	joinedWithNext,
	standingAt,
	reworded,
	splitAtGap,
	takenOut,
	type Draft,
	type KeyedWords
} from './fold.ts';

/** How many random revisions are tried: all of them where there is time. */
const numRuns = process.env.KITH_DEEP ? 1000 : 100;

const said = (key: string, en = `${key}.`) => ({ key, words: { en } });
const [a, b, c] = [said('a'), said('b'), said('c')];
const kinds = (before: readonly KeyedWords[], { paragraphs, others }: Draft) =>
	changesBetween(before, paragraphs, others).map(({ key, kind, other }) =>
		[key, kind, other].filter(Boolean).join(' ')
	);

test('each paragraph says what became of it: as it was, reworded, new, taken out, moved, joined or split', () => {
	const before = [a, b, c];
	const draft: Draft = { paragraphs: before, others: {} };
	expect(kinds(before, draft)).toEqual(['a kept', 'b kept', 'c kept']);
	expect(kinds(before, reworded(draft, 'b', { en: 'B is good.' }))).toEqual(['a kept', 'b reworded', 'c kept']);
	expect(kinds(before, added(draft, said('d'), 2))).toEqual(['a kept', 'd added', 'b kept', 'c kept']);
	expect(kinds(before, takenOut(draft, 'a'))).toEqual(['a taken-out', 'b kept', 'c kept']);
	expect(kinds(before, standingAt(draft, 'c', 1))).toEqual(['c moved', 'a kept', 'b kept']);
	const joined = joinedWithNext(draft, 'a');
	expect(joined.paragraphs[0]?.words).toEqual({ en: 'a.\nb.' });
	expect(kinds(before, joined)).toEqual(['a joined', 'b joined a', 'c kept']);
	expect(kinds(before, takenOut(joined, 'a'))).toEqual(['a taken-out', 'b taken-out', 'c kept']);
	const split = splitAtGap(reworded(draft, 'b', { en: 'One.\n\nTwo.', es: 'Uno.' }), 'b', 'd');
	expect(split.paragraphs.slice(1, 3)).toEqual([
		{ key: 'b', words: { en: 'One.', es: 'Uno.' } },
		{ key: 'd', words: { en: 'Two.' } }
	]);
	expect(kinds(before, split)).toEqual(['a kept', 'b split', 'd split b', 'c kept']);
	expect(splitAtGap(draft, 'b', 'd')).toEqual(draft);
});

test('somebody is asked why of each change, and of two that are one only once', () => {
	const changes = changesBetween([a, b], joinedWithNext({ paragraphs: [a, b], others: {} }, 'a').paragraphs, {
		b: 'a'
	});
	expect(changes.filter(asksWhy).map(({ key }) => key)).toEqual(['a']);
	expect(asksWhy({ kind: 'kept', other: null })).toBe(false);
	expect(asksWhy({ kind: 'taken-out', other: null })).toBe(true);
});

const word = fc.constantFrom('rest', 'tea', 'té', 'listen', '', 'one\n\ntwo');
const deed = fc.record({
	what: fc.constantFrom('add', 'reword', 'move', 'out', 'join', 'split'),
	which: fc.nat(20),
	place: fc.integer({ min: 1, max: 9 }),
	en: word,
	es: word
});
type Deed = { what: string; which: number; place: number; en: string; es: string };

function revised(draft: Draft, { what, which, place, en, es }: Deed, at: number): Draft {
	const key = draft.paragraphs[which % Math.max(1, draft.paragraphs.length)]?.key;
	const words = { ...(en || !es ? { en: en || 'x' } : {}), ...(es ? { es } : {}) };
	if (what === 'add' || key === undefined) return added(draft, { key: `new-${at}`, words }, place);
	if (what === 'reword') return reworded(draft, key, words);
	if (what === 'move') return standingAt(draft, key, place);
	if (what === 'out') return takenOut(draft, key);
	return what === 'join' ? joinedWithNext(draft, key) : splitAtGap(draft, key, `new-${at}`);
}

test('after any revision the list of changes turns a version into the next exactly, and no paragraph of the earlier one is lost on the way', () => {
	const start = fc.array(fc.record({ en: word, es: word }), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(start, fc.array(deed, { maxLength: 12 }), (texts, deeds) => {
			const before = texts.map(({ en, es }, at) => ({
				key: `k${at}`,
				words: { en: en || 'x', ...(es ? { es } : {}) }
			}));
			const draft = deeds.reduce<Draft>(revised, { paragraphs: before, others: {} });
			const changes = changesBetween(before, draft.paragraphs, draft.others);
			expect(applied(before, changes)).toEqual(draft.paragraphs);
			const keys = changes.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
			for (const { key } of before) expect(keys).toContain(key);
			for (const { other, place, kind } of changes)
				if (other && place === null) {
					expect(kind).toBe('joined');
					expect(draft.paragraphs.map(({ key }) => key)).toContain(other);
				}
			const again = Object.fromEntries(changes.flatMap(({ key, other }) => (other ? [[key, other]] : [])));
			expect(changesBetween(before, draft.paragraphs, again)).toEqual(changes);
		}),
		{ numRuns }
	);
});
