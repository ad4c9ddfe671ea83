import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepFigures } from '../../../../../tests/deep/figures.ts';
import { countMarks } from './count.ts';
import { cameAgain, fold, standing, union, type Mark, type MarkLine } from './fold.ts';

const histories = process.env.KITH_DEEP === '1' ? 10_000 : 300;
const day = 86_400_000;
const begin = Date.parse('2026-11-24T10:00:00Z');

/** What may happen in a hall without signal: a tap, a batch sent whose answer may be lost, a look at what the others sent. */
type Step =
	| { does: 'tap'; phone: number; key: number; value: number }
	| { does: 'send'; phone: number; answered: boolean; often: number }
	| { does: 'fetch'; phone: number };
interface History {
	clocks: number[];
	steps: Step[];
	shuffle: number[];
}
const phone = fc.nat(3);
const history: fc.Arbitrary<History> = fc.record({
	clocks: fc.array(fc.integer({ min: -day, max: day }), { minLength: 2, maxLength: 4 }),
	steps: fc.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.record({ does: fc.constant('tap'), phone, key: fc.nat(5), value: fc.nat(2) }) },
			{
				weight: 2,
				arbitrary: fc.record({ does: fc.constant('send'), phone, answered: fc.boolean(), often: fc.nat(2) })
			},
			{ weight: 2, arbitrary: fc.record({ does: fc.constant('fetch'), phone }) }
		) as fc.Arbitrary<Step>,
		{ minLength: 1, maxLength: 60, size: 'max' }
	),
	shuffle: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 })
});

const keys = [
	{ subject: 'ana', field: 'line', values: ['came', 'late', 'none'] },
	{ subject: 'bea', field: 'line', values: ['came', 'apologies', 'no-word'] },
	{ subject: 'new', field: 'walk-in', values: [{ called: 'Cy' }, { called: 'Cyd' }, null] },
	{ subject: 'ana', field: 'children', values: [0, 1, 2] },
	{ subject: 'leo', field: 'care', values: ['nuts', 'milk', 'none known'] },
	{ subject: 'leo', field: 'out', values: ['her mother', 'her aunt', false] }
];

/** What happened, with what each phone held when it tapped: from that alone it is known what stands, without any `saw`. */
interface Lived {
	made: { mark: Mark; held: Set<string> }[];
	phones: Mark[][];
	server: Mark[];
	lostAnswers: number;
}
type Folding = (marks: readonly Mark[]) => MarkLine[];

/** Lives through a history. The server keeps a set; a phone drops a mark only when its id was answered, and never taps for it again. */
function live({ clocks, steps, shuffle }: History, folding: Folding): Lived {
	const phones: Mark[][] = clocks.map(() => []);
	const waiting: Mark[][] = clocks.map(() => []);
	const lived: Lived = { made: [], phones, server: [], lostAnswers: 0 };
	steps.forEach((step, turn) => {
		const at = step.phone % clocks.length;
		if (step.does === 'tap') {
			const { values, ...key } = keys[step.key] as (typeof keys)[number];
			const line = folding(phones[at] ?? []).find((one) => one.subject === key.subject && one.field === key.field);
			const mark: Mark = {
				id: `m${turn}`,
				pocket: `p${at}`,
				seq: lived.made.length,
				key,
				value: values[step.value],
				saw: line?.stands.map(({ id }) => id) ?? [],
				at: new Date(begin + turn * 20_000 + (clocks[at] ?? 0)).toISOString()
			};
			lived.made.push({ mark, held: new Set(phones[at]?.map(({ id }) => id)) });
			phones[at]?.push(mark);
			waiting[at]?.push(mark);
		} else if (step.does === 'send') {
			for (let often = 0; often <= step.often; often++) lived.server.push(...shuffled(waiting[at] ?? [], shuffle));
			if (step.answered) waiting[at] = [];
			else lived.lostAnswers += waiting[at]?.length ?? 0;
		} else phones[at] = [...(phones[at] ?? []), ...shuffled(lived.server, shuffle)];
	});
	waiting.forEach((marks) => lived.server.push(...shuffled(marks, shuffle)));
	lived.phones = phones.map((marks) => [...shuffled(lived.server, shuffle), ...marks]);
	return lived;
}

function shuffled<T>(items: readonly T[], by: readonly number[]): T[] {
	const placed = items.map(
		(item, place) => [((place + 1) * (by[place % by.length] ?? 1)) % 1009, place, item] as const
	);
	return placed.sort(([a, i], [b, j]) => a - b || i - j).map(([, , item]) => item);
}

