import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attackOne } from '../../../../../packages/small-statistics/tests/attacker.ts';
import type { Published } from '@kith/small-statistics';
import { areaFiguresOf, type AreaFigures, type QuarterCount, type QuarterLine } from './policy.ts';

const areas = ['Hill', 'Mill', 'Quay', null];
const registers = fc.array(
	fc.record({ area: fc.nat(3), meeting: fc.nat(2), person: fc.nat(30), cameBefore: fc.boolean() }),
	{ maxLength: 120, size: 'max' }
);
type Drawn = { area: number; meeting: number; person: number; cameBefore: boolean }[];
/** Whether somebody came before is one fact of hers. */
const linesOf = (drawn: Drawn): QuarterLine[] => {
	const before = new Map(drawn.map(({ person, cameBefore }) => [person, cameBefore]));
	return drawn.map(({ area, meeting, person }) => ({
		area: areas[area] ?? null,
		session: `${area} ${meeting}`,
		heldOn: `2026-10-0${meeting + 1}`,
		person: `p${person}`,
		cameBefore: before.get(person) ?? false
	}));
};

const published = (count: number | null): Published =>
	count === null ? { shown: false } : { shown: true, value: count };
const rule = { threshold: 5, roundTo: 1, zeros: 'show' } as const;

/** Small numbers that the attacker knows for certain, of people who came for the first time, again, or at all. */
function knownFew(figures: readonly AreaFigures[]): number[] {
	const rows = figures.filter(({ isTotal }) => !isTotal);
	const total = figures.find(({ isTotal }) => isTotal);
	const again = ({ people, firstTimers }: AreaFigures) =>
		people === null || firstTimers === null ? null : people - firstTimers;
	const table = {
		rows: rows.map((_, place) => String(place)),
		columns: ['first', 'again'],
		cells: rows.map((row) => [published(row.firstTimers), published(again(row))]),
		rowTotals: rows.map(({ people }) => published(people)),
		columnTotals: [published(total?.firstTimers ?? null), published(null)],
		total: published(null)
	};
	const [found] = attackOne({ table, rule, rows: table.rows });
	return (found?.least ?? []).filter((least, edge) => least === found?.most[edge] && least > 0 && least < 5);
}

/** Hides what is small, and nothing else; whoever is new in two areas is so in both. */
const naively = (lines: readonly QuarterLine[]): AreaFigures[] => {
	const few = (count: number) => (count > 0 && count < 5 ? null : count);
	const different = (own: readonly QuarterLine[]) => new Set(own.map(({ person }) => person)).size;
	const raw = [...new Set(lines.map(({ area }) => area))].map((areaId) => {
		const own = lines.filter(({ area }) => area === areaId);
		return { areaId, people: different(own), first: different(own.filter(({ cameBefore }) => !cameBefore)) };
	});
	const row = (areaId: string | null, people: number, first: number, isTotal: boolean): AreaFigures => {
		const beside = { referred: 0, interested: 0, called: 0, agreed: 0, givenBack: 0 };
		return {
			areaId,
			isTotal,
			sessions: 1,
			people: few(people),
			attendances: null,
			firstTimers: few(first),
			heads: null,
			...beside
		};
	};
	const newcomers = raw.reduce((sum, { first }) => sum + first, 0);
	return [...raw.map(({ areaId, people, first }) => row(areaId, people, first, false)), row(null, 0, newcomers, true)];
};
const seeded = { numRuns: 400, seed: 20261128, endOnFailure: true };

test('what stands side by side gives no few people away, whoever reckons with margins and bounds, and much is seen', () => {
	let seen = 0;
	fc.assert(
		fc.property(registers, (drawn) => {
			const figures = areaFiguresOf(linesOf(drawn));
			expect(knownFew(figures)).toEqual([]);
			seen += figures.filter(({ people }) => people !== null && people > 0).length;
			for (const { isTotal, people, firstTimers, attendances } of figures) {
				if (people === null && !isTotal) expect([firstTimers, attendances]).toEqual([null, null]);
				for (const one of [people, firstTimers, attendances]) expect(one === null || one === 0 || one >= 5).toBe(true);
			}
		}),
		seeded
	);
	expect(seen).toBeGreaterThan(300);
	const planted = () =>
		fc.assert(
			fc.property(registers, (drawn) => {
				expect(knownFew(naively(linesOf(drawn)))).toEqual([]);
			}),
			seeded
		);
	expect(planted, 'where only small numbers are hidden he finds some').toThrow();
});

