import type { MeasureDefinition } from '@kith/measures';
import type { DatasetRow } from '../change/rows.ts';
import type { SheetLine } from './sheet.ts';

/** Of fewer rows nobody can say what runs with what. */
const fewestRows = 10;

/**
 * The turned items whose answers, as they are valued now, fall where the answers to the other items rise: likely they are
 * turned once too often, or not at all. None where there is too little to tell.
 */
export function itemsAgainstTheRest(
	definition: MeasureDefinition,
	rows: readonly Pick<DatasetRow, 'answers'>[]
): number[] {
	const turned = definition.items.filter(({ reversed }) => reversed);
	const others = definition.items.filter(({ reversed }) => !reversed);
	if (!turned.length || !others.length) return [];
	return turned.flatMap(({ number }) => {
		const pairs = rows.flatMap(({ answers }) => {
			const rest = others.map((item) => answers[item.number]).filter((value) => typeof value === 'number');
			const own = answers[number];
			return typeof own === 'number' && rest.length ? [[own, meanOf(rest)] as const] : [];
		});
		return pairs.length >= fewestRows && runsAgainst(pairs) ? [number] : [];
	});
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether they correlate with the wrong sign, and by more than chance makes of a few rows. */
function runsAgainst(pairs: readonly (readonly [number, number])[]): boolean {
	const [mean, rest] = [meanOf(pairs.map(([own]) => own)), meanOf(pairs.map(([, other]) => other))];
	const sum = (of: (own: number, other: number) => number) =>
		pairs.reduce((total, [own, other]) => total + of(own - mean, other - rest), 0);
	const width = Math.sqrt(sum((own) => own * own) * sum((_, other) => other * other));
	return width > 0 && sum((own, other) => own * other) / width < -0.2;
}

/** Codes that stand in several cohorts: one person who changed, or codes that begin again in each. */
export function codesInSeveral(lines: readonly SheetLine[]): string[] {
	const cohorts = new Map<string, Set<string>>();
	for (const { code, cohort } of lines) cohorts.set(code, (cohorts.get(code) ?? new Set()).add(cohort));
	return [...cohorts].filter(([, of]) => of.size > 1).map(([code]) => code);
}

/** Gives the code under which somebody is kept: codes in `alike` are one person, codes in `again` one in each cohort. */
export function personBy(alike: readonly string[][], again: readonly string[]) {
	const first = new Map(alike.flatMap((group) => group.map((code) => [code, group[0] ?? code] as const)));
	const several = new Set(again);
	return ({ code, cohort }: SheetLine) => {
		const one = first.get(code) ?? code;
		return several.has(code) ? `${one} (${cohort})` : one;
	};
}