/** What must be so at the end, reckoned from what each phone held and not from what marks say they saw. */
function hold(one: History, folding: Folding, figures = { marks: 0, lostAnswers: 0, differences: 0 }): void {
	const { made, phones, server, lostAnswers } = live(one, folding);
	const views = [server, ...phones].map((marks) => folding(marks));
	for (const view of views) expect(view).toEqual(views[0]);
	const view = views[0] ?? [];
	const marks = made.map(({ mark }) => mark);
	expect(union(server).length, 'none lost, none doubled').toBe(marks.length);
	const unseen = made.filter(
		({ mark }) => !made.some(({ mark: other, held }) => sameKey(mark, other) && held.has(mark.id))
	);
	const stands = view.flatMap((line) => line.stands.map(({ id }) => id));
	expect(stands.toSorted(), 'what nobody saw stands').toEqual(unseen.map(({ mark }) => mark.id).sort());
	for (const line of view) {
		const there = unseen.map(({ mark }) => mark).filter(({ key }) => sameKey({ key: line }, { key }));
		const last = there.reduce((a, b) => (a.at > b.at || (a.at === b.at && a.pocket > b.pocket) ? a : b));
		expect(line.by === null || line.value === last.value, 'the latest is shown').toBe(true);
		expect(line.differs || new Set(there.map(({ value }) => JSON.stringify(value))).size === 1).toBe(true);
	}
	figures.marks += marks.length;
	figures.lostAnswers += lostAnswers;
	figures.differences += view.filter(({ differs }) => differs).length;
}
const sameKey = (a: { key: Mark['key'] }, b: { key: Mark['key'] }) =>
	a.key.subject === b.key.subject && a.key.field === b.key.field;
const run = { numRuns: histories, seed: 20261127 };

test('however phones lose signal, answers and time, nothing is lost, nothing doubled, and all views are equal', () => {
	const figures = { marks: 0, lostAnswers: 0, differences: 0 };
	fc.assert(
		fc.property(history, (one) => hold(one, fold, figures)),
		run
	);
	const { marks, lostAnswers, differences } = figures;
	keepFigures('marks', { histories, marks, 'answers lost': lostAnswers, differences, lost: 0, doubled: 0 });
	for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(histories / 10);
});

test('the same file serves phone, server, command line and tests: it imports nothing', () => {
	const imports = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8').match(/from '[^']+'/g);
	expect([imports('fold.ts'), imports('count.ts')]).toEqual([null, ["from './fold.ts'"]]);
});

const only = (line: MarkLine): MarkLine => ({ ...line, stands: line.stands.slice(0, 1), differs: false });
test.each<[string, Folding]>([
	['the last writer wins', (marks) => fold(marks).map(only)],
	['what a mark saw does not count', (marks) => fold(marks.map((mark) => ({ ...mark, saw: [] })))],
	['what came last stands', (marks) => fold(marks.slice(-5))],
	['the clock overrules what was seen', (marks) => fold(latestByClock(marks))],
	['a doubled mark is two', (marks) => fold(marks.map((mark, place) => ({ ...mark, id: `${mark.id}.${place}` })))]
])('a fold in which %s is found out', (_, faulty) => {
	expect(() =>
		fc.assert(
			fc.property(history, (one) => hold(one, faulty)),
			{ ...run, numRuns: 300, endOnFailure: true }
		)
	).toThrow();
});
const latestByClock = (marks: readonly Mark[]) =>
	marks.filter((mark) => !marks.some((other) => sameKey(mark, other) && other.at > mark.at));

test('sets meet in any order, in any groups, and as often as they like', () => {
	const marks = history.map((one) => live(one, fold).made.map(({ mark }) => mark));
	fc.assert(
		fc.property(marks, marks, marks, (a, b, c) => {
			const view = fold(union(a, b));
			expect(fold(union(b, a)), 'commutative').toEqual(view);
			expect(fold(union(union(a, b), c)), 'associative').toEqual(fold(union(a, union(b, c))));
			expect(fold(union(a, b, a)), 'idempotent').toEqual(view);
		}),
		{ ...run, numRuns: histories / 3 }
	);
});

const mark = (id: string, value: unknown, more: Partial<Mark> = {}): Mark => ({
	...{ id, pocket: `p-${id}`, seq: 1, key: { subject: 'ana', field: 'line' }, saw: [], at: '2026-11-24T10:00:00Z' },
	...{ value, ...more }
});