test('whoever had come before is counted in the total', () => {
	const line = (person: string, cameBefore: boolean): QuarterLine => {
		return { area: 'Hill', session: 's', heldOn: '2026-10-01', person, cameBefore };
	};
	const old = Array.from({ length: 6 }, (_, at) => line(`old ${at}`, true));
	const fresh = Array.from({ length: 7 }, (_, at) => line(`new ${at}`, false));
	expect(areaFiguresOf([...old, ...fresh]).at(-1)).toMatchObject({ people: 13, firstTimers: 7, attendances: 13 });
	expect(areaFiguresOf([...old.slice(3), ...fresh]).at(-1)).toMatchObject({ people: null, attendances: null });
});

const countOf = (area: string | null, of: string, more: Partial<QuarterCount> = {}): QuarterCount => ({
	...{ area, what: 'referred', of, pence: 0, ...more }
});
const six = ['a', 'b', 'c', 'd', 'e', 'f'];

test('who was referred or called counts once in an area, runs with an agreement plainly, and what was given back goes with those who claimed', () => {
	const figures = areaFiguresOf(
		[{ area: 'Hill', session: 's', heldOn: '2026-10-01', person: null, cameBefore: false }],
		[
			...six.map((of) => countOf('Hill', of)),
			countOf('Hill', 'a'),
			...six.map((of) => countOf('Mill', of, { what: 'givenBack', pence: 150 })),
			countOf('Hill', 'run', { what: 'agreed' }),
			countOf('Quay', 'a', { what: 'called' })
		]
	);
	const row = (area: string | null) => figures.find(({ areaId, isTotal }) => areaId === area && !isTotal);
	expect(row('Hill')).toMatchObject({ sessions: 1, referred: 6, agreed: 1, givenBack: 0 });
	expect(row('Mill')).toMatchObject({ sessions: 0, people: 0, givenBack: 900 });
	expect(figures.at(-1)).toMatchObject({ isTotal: true, referred: 6, agreed: 1, givenBack: 900, called: null });
	expect(row('Quay')?.called).toBeNull();
});

test('heads stand in a column of their own, with meetings that have no names, and nowhere if one row would tell of few', () => {
	const at = (area: string, session: string, people: number): QuarterLine[] => {
		const line = { area, session, heldOn: '2026-10-01', cameBefore: false };
		const came = Array.from({ length: people }, (_, one) => ({ ...line, person: `${session} ${one}` }));
		return came.length ? came : [{ ...line, person: null }];
	};
	const [hill, door] = [at('Hill', 'h', 8), at('Mill', 'd', 0)];
	const heads = (lines: QuarterLine[], counted: Record<string, number>) =>
		areaFiguresOf(lines, [countOf('Quay', 'a')], new Map(Object.entries(counted))).map((row) => row.heads);
	expect(heads([...hill, ...door], { d: 12 })).toEqual([8, 12, 0, 20]);
	expect(heads([...hill, ...door], { d: 12, h: 6 }), 'names are never lost').toEqual([8, 12, 0, 20]);
	const nothing = [null, null, null, null];
	expect(heads([...hill, ...door], {}), 'nobody counted').toEqual(nothing);
	expect(heads([...hill, ...door], { d: 3 }), 'three without a name').toEqual(nothing);
	expect(heads([...hill, ...door], { d: 12, h: 10 }), 'two more than have a name').toEqual(nothing);
	expect(heads([...at('Hill', 'h', 3), ...door], { d: 12 }), 'three by name').toEqual(nothing);
});

test('of those who were referred nobody works a small number out', () => {
	const drawn = fc.array(fc.record({ area: fc.nat(3), person: fc.nat(20) }), { maxLength: 60, size: 'max' });
	const known = (list: { area: number; person: number }[]) => {
		const figures = areaFiguresOf(
			[],
			list.map(({ area, person }) => countOf(areas[area] ?? null, `p${person}`))
		);
		const rows = figures.filter(({ isTotal }) => !isTotal).map(({ referred }) => published(referred));
		const total = published(figures.at(-1)?.referred ?? null);
		const names = rows.map((_, place) => String(place));
		const cells = rows.map((count) => [count]);
		const table = { rows: names, columns: ['all'], cells, rowTotals: rows, columnTotals: [total], total };
		const [found] = rows.length ? attackOne({ table, rule, rows: names }) : [];
		return (found?.least ?? []).filter((least, edge) => least === found?.most[edge] && least > 0 && least < 5);
	};
	fc.assert(
		fc.property(drawn, (list) => {
			expect(known(list)).toEqual([]);
		})
	);
});