describe('at one key', () => {
	test('a tap that saw the earlier one stands alone, however wrong its clock is', () => {
		const marks = [mark('a', 'came'), mark('b', 'late', { saw: ['a'], at: '2026-11-23T10:00:00Z' })];
		expect(fold(marks)).toMatchObject([{ value: 'late', by: 'p-b', differs: false, stands: [{ id: 'b' }] }]);
	});
	test('moments are compared as moments, whatever zone they are written in, then by pocket and number', () => {
		const shown = (...marks: Mark[]) => fold(marks)[0]?.stands.map(({ id }) => id);
		expect(shown(mark('a', 1, { at: '2026-11-24T12:00:00+02:00' }), mark('b', 2, { at: begin + 1 }))).toEqual([
			'b',
			'a'
		]);
		expect(shown(mark('a', 1), mark('b', 2, { at: '2026-11-24T11:00:00+01:00' }))).toEqual(['b', 'a']);
		const [first, second] = [mark('z', 1, { pocket: 'p', seq: 1 }), mark('y', 2, { pocket: 'p', seq: 2 })];
		expect(shown(first, second)).toEqual(['y', 'z']);
	});
	test('the same said twice is no difference', () => {
		const twice = [mark('a', { x: 1, y: 2 }), mark('b', { y: 2, x: 1 })];
		expect(fold(twice)).toMatchObject([{ differs: false, stands: [{}, {}] }]);
	});
	test('ids that are not there, at another key, or its own take nothing away', () => {
		const elsewhere = mark('b', 'nuts', { key: { subject: 'leo', field: 'care' }, saw: ['a', 'gone', 'b'] });
		expect(fold([mark('a', 'came'), elsewhere]).map(({ value }) => value)).toEqual(['came', 'nuts']);
	});
	test('marks that say they saw each other all stand, and what one of them saw stays seen by an honest mark', () => {
		const circle = [mark('a', 1, { saw: ['b'] }), mark('b', 2, { saw: ['a'] })];
		expect(standing(circle).map(({ id }) => id)).toEqual(['a', 'b']);
		expect(standing([...circle, mark('c', 3, { saw: ['a'] })]).map(({ id }) => id)).toEqual(['c']);
	});
	test.each<[string, string, unknown, unknown]>([
		['allergies', 'care', { allergies: 'nuts' }, { allergies: 'milk' }],
		['a walk-in child’s allergies', 'walk-in', { child: { allergies: 'nuts' } }, { child: { allergies: 'none' } }],
		['who took a child home', 'out', 'her aunt', 'her mother'],
		['two people who each say that a child went home with them there', 'out', true, true]
	])('%s are never chosen for anybody', (_, field, one, other) => {
		const key = { subject: 'leo', field };
		const marks = [mark('a', one, { key }), mark('b', other, { key })];
		expect(fold(marks)).toMatchObject([{ value: null, by: null, differs: true, stands: [{ id: 'b' }, { id: 'a' }] }]);
		const settled = mark('c', other, { key, saw: ['a', 'b'] });
		expect(fold([...marks, settled])).toMatchObject([{ value: other, by: 'p-c', differs: false }]);
	});
	test('what is otherwise different about a walk-in is chosen by the clock', () => {
		const key = { subject: 'x', field: 'walk-in' };
		const marks = [mark('a', { called: 'Al' }, { key }), mark('b', { called: 'Ali' }, { key })];
		expect(fold(marks)).toMatchObject([{ value: { called: 'Ali' }, differs: true }]);
	});
});

describe('counts', () => {
	const at = (subject: string, field: string, value: unknown) =>
		mark(`${subject} ${field}`, value, { key: { subject, field } });
	const counted = (...marks: Mark[]) => countMarks(fold(marks));
	test('an empty register', () => {
		expect([fold([]), cameAgain([]), new Set(Object.values(counted()))]).toEqual([[], [], new Set([0])]);
	});
	test('names and heads are both kept, and the larger is told', () => {
		const named = [at('a', 'line', 'came'), at('b', 'line', 'left-early'), at('c', 'line', 'no-word')];
		const more = [
			at('a', 'children', 2),
			at('c', 'children', 3),
			at('w', 'walk-in', { called: 'W', child: { id: 'k' } })
		];
		const here = { came: 1, leftEarly: 1, noWord: 1, walkIns: 1, late: 0, apologies: 0 };
		expect(counted(...named, ...more)).toEqual({ ...here, adults: 3, children: 3 });
		const heads = at('session', 'count', { adults: 9, children: 1 });
		expect(counted(...named, ...more, heads)).toEqual({ ...here, adults: 9, children: 3 });
	});
	test('a walk-in who was tapped on the register too is one, and so are two whom somebody said are one', () => {
		const two = [at('v', 'walk-in', { called: 'V' }), at('w', 'walk-in', { called: 'W' })];
		expect(counted(...two)).toMatchObject({ walkIns: 2, adults: 2 });
		expect(counted(...two, at('w', 'line', 'came'))).toMatchObject({ came: 1, walkIns: 2, adults: 2 });
		expect(counted(...two, at('w', 'same', 'v'))).toMatchObject({ walkIns: 1, adults: 1 });
		expect(counted(...two, at('w', 'same', 'v'), at('v', 'same', 'w'))).toMatchObject({ walkIns: 1, adults: 1 });
		expect(counted(at('v', 'walk-in', null))).toMatchObject({ walkIns: 0, adults: 0 });
	});
	test('a child of a walk-in who was brought into the crèche is one child', () => {
		const walkIn = at('w', 'walk-in', { called: 'W', child: { id: 'k', allergies: 'nuts' } });
		expect(counted(walkIn, at('k', 'in', true), at('l', 'in', true))).toMatchObject({ children: 2 });
	});
});
